// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads and sets a property of a request body, for the few operations that page by their body. */
final class PagedBody {
  private PagedBody() {}

  static Invocation with(Invocation invocation, Paging paging, String token) {
    JsonObject body = content(invocation);
    boolean position = paging instanceof Paging.ByOffset;
    body.add(
        paging.parameter(),
        position ? new JsonPrimitive(new BigDecimal(token)) : new JsonPrimitive(token));
    return invocation.body("application/json", RequestBody.of(body.toString()));
  }

  /** The property; its name may be a path with dots. */
  static @Nullable String property(Invocation invocation, String name) {
    JsonElement value = content(invocation);
    for (String part : name.split("\\.", -1)) {
      value = value instanceof JsonObject object ? object.get(part) : null;
    }
    return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
  }

  private static JsonObject content(Invocation invocation) {
    RequestBody body = invocation.content();
    if (body == null) {
      return new JsonObject();
    }
    try (InputStream stream = body.open()) {
      return Json.decode(stream.readAllBytes(), Codec.JSON).getAsJsonObject();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
