// SPDX-License-Identifier: MIT
package io.github.fluentado.wiki;

import io.github.fluentado.core.error.Check;

/**
 * A version of a page: a change that names it is refused if the page has another one by then.
 *
 * @param etag as the service gives it, with its quotes
 */
public record PageVersion(String etag) {
  /**
   * From the text of a header.
   *
   * @throws IllegalArgumentException if it cannot stand in a header
   */
  public PageVersion {
    Check.visible("etag", etag);
  }

  @Override
  public String toString() {
    return etag;
  }
}
