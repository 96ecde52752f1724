// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/** A JSON object being written, member by member. */
public final class Doc {
  private final JsonObject object = new JsonObject();

  private Doc() {}

  public static Doc of() {
    return new Doc();
  }

  public static Doc of(String name, @Nullable Object value) {
    return new Doc().with(name, value);
  }

  /** One member more; none when the value is absent. */
  public Doc with(String name, @Nullable Object value) {
    if (value != null) {
      object.add(name, Json.of(value));
    }
    return this;
  }

  /** A member that is there and null, as the service writes some. */
  public Doc withNull(String name) {
    object.add(name, JsonNull.INSTANCE);
    return this;
  }

  public Doc withHref(String name, String url) {
    return with(name, of("href", url));
  }

  public Doc withAll(JsonObject more) {
    more.entrySet().forEach(member -> object.add(member.getKey(), member.getValue()));
    return this;
  }

  public JsonObject json() {
    return object;
  }

  JsonElement element() {
    return object;
  }
}
