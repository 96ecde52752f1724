// SPDX-License-Identifier: MIT
package io.github.fluentado.pullrequests;

import io.github.fluentado.core.Connection;

/** Where a pull request is found. */
record Place(Connection connection, String repository, int id) {
  @Override
  public String toString() {
    return repository + "!" + id;
  }
}
