// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Files and folders, as they are at some version. */
record ItemRoutes(Git git) {

  List<Route> routes() {
    String items = "git/repositories/{repository}/items";
    return List.of(
        Route.of("GET", items + "/{*path}", this::get),
        Route.of("POST", "git/repositories/{repository}/itemsbatch", this::batch).reading());
  }

  private HttpAnswer get(Call call) {
    GitRepository repository = git.repository(call);
    Query query = call.query();
    Optional<String> scope = query.text("scopePath");
    Optional<String> single =
        query.text("path").or(() -> Optional.of(call.part("path")).filter(p -> !p.isEmpty()));
    String path = Paths.written(single.or(() -> scope).orElse("/"));
    ItemView view = view(repository, query, path);
    Entry entry = view.entry();
    boolean list = single.isEmpty() && (scope.isPresent() || entry.isFolder());
    Format format = Format.asked(call).orElse(list || entry.isFolder() ? Format.JSON : bytes(view));
    if (format == Format.ZIP) {
      boolean whole = single.filter(named -> Paths.written(named).equals("/")).isPresent();
      if (whole
          && query.text("recursionLevel").map(ItemRoutes::recursion).orElse("").equals("full")) {
        throw GitErrors.badArgument(
            "A folder with all that is below it is asked for by scopePath, not by path.");
      }
      return zip(repository, view, query);
    }
    String recursion = recursion(query.text("recursionLevel").orElse(list ? "oneLevel" : "none"));
    if (list || (entry.isFolder() && !recursion.equals("none"))) {
      return Answers.list(view.items(recursion));
    }
    if (format == Format.JSON || entry.isFolder()) {
      return Answers.ok(view.item(entry, true, query.flag("includeContent")));
    }
    return raw(view, format, query);
  }

  private ItemView view(GitRepository repository, Query query, String path) {
    Optional<Versions.Descriptor> version = Versions.Descriptor.of(query, "versionDescriptor");
    boolean metadata = query.flag("includeContentMetadata");
    boolean latest = query.flag("latestProcessedChange");
    boolean links = query.flag("includeLinks");
    return ItemView.of(git, repository, version, path, new ItemView.Wish(metadata, latest, links));
  }

  /** Without a wish for JSON, files come as they are. */
  private static Format bytes(ItemView view) {
    return FileText.isBinary(view.content(view.entry())) ? Format.OCTETS : Format.TEXT;
  }

  private static String recursion(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "none", "0" -> "none";
      case "onelevel", "1" -> "oneLevel";
      case "onelevelplusnestedemptyfolders", "4" -> "nested";
      case "full", "120" -> "full";
      default -> throw GitErrors.badArgument("'" + text + "' is not a recursionLevel.");
    };
  }

  private static HttpAnswer zip(GitRepository repository, ItemView view, Query query) {
    Entry entry = view.entry();
    String name = entry.name().isEmpty() ? repository.name() : entry.name();
    byte[] zip = Zip.of(repository.contents(), view.commit(), entry);
    HttpAnswer answer = Zip.answer(zip, query.text("fileName").orElse(name + ".zip"));
    return query
        .text("api-version")
        .map(version -> Format.OCTETS.mediaType() + "; api-version=" + version)
        .map(type -> answer.with("Content-Type", type))
        .orElse(answer);
  }

  private static HttpAnswer raw(ItemView view, Format format, Query query) {
    byte[] content = view.content(view.entry());
    boolean text = format == Format.TEXT;
    String type = text ? "text/plain; charset=utf-8" : format.mediaType();
    HttpAnswer answer = HttpAnswer.of(200, type, content);
    return query.flag("download") || !text ? Zip.attached(answer, view.entry().name()) : answer;
  }

  /** The items of each descriptor, as a list of lists. */
  private HttpAnswer batch(Call call) {
    GitRepository repository = git.repository(call);
    JsonObject body = call.object();
    if (!(Json.member(body, "itemDescriptors") instanceof JsonArray descriptors)) {
      throw GitErrors.missingArgument("itemDescriptors is needed. Parameter name: requestData");
    }
    boolean metadata = Json.flag(body, "includeContentMetadata");
    boolean latest = Json.flag(body, "latestProcessedChange");
    ItemView.Wish wish = new ItemView.Wish(metadata, latest, Json.flag(body, "includeLinks"));
    List<List<Doc>> found = new ArrayList<>();
    for (JsonElement descriptor : descriptors) {
      if (!(descriptor instanceof JsonObject one)) {
        throw GitErrors.badArgument("Each item descriptor must be a JSON object.");
      }
      String path = Paths.written(Json.string(one, "path", "/"));
      ItemView view = ItemView.of(git, repository, version(one), path, wish);
      found.add(view.items(recursion(Json.string(one, "recursionLevel", "none"))));
    }
    return Answers.list(found);
  }

  private static Optional<Versions.Descriptor> version(JsonObject descriptor) {
    String version = Json.string(descriptor, "version", "");
    String type = Json.string(descriptor, "versionType", "branch");
    return version.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Versions.Descriptor(
                version, type, Json.string(descriptor, "versionOptions", "none")));
  }
}
