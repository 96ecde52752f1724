// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.endpoint;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.ServiceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads endpoints as clients send them. */
final class EndpointReader {
  private final World world;

  EndpointReader(World world) {
    this.world = world;
  }

  /**
   * A new endpoint.
   *
   * @param project that of the URL, where older clients name it
   */
  Endpoint create(JsonObject body, Optional<Project> project, UUID id) {
    String name = required(body, "name");
    JsonElement references = Json.member(body, "serviceEndpointProjectReferences");
    List<Endpoint.Use> uses =
        references instanceof JsonArray array
            ? uses(array, name)
            : project.map(p -> List.of(new Endpoint.Use(p.id(), name, ""))).orElse(List.of());
    if (uses.isEmpty()) {
      throw ServiceException.badRequest(
          "ArgumentException", "Name at least one project in serviceEndpointProjectReferences.");
    }
    return read(body, id, name, uses, null);
  }

  /** What an update leaves out stays; the service wants the whole endpoint sent, though. */
  Endpoint update(Endpoint old, JsonObject body) {
    String name = Json.string(body, "name", old.name());
    JsonElement references = Json.member(body, "serviceEndpointProjectReferences");
    List<Endpoint.Use> uses =
        references instanceof JsonArray array && !array.isEmpty() ? uses(array, name) : old.uses();
    return read(body, old.id(), name, uses, old);
  }

  private Endpoint read(
      JsonObject body, UUID id, String name, List<Endpoint.Use> uses, @Nullable Endpoint old) {
    String type = Json.string(body, "type", old == null ? "" : old.type());
    JsonObject authorization = object(body, "authorization");
    String scheme =
        Json.string(authorization, "scheme", old == null ? "None" : old.authorization().scheme());
    EndpointType.Scheme known =
        EndpointType.find(type)
            .flatMap(found -> found.scheme(scheme))
            .orElseThrow(() -> noType(type, scheme));
    Instant now = world.organization().now();
    return new Endpoint(
        id,
        name,
        Json.string(body, "description", old == null ? "" : old.description()),
        type,
        url(body, type, old),
        Json.member(body, "data") == null && old != null ? old.data() : strings(body, "data"),
        authorization(known, scheme, authorization, old),
        Json.member(body, "isReady") == null || Json.flag(body, "isReady"),
        uses,
        old == null ? world.organization().me() : old.createdBy(),
        old == null ? now : old.created(),
        world.organization().me(),
        now);
  }

  private static Endpoint.Authorization authorization(
      EndpointType.Scheme known, String scheme, JsonObject sent, @Nullable Endpoint old) {
    if (Json.member(sent, "parameters") == null && old != null) {
      return old.authorization();
    }
    Map<String, String> open = new TreeMap<>();
    List<String> secrets = new ArrayList<>();
    for (Map.Entry<String, JsonElement> entry : object(sent, "parameters").entrySet()) {
      if (known.hides(entry.getKey())) {
        secrets.add(entry.getKey());
      } else if (!entry.getValue().isJsonNull()) {
        open.put(entry.getKey(), Json.scalar(entry.getValue()));
      }
    }
    return new Endpoint.Authorization(scheme, open, secrets);
  }

  private static String url(JsonObject body, String type, @Nullable Endpoint old) {
    String usual = EndpointType.find(type).map(EndpointType::url).orElse("");
    String url = Json.string(body, "url", old == null ? usual : old.url());
    if (!url.matches("(?i)[a-z][a-z0-9+.-]*://.+")) {
      throw ServiceException.badRequest(
          "ArgumentException",
          "The url of the service endpoint is not a whole URL: '" + url + "'.");
    }
    return url;
  }

  List<Endpoint.Use> uses(JsonArray references, String name) {
    List<Endpoint.Use> uses = new ArrayList<>();
    for (JsonElement reference : references) {
      if (!(reference instanceof JsonObject sent)) {
        throw ServiceException.invalidArgument("Each project reference must be an object.");
      }
      JsonObject project = object(sent, "projectReference");
      String wanted = Json.string(project, "id", Json.string(project, "name", ""));
      UUID id = world.organization().project(wanted).id();
      uses.add(
          new Endpoint.Use(
              id, Json.string(sent, "name", name), Json.string(sent, "description", "")));
    }
    return uses;
  }

  /** An endpoint for GitHub with a token, the same each time. */
  Endpoint seed(Project project, UUID id) {
    JsonObject body =
        Json.parse(
                "{\"name\":\"github.com\",\"type\":\"github\",\"authorization\":"
                    + "{\"scheme\":\"PersonalAccessToken\",\"parameters\":{\"accessToken\":null}}}")
            .getAsJsonObject();
    return create(body, Optional.of(project), id);
  }

  private static JsonObject object(JsonObject body, String name) {
    JsonElement value = Json.member(body, name);
    if (value != null && !value.isJsonObject()) {
      throw ServiceException.invalidArgument(name + " must be an object.");
    }
    return value == null ? new JsonObject() : value.getAsJsonObject();
  }

  private static Map<String, String> strings(JsonObject body, String name) {
    Map<String, String> strings = new TreeMap<>();
    object(body, name)
        .entrySet()
        .forEach(
            entry ->
                strings.put(
                    entry.getKey(),
                    entry.getValue().isJsonNull() ? "" : Json.scalar(entry.getValue())));
    return strings;
  }

  private static String required(JsonObject body, String name) {
    String value = Json.string(body, name, "");
    if (value.isBlank()) {
      throw ServiceException.badRequest(
          "ArgumentNullException", "Value cannot be null. Parameter name: endpoint." + name);
    }
    return value;
  }

  private static ServiceException noType(String type, String scheme) {
    return ServiceException.badRequest(
        "ArgumentException",
        "Unable to find service endpoint type '%s' using authentication scheme '%s'."
            .formatted(type, scheme));
  }
}
