// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Store;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The registry that npm speaks to. */
final class NpmDoor implements Door {
  static final String DEPRECATED = "deprecated";
  private static final String TARBALL = "application/octet-stream";
  private static final String FILES = "-";
  private static final String REVISION = "-rev";

  private final Packages packages;
  private final NpmTags tags;

  NpmDoor(Packages packages, Store store) {
    this.packages = packages;
    this.tags = new NpmTags(store);
  }

  @Override
  public Optional<HttpAnswer> answer(Request request) {
    if (!request.begins("registry")) {
      return Optional.empty();
    } else if (request.begins("registry", FILES, "package")) {
      return tagged(request, path(request, 3));
    }
    List<String> path = path(request, 1);
    String name = path.isEmpty() ? FILES : path.get(0);
    return name.equals(FILES) ? Optional.empty() : answer(request, name, path);
  }

  /** The segments behind the first ones; a scope may be a segment of its own. */
  private static List<String> path(Request request, int behind) {
    List<String> path = new ArrayList<>(request.path().subList(behind, request.path().size()));
    if (path.size() > 1 && path.get(0).matches("@[^/]+")) {
      path.set(0, path.get(0) + "/" + path.remove(1));
    }
    return path;
  }

  private Optional<HttpAnswer> answer(Request request, String name, List<String> path) {
    boolean file = path.size() > 2 && path.get(1).equals(FILES);
    boolean revision = path.size() == 3 && path.get(1).equals(REVISION);
    return switch (request.reads() ? "GET" : request.call().method()) {
      case "PUT" ->
          path.size() == 1 || revision ? Optional.of(put(request, name)) : Optional.empty();
      case "DELETE" ->
          revision || file ? Optional.of(unpublish(request, name, file)) : Optional.empty();
      case "GET" ->
          file && path.size() == 3
              ? Optional.of(file(request, name, path.get(2)))
              : read(request, name, path);
      default -> Optional.empty();
    };
  }

  private Optional<HttpAnswer> read(Request request, String name, List<String> path) {
    return switch (path.size()) {
      case 1 -> Optional.of(Answers.ok(all(request, name)));
      case 2 -> one(request, name, path.get(1));
      default -> Optional.empty();
    };
  }

  private List<PackageVersion> versions(Request request, String name) {
    List<PackageVersion> all = packages.of(request.source(), Protocol.NPM, name);
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

  private Doc all(Request request, String name) {
    List<PackageVersion> all = versions(request, name);
    return NpmDocument.of(request, all, tags.of(request.feed(), all));
  }

  /** By its number or a tag. */
  private Optional<HttpAnswer> one(Request request, String name, String wanted) {
    List<PackageVersion> all = versions(request, name);
    String tagged = Json.string(tags.of(request.feed(), all), wanted);
    return all.stream()
        .filter(one -> one.version().equals(tagged == null ? wanted : tagged))
        .findFirst()
        .map(one -> Answers.ok(NpmDocument.version(request, one)));
  }

  private Optional<HttpAnswer> tagged(Request request, List<String> path) {
    if (path.size() < 2 || path.size() > 3 || !path.get(1).equals("dist-tags")) {
      return Optional.empty();
    }
    List<PackageVersion> all = versions(request, path.get(0));
    if (path.size() == 2) {
      return request.reads()
          ? Optional.of(Answers.ok(tags.of(request.feed(), all)))
          : Optional.empty();
    }
    String verb = request.call().method();
    if (verb.equals("PUT") || verb.equals("POST")) {
      String version = Json.scalar(request.call().json());
      packages.found(request.source(), Protocol.NPM, path.get(0), version);
      tags.put(request.feed(), path.get(0), path.get(2), version);
    } else if (verb.equals("DELETE")) {
      tags.remove(request.feed(), path.get(0), path.get(2));
    } else {
      return Optional.empty();
    }
    return Optional.of(Answers.ok(Doc.of("ok", true)));
  }

  /** With a tarball it is a new version; without one something about those that are there. */
  private HttpAnswer put(Request request, String name) {
    JsonObject sent = request.call().object();
    JsonObject versions = object(sent, "versions");
    if (Json.member(sent, "_attachments") instanceof JsonObject files && files.size() > 0) {
      publish(request, name, sent, versions, files);
    } else {
      change(request, name, versions);
    }
    return Answers.ok(Doc.of("ok", true));
  }

  private void publish(
      Request request, String name, JsonObject sent, JsonObject versions, JsonObject files) {
    Map.Entry<String, JsonElement> attached = files.entrySet().iterator().next();
    String file = attached.getKey().substring(attached.getKey().lastIndexOf('/') + 1);
    String data = String.valueOf(Json.string(attached.getValue().getAsJsonObject(), "data"));
    HttpAnswer content = HttpAnswer.of(200, TARBALL, bytes(data));
    for (Map.Entry<String, JsonElement> one : versions.entrySet()) {
      JsonObject facts = one.getValue().getAsJsonObject().deepCopy();
      packages.publish(
          request.source(), Protocol.NPM, name, one.getKey(), facts, Map.of(file, content));
    }
    if (Json.member(sent, "dist-tags") instanceof JsonObject said) {
      said.entrySet()
          .forEach(t -> tags.put(request.feed(), name, t.getKey(), Json.scalar(t.getValue())));
    }
  }

  /** Versions that are left out are unpublished, the others deprecated, or no more. */
  private void change(Request request, String name, JsonObject versions) {
    List<PackageVersion> all = versions(request, name);
    Set<String> known = Set.copyOf(all.stream().map(PackageVersion::version).toList());
    if (!known.containsAll(versions.keySet())) {
      throw ServiceException.invalidArgument("The package has no _attachments.");
    }
    for (PackageVersion one : all) {
      if (versions.get(one.version()) instanceof JsonObject said) {
        packages.deprecate(one, Json.string(said, DEPRECATED, ""));
      } else {
        packages.delete(one);
      }
    }
  }

  /** A whole package; of one file its version is gone already, as the document without it came. */
  private HttpAnswer unpublish(Request request, String name, boolean file) {
    if (!file) {
      versions(request, name).forEach(packages::delete);
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
