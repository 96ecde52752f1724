// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;

/**
 * A value that was passed by until it is known what it is.
 *
 * @param place where it is, if its input has places
 * @param tree it, if its input has none
 */
record Later(int place, JsonElement tree) {
  static Later at(int place) {
    return new Later(place, JsonNull.INSTANCE);
  }

  static Later of(JsonElement tree) {
    return new Later(-1, tree);
  }
}
