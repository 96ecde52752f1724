// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.contribution;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Directory;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.Subject;
import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Those that answer from what the emulator holds, by the names that the service's pages use. */
final class Providers {
  private final Organization organization;
  private final Function<HttpRequest, HttpAnswer> ask;
  private final Map<String, Function<Question, Optional<Doc>>> all =
      Map.of(
          "ms.vss-web.page-data",
          question -> Optional.of(page()),
          "ms.vss-tfs-web.page-data",
          question -> Optional.of(ofProject(question)),
          "ms.vss-admin-web.project-admin-overview-delay-load-data-provider",
          question -> question.project().map(this::administrators),
          "ms.vss-admin-web.organization-admin-overview-delay-load-data-provider",
          question -> Optional.of(owner()),
          "ms.vss-build-web.pipelines-general-settings-data-provider",
          question -> question.project().map(project -> settings(project, question.properties())));

  Providers(Organization organization, Function<HttpRequest, HttpAnswer> ask) {
    this.organization = organization;
    this.ask = ask;
  }

  /** Nothing where the name is not known, or a project is wanted and none is named. */
  Optional<Doc> answer(String id, Question question) {
    return Optional.ofNullable(all.get(id)).flatMap(provider -> provider.apply(question));
  }

  private Doc page() {
    Identity me = organization.me();
    Doc user =
        Doc.of("id", me.id())
            .with("descriptor", me.descriptor())
            .with("displayName", me.displayName())
            .with("uniqueName", me.uniqueName());
    return Doc.of("hostId", organization.collectionId())
        .with("hostName", organization.name())
        .with("hostPath", "/" + Percent.encode(organization.name()) + "/")
        .with("hostType", 4)
        .with("user", user);
  }

  private static Doc ofProject(Question question) {
    Doc page = Doc.of();
    question.project().ifPresent(project -> page.with("project", reference(project)));
    return page;
  }

  private static Doc reference(Project project) {
    Project.Team team = project.teams().get(0);
    return Doc.of("id", project.id())
        .with("name", project.name())
        .with("defaultTeam", Doc.of("id", team.id()).with("name", team.name()));
  }

  private Doc administrators(Project project) {
    Directory directory = organization.directory();
    List<Doc> admins =
        directory.membersOf(directory.administrators(project).id()).stream()
            .flatMap(id -> directory.subject(id).stream())
            .map(Providers::brief)
            .toList();
    Doc found = Doc.of("identities", admins).with("totalIdentityCount", admins.size());
    return Doc.of("projectAdmins", found).with("projectId", project.id());
  }

  private static Doc brief(Subject subject) {
    boolean user = subject instanceof Identity;
    return Doc.of("subjectKind", user ? "user" : "group")
        .with("displayName", subject.displayName())
        .with("mailAddress", user ? subject.principalName() : null)
        .with("descriptor", subject.descriptor())
        .with("id", subject.id());
  }

  private Doc owner() {
    Identity me = organization.me();
    Doc owner = Doc.of("name", me.displayName()).with("id", me.id()).with("email", me.uniqueName());
    return Doc.of("currentOwner", owner)
        .with("currentUserId", me.id())
        .with("hasModifyPermissions", true)
        .with("hasDeletePermissions", true);
  }

  /** Sets those that are among the properties, and tells all. */
  private Doc settings(Project project, JsonObject properties) {
    String path = "/" + project.id() + "/_apis/build/generalsettings?api-version=7.1";
    JsonObject known = object("GET", path, new JsonObject());
    JsonObject changes = new JsonObject();
    properties.entrySet().stream()
        .filter(property -> known.has(property.getKey()))
        .forEach(property -> changes.add(property.getKey(), property.getValue()));
    JsonObject now = changes.isEmpty() ? known : object("PATCH", path, changes);
    Doc told = Doc.of();
    for (Map.Entry<String, JsonElement> one : now.entrySet()) {
      told.with(one.getKey(), Doc.of("enabled", one.getValue()).with("orgEnabled", false));
    }
    return told;
  }

  private JsonObject object(String method, String path, JsonObject body) {
    String target = "/" + Percent.encode(organization.name()) + path;
    byte[] bytes =
        method.equals("GET") ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
    Headers headers = Headers.NONE.with("Content-Type", "application/json");
    HttpAnswer answer = ask.apply(new HttpRequest(method, target, headers, bytes));
    JsonObject found = Json.parse(answer.bodyText()).getAsJsonObject();
    if (answer.status() != 200) {
      throw ServiceException.invalidArgument(String.valueOf(Json.string(found, "message")));
    }
    return found;
  }
}
