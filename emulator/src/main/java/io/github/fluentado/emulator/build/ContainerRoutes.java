// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Bytes;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.server.Zips;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Each build's container for files. A client that publishes an artifact puts its files here, whole
 * or in chunks, and then names their folder in a new artifact.
 */
final class ContainerRoutes {
  private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,9})-(\\d{1,9})/(\\d{1,9})");
  private static final String BYTES = "application/octet-stream";

  private final Builds builds;

  ContainerRoutes(Builds builds) {
    this.builds = builds;
  }

  List<Route> routes() {
    String all = "resources/containers";
    String one = all + "/{container:int}";
    return List.of(
        Route.of("GET", all, this::list),
        Route.of("GET", one + "/{*path}", this::items),
        Route.of("POST", one, this::create),
        Route.of("PUT", one + "/{*path}", this::put)
            .consuming(BYTES, "application/gzip", "application/zip", "text/plain"),
        Route.of("DELETE", one + "/{*path}", this::delete));
  }

  private Build build(Call call) {
    int id = call.number("container");
    return builds.ofContainer(id).orElseThrow(() -> none("container " + id));
  }

  private static ServiceException none(String what) {
    return ServiceException.of(
        404,
        "Microsoft.VisualStudio.Services.FileContainer.ContainerItemNotFoundException",
        3000,
        "There is no " + what + ".");
  }

  private static String path(Call call) {
    String path = call.query().text("itemPath").orElse(call.part("path")).replace('\\', '/');
    return Arrays.stream(path.split("/"))
        .filter(part -> !part.isEmpty())
        .reduce((before, next) -> before + "/" + next)
        .orElse("");
  }

  private HttpAnswer list(Call call) {
    List<String> uris = call.query().list("artifactUris");
    List<Build> found =
        builds.organization().projects().stream()
            .flatMap(builds::of)
            .filter(build -> uris.stream().anyMatch(build.uri()::equalsIgnoreCase))
            .toList();
    return Answers.list(found, this::container);
  }

  private Doc container(Build build) {
    String url = url(build);
    long size = build.files().stream().mapToLong(file -> file.content().size()).sum();
    return Doc.of("id", build.container())
        .with("scopeIdentifier", build.project())
        .with("artifactUri", build.uri())
        .with("securityToken", build.project() + "/" + build.pipeline())
        .with("name", "build-" + build.id())
        .with("size", size)
        .with("createdBy", builds.organization().me().id())
        .with("dateCreated", build.queued())
        .with("itemLocation", url + "?itemPath=%2A&metadata=True")
        .with("contentLocation", url + "?itemPath=%2A")
        .with("description", "Artifacts of build " + build.id());
  }

  private String url(Build build) {
    return builds.organization().url() + "/_apis/resources/Containers/" + build.container();
  }

  private HttpAnswer items(Call call) {
    Build build = build(call);
    String path = path(call);
    String accepted = call.headers().first("Accept").orElse("").toLowerCase(Locale.ROOT);
    String format = call.query().text("$format").orElse(accepted).toLowerCase(Locale.ROOT);
    List<StoredFile> found = below(build, path, call.query().flag("isShallow"));
    if (!path.isEmpty() && found.isEmpty()) {
      throw none("item " + path + " in container " + build.container());
    }
    if (format.contains("octet")) {
      StoredFile file =
          build
              .files()
              .find(path)
              .filter(item -> !item.folder())
              .orElseThrow(() -> none("file " + path));
      return HttpAnswer.of(200, BYTES, file.content().get());
    } else if (format.contains("zip")) {
      return HttpAnswer.of(200, "application/zip", zip(found).get());
    }
    return Answers.list(found, file -> json(build, file));
  }

  private static List<StoredFile> below(Build build, String path, boolean shallow) {
    String low = path.toLowerCase(Locale.ROOT);
    return build.files().stream()
        .filter(
            file -> {
              String name = file.path().toLowerCase(Locale.ROOT);
              boolean inside = low.isEmpty() || name.startsWith(low + "/");
              String rest = inside ? name.substring(low.isEmpty() ? 0 : low.length() + 1) : "";
              return name.equals(low) || (inside && !(shallow && rest.contains("/")));
            })
        .toList();
  }

  private static Bytes zip(List<StoredFile> files) {
    return Zips.of(
        files.stream()
            .filter(file -> !file.folder())
            .map(file -> new Zips.Packed(file.path(), file.changed(), file.content()))
            .toList());
  }

  private Doc json(Build build, StoredFile file) {
    String location = url(build) + "?itemPath=" + Percent.encode(file.path());
    return Doc.of("containerId", build.container())
        .with("scopeIdentifier", build.project())
        .with("path", file.path())
        .with("itemType", file.folder() ? "folder" : "file")
        .with("status", "created")
        .with("fileLength", file.folder() ? null : file.content().size())
        .with("fileEncoding", file.folder() ? null : 1)
        .with("fileType", file.folder() ? null : 1)
        .with("dateCreated", file.created())
        .with("dateLastModified", file.changed())
        .with("createdBy", builds.organization().me().id())
        .with("lastModifiedBy", builds.organization().me().id())
        .with("itemLocation", location + "&metadata=True")
        .with("contentLocation", location)
        .with("contentId", "");
  }

  /** Folders, and files that are still empty. */
  private HttpAnswer create(Call call) {
    Build build = build(call);
    JsonElement given = call.json();
    JsonElement items = given instanceof JsonObject wrapped ? Json.member(wrapped, "value") : given;
    List<Doc> made = new ArrayList<>();
    for (JsonObject item : Definition.objects(items)) {
      String path = Json.string(item, "path");
      if (path == null || path.isBlank()) {
        throw BuildErrors.missing("path");
      }
      boolean folder = "folder".equalsIgnoreCase(Json.string(item, "itemType"));
      Instant now = builds.now();
      StoredFile file = new StoredFile(path, folder, Bytes.of(""), now, now);
      build.files().put(path, file);
      made.add(json(build, file));
    }
    return Answers.json(201, Doc.of("count", made.size()).with("value", made));
  }

  private HttpAnswer put(Call call) {
    Build build = build(call);
    String path = path(call);
    if (path.isEmpty()) {
      throw BuildErrors.missing("itemPath");
    }
    byte[] sent = call.body();
    Matcher range = RANGE.matcher(call.headers().first("Content-Range").orElse(""));
    if (range.matches()) {
      int from = Integer.parseInt(range.group(1));
      int to = Integer.parseInt(range.group(2));
      int total = Integer.parseInt(range.group(3));
      byte[] whole = joined(build, path, sent, from, to);
      if (whole.length < total) {
        build.uploads().put(path, Bytes.of(whole));
        Instant now = builds.now();
        StoredFile partial = new StoredFile(path, false, Bytes.of(whole), now, now);
        return Answers.json(202, json(build, partial).with("status", "pendingUpload"));
      }
      build.uploads().remove(path);
      sent = whole;
    }
    boolean packed = call.headers().has("Content-Encoding", "gzip");
    StoredFile file =
        builds.put(build, path, Bytes.of(packed ? unpacked(sent) : sent), builds.now());
    return Answers.json(201, json(build, file));
  }

  private static byte[] joined(Build build, String path, byte[] sent, int from, int to) {
    byte[] before =
        from == 0 ? new byte[0] : build.uploads().find(path).map(Bytes::get).orElse(new byte[0]);
    if (before.length != from || to - from + 1 != sent.length) {
      throw ServiceException.invalidArgument(
          "The chunk begins at %d with %d bytes, but %d bytes of %s are there."
              .formatted(from, sent.length, before.length, path));
    }
    byte[] whole = Arrays.copyOf(before, before.length + sent.length);
    System.arraycopy(sent, 0, whole, before.length, sent.length);
    return whole;
  }

  private static byte[] unpacked(byte[] gzip) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw ServiceException.invalidArgument("The body says it is gzip, but it cannot be read.");
    }
  }

  private HttpAnswer delete(Call call) {
    Build build = build(call);
    String path = path(call);
    List<StoredFile> found = path.isEmpty() ? List.of() : below(build, path, false);
    if (found.isEmpty()) {
      throw none("item " + path + " in container " + build.container());
    }
    found.forEach(file -> build.files().remove(file.path()));
    return Answers.none();
  }
}
