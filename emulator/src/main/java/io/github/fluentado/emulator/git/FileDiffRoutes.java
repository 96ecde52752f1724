// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import static io.github.fluentado.emulator.server.Scope.PROJECT_OPTIONAL;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which lines of files differ between two commits. */
record FileDiffRoutes(Git git) {
  private static final int MOST = 10;

  List<Route> routes() {
    return List.of(
        Route.of("POST", "git/repositories/{repository}/filediffs", this::query)
            .in(PROJECT_OPTIONAL)
            .reading());
  }

  private HttpAnswer query(Call call) {
    GitRepository repository = git.repository(call);
    JsonObject body = call.object();
    String base = commit(repository, body, "baseVersionCommit");
    String target = commit(repository, body, "targetVersionCommit");
    JsonArray files =
        Json.member(body, "fileDiffParams") instanceof JsonArray list ? list : new JsonArray();
    if (files.isEmpty() || files.size() > MOST) {
      throw GitErrors.badArgument(
          "Number of file diffs requested must be between 1 and " + MOST + ".");
    }
    List<Doc> diffs = new ArrayList<>();
    for (JsonElement file : files) {
      if (!(file instanceof JsonObject wanted)) {
        throw GitErrors.badArgument("Each of the fileDiffParams is an object.");
      }
      diffs.add(diff(repository.contents(), base, target, wanted));
    }
    return Answers.list(diffs);
  }

  private static String commit(GitRepository repository, JsonObject body, String name) {
    String id = Json.string(body, name);
    if (id == null) {
      throw GitErrors.missingArgument(name);
    }
    return Git.commit(repository, id).id();
  }

  /** A side that is not named is empty; what is no text has no lines. */
  private static Doc diff(Contents contents, String base, String target, JsonObject wanted) {
    String path = Json.string(wanted, "path");
    String originalPath = Json.string(wanted, "originalPath");
    byte[] before = content(contents, base, originalPath);
    byte[] after = content(contents, target, path);
    Doc diff = Doc.of("path", path).with("originalPath", originalPath);
    return FileText.isBinary(before) || FileText.isBinary(after)
        ? diff
        : diff.with("lineDiffBlocks", LineBlocks.of(before, after));
  }

  private static byte[] content(Contents contents, String commit, @Nullable String path) {
    return path == null ? new byte[0] : contents.file(commit, path).orElse(new byte[0]);
  }
}
