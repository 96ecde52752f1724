// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry that npm speaks to. */
final class NpmDoor implements Door {
  private static final String TARBALL = "application/octet-stream";

  private final Packages packages;

  NpmDoor(Packages packages) {
    this.packages = packages;
  }

  @Override
  public Optional<HttpAnswer> answer(Request request) {
    if (!request.begins("registry")) {
      return Optional.empty();
    }
    List<String> path = new ArrayList<>(request.path().subList(1, request.path().size()));
    if (path.size() > 1 && path.get(0).matches("@[^/]+")) { // a scope may be a segment of its own
      path.set(0, path.get(0) + "/" + path.remove(1));
    }
    String name = path.isEmpty() ? "" : path.get(0);
    if (request.call().method().equals("PUT") && path.size() == 1) {
      return Optional.of(publish(request, name));
    } else if (!request.reads() || name.isEmpty() || name.equals("-")) {
      return Optional.empty();
    } else if (path.size() == 3 && path.get(1).equals("-")) {
      return Optional.of(file(request, name, path.get(2)));
    }
    return path.size() == 1 ? Optional.of(document(request, name)) : Optional.empty();
  }

  private List<PackageVersion> versions(Request request, String name) {
    List<PackageVersion> all = packages.of(request.feed(), Protocol.NPM, name);
    if (all.isEmpty()) {
      throw Packages.missing(name);
    }
    return all;
  }

  private HttpAnswer file(Request request, String name, String file) {
    return versions(request, name).stream()
        .flatMap(one -> Optional.ofNullable(one.files().get(file)).stream())
        .findFirst()
        .orElseThrow(() -> Packages.missing(file));
  }

  private HttpAnswer document(Request request, String name) {
    List<PackageVersion> all = versions(request, name);
    JsonObject versions = new JsonObject();
    JsonObject tags = new JsonObject();
    JsonObject times = new JsonObject();
    for (PackageVersion one : all) {
      JsonObject facts = one.facts().deepCopy();
      JsonObject dist = facts.get("dist") instanceof JsonObject said ? said : new JsonObject();
      String file = one.files().keySet().iterator().next();
      dist.addProperty("tarball", request.url() + "/npm/registry/" + one.name() + "/-/" + file);
      facts.add("dist", dist);
      JsonElement tag = facts.remove("$tag");
      versions.add(one.version(), facts);
      times.addProperty(one.version(), Json.time(one.published()));
      tags.addProperty(tag == null ? "latest" : tag.getAsString(), one.version());
    }
    if (!tags.has("latest")) {
      tags.addProperty("latest", all.get(all.size() - 1).version());
    }
    String shown = all.get(0).name();
    return Answers.ok(
        Doc.of("_id", shown)
            .with("name", shown)
            .with("dist-tags", tags)
            .with("versions", versions)
            .with("time", times));
  }

  /** One version with its tarball. */
  private HttpAnswer publish(Request request, String name) {
    JsonObject sent = request.call().object();
    JsonObject versions = object(sent, "versions");
    JsonObject files = object(sent, "_attachments");
    JsonObject tags =
        Json.member(sent, "dist-tags") instanceof JsonObject said ? said : new JsonObject();
    for (Map.Entry<String, JsonElement> one : versions.entrySet()) {
      JsonObject facts = one.getValue().getAsJsonObject().deepCopy();
      tags.entrySet().stream()
          .filter(tag -> tag.getValue().getAsString().equals(one.getKey()))
          .forEach(tag -> facts.addProperty("$tag", tag.getKey()));
      Map.Entry<String, JsonElement> attached = files.entrySet().iterator().next();
      String file = attached.getKey().substring(attached.getKey().lastIndexOf('/') + 1);
      String data = String.valueOf(Json.string(attached.getValue().getAsJsonObject(), "data"));
      HttpAnswer content = HttpAnswer.of(200, TARBALL, bytes(data));
      packages.publish(
          request.feed(), Protocol.NPM, name, one.getKey(), facts, Map.of(file, content));
    }
    return Answers.ok(Doc.of("ok", true));
  }

  private static byte[] bytes(String data) {
    try {
      return Base64.getDecoder().decode(data);
    } catch (IllegalArgumentException e) {
      throw ServiceException.invalidArgument("The attachment is not Base64.");
    }
  }

  private static JsonObject object(JsonObject sent, String name) {
    if (Json.member(sent, name) instanceof JsonObject object && object.size() > 0) {
      return object;
    }
    throw ServiceException.invalidArgument("The package has no " + name + ".");
  }
}
