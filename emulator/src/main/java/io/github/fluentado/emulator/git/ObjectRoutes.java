// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Blobs, trees and annotated tags, by their ids. */
record ObjectRoutes(Git git) {

  List<Route> routes() {
    String one = "git/repositories/{repository}/";
    return List.of(
        Route.of("GET", one + "blobs/{id}", this::blob),
        Route.of("POST", one + "blobs", this::blobs).reading(),
        Route.of("GET", one + "trees/{id}", this::tree),
        Route.of("POST", one + "annotatedtags", this::createTag),
        Route.of("GET", one + "annotatedtags/{id}", this::tag));
  }

  private static byte[] bytes(GitRepository repository, String id) {
    return repository
        .contents()
        .blob(checked(repository, id, "blob"))
        .orElseThrow(() -> GitErrors.noObject(id));
  }

  private static String checked(GitRepository repository, String text, String expected) {
    String id = Git.objectId(text);
    String type = repository.contents().type(id).orElseThrow(() -> GitErrors.noObject(id));
    if (!type.equals(expected)) {
      throw GitErrors.wrongType(id, expected, type);
    }
    return id;
  }

  private HttpAnswer blob(Call call) {
    GitRepository repository = git.repository(call);
    String id = checked(repository, call.part("id"), "blob");
    byte[] content = bytes(repository, id);
    String name = call.query().text("fileName").orElse(id);
    HttpAnswer answer =
        switch (Format.asked(call).orElse(Format.OCTETS)) {
          case JSON -> Answers.ok(json(repository, id, content.length));
          case ZIP -> Zip.answer(Zip.of(Map.of(name, content)), name + ".zip");
          case TEXT -> HttpAnswer.of(200, "text/plain; charset=utf-8", content);
          case OCTETS -> Zip.attached(HttpAnswer.of(200, Format.OCTETS.mediaType(), content), name);
        };
    return call.query().flag("download") && answer.headers().first("Content-Disposition").isEmpty()
        ? Zip.attached(answer, name)
        : answer;
  }

  private Doc json(GitRepository repository, String id, int size) {
    String base = git.json().url(repository);
    String url = base + "/blobs/" + id;
    return Doc.of("objectId", id)
        .with("size", size)
        .with("url", url)
        .with("_links", Doc.of().withHref("self", url).withHref("repository", base));
  }

  private HttpAnswer blobs(Call call) {
    GitRepository repository = git.repository(call);
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (JsonElement id : call.array()) {
      String text = Git.objectId(Json.scalar(id));
      files.put(text, bytes(repository, text));
    }
    String name = call.query().text("filename").orElse("blobs.zip");
    return Zip.answer(Zip.of(files), name);
  }

  private HttpAnswer tree(Call call) {
    GitRepository repository = git.repository(call);
    String id = checked(repository, call.part("id"), "tree");
    if (Format.asked(call).orElse(Format.JSON) == Format.ZIP) {
      byte[] zip = Zip.of(repository.contents(), id, new Entry("/", Entry.FOLDER, id));
      return Zip.answer(zip, call.query().text("fileName").orElse(id + ".zip"));
    }
    boolean recursive = call.query().flag("recursive");
    List<Doc> entries = new ArrayList<>();
    for (Entry entry : repository.contents().list(id, "/", recursive)) {
      entries.add(treeEntry(repository, entry));
    }
    String base = git.json().url(repository);
    String url = base + "/trees/" + id;
    return Answers.ok(
        Doc.of("objectId", id)
            .with("url", url)
            .with("treeEntries", entries)
            .with("size", repository.contents().size(id))
            .with("_links", Doc.of().withHref("self", url).withHref("repository", base)));
  }

  private Doc treeEntry(GitRepository repository, Entry entry) {
    String type = entry.type();
    String place = git.json().url(repository) + "/" + type + "s/";
    return Doc.of("objectId", entry.id())
        .with("relativePath", entry.path().substring(1))
        .with("mode", Integer.toOctalString(entry.mode()))
        .with("gitObjectType", type)
        .with("url", place + entry.id())
        .with("size", repository.contents().size(entry.id()));
  }

  private HttpAnswer createTag(Call call) {
    GitRepository repository = git.repository(call);
    JsonObject body = call.object();
    String name = Json.string(body, "name", "");
    String ref = name.startsWith(GitRef.TAGS) ? name : GitRef.TAGS + name;
    if (name.isEmpty() || !RefNames.isValid(ref)) {
      throw GitErrors.badRefName(name);
    }
    String message = Json.string(body, "message");
    if (message == null) {
      throw GitErrors.missingArgument("An annotated tag needs a message. Parameter name: message");
    }
    String target = target(repository, body);
    if (repository.ref(ref).isPresent()) {
      throw GitErrors.stale(ref, GitRepository.NONE, repository.tip(ref).orElseThrow());
    }
    Signature by = Signature.of(git.me(), git.organization().now());
    String id = repository.writeTag(GitRef.shortName(ref), target, by, message);
    repository.push(git.me(), List.of(new RefChange(ref, GitRepository.NONE, id)));
    return Answers.json(
        201, json(repository, new Tag(id, GitRef.shortName(ref), target, by, message)));
  }

  private static String target(GitRepository repository, JsonObject body) {
    String text =
        Json.member(body, "taggedObject") instanceof JsonObject object
            ? Json.string(object, "objectId")
            : null;
    if (text == null) {
      throw GitErrors.missingArgument("An annotated tag needs a taggedObject with its objectId.");
    }
    String id = Git.objectId(text);
    if (repository.contents().type(id).isEmpty()) {
      throw GitErrors.noObject(id);
    }
    return id;
  }

  private HttpAnswer tag(Call call) {
    GitRepository repository = git.repository(call);
    String id = checked(repository, call.part("id"), "tag");
    return Answers.ok(json(repository, repository.contents().tag(id).orElseThrow()));
  }

  private Doc json(GitRepository repository, Tag tag) {
    Doc target = Doc.of("objectId", tag.target());
    target.with("objectType", repository.contents().type(tag.target()).orElse(null));
    return Doc.of("name", tag.name())
        .with("objectId", tag.id())
        .with("taggedObject", target)
        .with("taggedBy", GitJson.signature(tag.by()))
        .with("message", tag.message())
        .with("url", git.json().url(repository) + "/annotatedtags/" + tag.id());
  }
}
