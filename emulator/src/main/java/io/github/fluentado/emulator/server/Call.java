// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.http.HttpRequest;
import java.util.Map;
import java.util.Optional;

/** A request that has found its route. */
public final class Call {
  private final HttpRequest request;
  private final Address address;
  private final Map<String, String> values;

  Call(HttpRequest request, Address address, Map<String, String> values) {
    this.request = request;
    this.address = address;
    this.values = Map.copyOf(values);
  }

  public String method() {
    return request.method();
  }

  /** The named part of the path; empty when it is an open end that was left out. */
  public String part(String name) {
    return values.getOrDefault(name, "");
  }

  public int number(String name) {
    return Integer.parseInt(part(name));
  }

  /** The number of something: with one below 1 the path leads nowhere. */
  public int positive(String name) {
    int number = number(name);
    if (number < 1) {
      throw ServiceException.noRoute(request.target().split("\\?", 2)[0]);
    }
    return number;
  }

  public Optional<String> project() {
    return Optional.ofNullable(address.project());
  }

  public Optional<String> team() {
    return Optional.ofNullable(address.team());
  }

  public Query query() {
    return address.query();
  }

  public Headers headers() {
    return request.headers();
  }

  public byte[] body() {
    return request.body();
  }

  public JsonElement json() {
    return Json.parse(Utf8.text(request.body()));
  }

  public JsonObject object() {
    if (json() instanceof JsonObject object) {
      return object;
    }
    throw ServiceException.invalidArgument("The request body must be a JSON object.");
  }

  public JsonArray array() {
    if (json() instanceof JsonArray array) {
      return array;
    }
    throw ServiceException.invalidArgument("The request body must be a JSON array.");
  }
}
