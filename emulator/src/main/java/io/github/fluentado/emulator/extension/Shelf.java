// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.extension;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.Locale;

/**
 * Where documents of an extension lie: those that all share, or those of one person.
 *
 * @param extension publisher and name
 */
record Shelf(String extension, String scopeType, String scopeValue, String collection) {

  static Shelf of(Call call) {
    return of(call, call.part("scopeType"), call.part("scopeValue"), call.part("collection"));
  }

  /** As one entry of a query names it. */
  static Shelf of(Call call, JsonObject wanted) {
    return of(
        call,
        text(wanted, "scopeType"),
        text(wanted, "scopeValue"),
        text(wanted, "collectionName"));
  }

  private static Shelf of(Call call, String scopeType, String scopeValue, String collection) {
    String extension = call.part("publisher") + "." + call.part("extension");
    return new Shelf(extension, scopeType, scopeValue, collection);
  }

  private static String text(JsonObject wanted, String name) {
    String value = Json.string(wanted, name);
    if (value == null) {
      throw ServiceException.invalidArgument("Each collection needs a " + name + ".");
    }
    return value;
  }

  /** Names count in any letter case. */
  String key() {
    return String.join("/", extension, scopeType, scopeValue, collection).toLowerCase(Locale.ROOT);
  }
}
