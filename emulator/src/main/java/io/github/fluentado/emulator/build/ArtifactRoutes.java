// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Downloads;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What builds leave behind. The files come from the second port: whoever asks for a zip is sent
 * there.
 */
final class ArtifactRoutes {
  static final String ZIP = "artifact";
  static final String FILE = "artifactfile";
  private static final String BYTES = "application/octet-stream";

  private final Builds builds;
  private final Forms forms;
  private final Downloads downloads;

  ArtifactRoutes(Builds builds, Forms forms, Downloads downloads) {
    this.builds = builds;
    this.forms = forms;
    this.downloads = downloads;
    downloads.serveArtifacts(ZIP, this::zip);
    downloads.serveArtifacts(FILE, this::file);
  }

  List<Route> routes() {
    String path = "build/builds/{build:int}/artifacts";
    return List.of(
        Route.of("GET", path, this::get).in(PROJECT),
        Route.of("POST", path, this::create).in(PROJECT));
  }

  private Build build(Call call) {
    return builds.get(builds.organization().requiredProject(call), call.number("build"));
  }

  static Artifact artifact(Build build, String name) {
    return Builds.artifact(build, name).orElseThrow(() -> BuildErrors.noArtifact(name, build.id()));
  }

  private HttpAnswer get(Call call) {
    Build build = build(call);
    Query query = call.query();
    Optional<String> name = query.text("artifactName");
    if (name.isEmpty()) {
      return Answers.list(build.artifacts().items(), artifact -> json(build, artifact));
    }
    Artifact artifact = artifact(build, name.get());
    ArtifactFiles files = new ArtifactFiles(build, artifact);
    if (query.text("fileId").isPresent()) {
      return file(files, query);
    }
    String accepted = call.headers().first("Accept").orElse("");
    String format = query.text("$format").orElse(accepted).toLowerCase(Locale.ROOT);
    if (format.contains("zip")) {
      return redirect(files, downloads.sign(ZIP, "" + build.id(), artifact.name()));
    } else if (format.equals("file")) {
      String path = query.text("subPath").orElseThrow(() -> BuildErrors.missing("subPath"));
      StoredFile file = files.find(path).orElseThrow(() -> noFile(path, artifact));
      return redirect(
          files, downloads.sign(FILE, "" + build.id(), artifact.name(), files.path(file)));
    }
    return Answers.ok(json(build, artifact));
  }

  private static HttpAnswer redirect(ArtifactFiles files, Downloads.Signed place) {
    if (!files.artifact().hasFiles()) {
      throw BuildErrors.of(
          400,
          "ArtifactTypeNotSupportedException",
          "Artifacts of type " + files.artifact().type() + " cannot be downloaded.");
    }
    return HttpAnswer.empty(302).with("Location", place.url());
  }

  /** A file by the id of its content, or by its path; the manifest by the artifact's own id. */
  private static HttpAnswer file(ArtifactFiles files, Query query) {
    String id = query.text("fileId").orElseThrow();
    String path = query.text("fileName").orElse("");
    boolean whole = id.equalsIgnoreCase(files.artifact().data());
    if (whole && path.isEmpty()) {
      return HttpAnswer.of(200, BYTES, Json.text(files.manifest().json()));
    }
    return (whole ? files.find(path) : files.byHash(id))
        .map(file -> HttpAnswer.of(200, BYTES, file.content().get()))
        .orElseThrow(() -> noFile(path.isEmpty() ? id : path, files.artifact()));
  }

  private static ServiceException noFile(String name, Artifact artifact) {
    return BuildErrors.of(
        404,
        "ArtifactNotFoundException",
        "Artifact " + artifact.name() + " has no file " + name + ".");
  }

  private HttpAnswer create(Call call) {
    Build build = build(call);
    JsonObject body = call.object();
    String name = Json.string(body, "name");
    if (name == null || name.isBlank()) {
      throw BuildErrors.missing("artifact.Name");
    }
    JsonObject resource = Words.object(body, "resource");
    if (resource == null || Json.string(resource, "type") == null) {
      throw BuildErrors.missing("artifact.Resource.Type");
    }
    if (Builds.artifact(build, name).isPresent()) {
      throw BuildErrors.of(
          409,
          "ArtifactExistsException",
          "Build " + build.id() + " has an artifact " + name + " already.");
    }
    Artifact made =
        builds.addArtifact(
            build,
            name.trim(),
            String.valueOf(Json.string(resource, "type")),
            data(build, resource),
            properties(resource),
            Json.string(body, "source", ""));
    return Answers.ok(json(build, made));
  }

  private static String data(Build build, JsonObject resource) {
    String data = Json.string(resource, "data", "");
    boolean container = "container".equalsIgnoreCase(Json.string(resource, "type"));
    if (container && !data.matches("#/" + build.container() + "(/.*)?")) {
      throw ServiceException.invalidArgument(
          "The data of a container is #/%d/FOLDER for this build, not '%s'."
              .formatted(build.container(), data));
    }
    return data;
  }

  private static Map<String, String> properties(JsonObject resource) {
    Map<String, String> properties = new TreeMap<>();
    JsonObject given = Words.object(resource, "properties");
    if (given != null) {
      given
          .entrySet()
          .forEach(member -> properties.put(member.getKey(), Json.scalar(member.getValue())));
    }
    return properties;
  }

  private Doc json(Build build, Artifact artifact) {
    Map<String, String> properties = new TreeMap<>(artifact.properties());
    String self = forms.url(build) + "/artifacts?artifactName=" + Percent.encode(artifact.name());
    String url = self + "&api-version=7.1";
    String download = artifact.data();
    if (artifact.hasFiles()) {
      properties.put("artifactsize", "" + new ArtifactFiles(build, artifact).size());
      download = url + "&%24format=zip";
    }
    Doc resource =
        Doc.of("type", artifact.type())
            .with("data", artifact.data())
            .with("properties", properties)
            .with("url", url)
            .with("downloadUrl", download);
    return Doc.of("id", artifact.id())
        .with("name", artifact.name())
        .with("source", artifact.source())
        .with("resource", resource);
  }

  private ArtifactFiles signed(List<String> path) {
    int id = Integer.parseInt(path.get(0));
    Build build = builds.any(id).orElseThrow(() -> BuildErrors.noBuild(id));
    return new ArtifactFiles(build, artifact(build, path.get(1)));
  }

  private Downloads.Content zip(List<String> path) {
    ArtifactFiles files = signed(path);
    return new Downloads.Content(files.artifact().name() + ".zip", "application/zip", files.zip());
  }

  private Downloads.Content file(List<String> path) {
    ArtifactFiles files = signed(path);
    StoredFile file =
        files.find(path.get(2)).orElseThrow(() -> noFile(path.get(2), files.artifact()));
    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
    return new Downloads.Content(name, BYTES, file.content());
  }
}
