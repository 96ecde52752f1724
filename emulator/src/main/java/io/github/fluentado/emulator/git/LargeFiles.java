// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Bytes;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.store.Table;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files that Git LFS keeps beside a repository, in the protocol of its batches. */
final class LargeFiles {
  static final String TYPE = "application/vnd.git-lfs+json";
  private static final String ID = "[0-9a-f]{64}";

  private final Git git;
  private final Table<String, Bytes> files;

  LargeFiles(Git git, Store store) {
    this.git = git;
    this.files = store.table();
  }

  List<Route> routes() {
    String lfs = "_git/{repository}/info/lfs/";
    String json = "application/json";
    return List.of(
        Route.of("POST", lfs + "objects/batch", this::batch).consuming(TYPE, json).unversioned(),
        Route.of("PUT", lfs + "objects/{oid}", this::upload).consumingAnything().unversioned(),
        Route.of("GET", lfs + "objects/{oid}", this::download));
  }

  private GitRepository repository(Call call) {
    return SmartHttp.repository(git, call);
  }

  /** An answer in the media type of Git LFS. */
  static HttpAnswer answer(int status, Doc body) {
    return HttpAnswer.of(status, TYPE, Json.text(Json.of(body)));
  }

  private static String key(GitRepository repository, String oid) {
    return repository.id() + "/" + oid;
  }

  private HttpAnswer batch(Call call) {
    GitRepository repository = repository(call);
    JsonObject body = call.object();
    String operation = String.valueOf(Json.string(body, "operation"));
    if (!operation.matches("upload|download")
        || !(Json.member(body, "objects") instanceof JsonArray objects)) {
      return refused(422, "A batch needs an operation, upload or download, and its objects.");
    }
    List<Doc> told = new ArrayList<>();
    for (JsonElement element : objects) {
      String oid = element instanceof JsonObject one ? Json.string(one, "oid") : null;
      if (oid == null || !oid.matches(ID)) {
        return refused(422, "Each object needs an oid of 64 hexadecimal digits.");
      }
      told.add(object(repository, call, element.getAsJsonObject(), oid, operation));
    }
    return answer(200, Doc.of("transfer", "basic").with("objects", told));
  }

  private Doc object(
      GitRepository repository, Call call, JsonObject asked, String oid, String operation) {
    Optional<Bytes> kept = files.find(key(repository, oid));
    Doc told = Doc.of("oid", oid).with("size", asked.get("size")).with("authenticated", true);
    boolean uploads = operation.equals("upload");
    if (!uploads && kept.isEmpty()) {
      return told.with("error", Doc.of("code", 404).with("message", "There is no such object."));
    }
    if (uploads && kept.isPresent()) {
      return told;
    }
    Doc action = Doc.of("href", url(repository, oid));
    call.headers()
        .first("Authorization")
        .ifPresent(header -> action.with("header", Doc.of("Authorization", header)));
    return told.with("actions", Doc.of(operation, action));
  }

  private String url(GitRepository repository, String oid) {
    return "%s/%s/_git/%s/info/lfs/objects/%s"
        .formatted(git.organization().url(), repository.project().id(), repository.id(), oid);
  }

  private HttpAnswer upload(Call call) {
    GitRepository repository = repository(call);
    byte[] content = call.body();
    String oid = call.part("oid");
    if (!oid.equals(digest(content))) {
      return refused(422, "The content does not have the digest " + oid + ".");
    }
    files.put(key(repository, oid), Bytes.of(content));
    return HttpAnswer.empty(200);
  }

  private HttpAnswer download(Call call) {
    @Nullable Bytes kept = files.find(key(repository(call), call.part("oid"))).orElse(null);
    return kept == null
        ? refused(404, "There is no such object.")
        : HttpAnswer.of(200, "application/octet-stream", kept.get());
  }

  static HttpAnswer refused(int status, String message) {
    return answer(status, Doc.of("message", message));
  }

  private static String digest(byte[] content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(content));
    } catch (NoSuchAlgorithmException e) { // each JDK has it
      throw new IllegalStateException(e);
    }
  }
}
