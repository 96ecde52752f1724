// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.graph;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Descriptors;
import io.github.fluentado.emulator.core.Group;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.Subject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From ids to descriptors and back, and from descriptors or names to subjects. */
final class LookupRoutes {
  private static final int MOST = 100;

  private final Subjects subjects;
  private final Organization organization;
  private final GraphJson json;

  LookupRoutes(Subjects subjects) {
    this.subjects = subjects;
    this.organization = subjects.organization();
    this.json = new GraphJson(organization);
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "graph/descriptors/{id}", this::descriptor).in(ORGANIZATION),
        Route.of("GET", "graph/storagekeys/{descriptor}", this::key).in(ORGANIZATION),
        Route.of("GET", "graph/scopes/{descriptor}", this::scope).in(ORGANIZATION),
        Route.of("POST", "graph/subjectlookup", this::lookup).in(ORGANIZATION).preview().reading(),
        Route.of("POST", "graph/subjectquery", this::query).in(ORGANIZATION).preview().reading());
  }

  private HttpAnswer descriptor(Call call) {
    String text = call.part("id");
    Optional<Project> project =
        organization.projects().stream().filter(p -> is(p.id(), text)).findFirst();
    if (project.isPresent() || is(organization.collectionId(), text)) {
      UUID id = project.map(Project::id).orElse(organization.collectionId());
      String descriptor = Descriptors.ofScope(id);
      return Answers.ok(json.descriptor(id, descriptor, json.graph("Scopes/" + descriptor)));
    }
    Subject subject =
        anyone()
            .filter(someone -> is(someone.id(), text))
            .findFirst()
            .orElseThrow(
                () ->
                    Subjects.of(
                        "Graph", 404, "StorageKeyNotFoundException", "No subject has id " + text));
    return Answers.ok(json.descriptor(subject.id(), subject.descriptor(), json.url(subject)));
  }

  private static boolean is(UUID id, String text) {
    return id.toString().equalsIgnoreCase(text)
        || id.toString().replace("-", "").equalsIgnoreCase(text);
  }

  private Stream<Subject> anyone() {
    return Stream.concat(organization.people().stream(), subjects.directory().groups().stream());
  }

  private HttpAnswer key(Call call) {
    String descriptor = call.part("descriptor");
    UUID id =
        descriptor.startsWith("scp.") ? scopeId(descriptor) : subjects.required(descriptor).id();
    return Answers.ok(json.storageKey(id, descriptor));
  }

  private UUID scopeId(String descriptor) {
    return subjects.scope(descriptor).map(Project::id).orElse(organization.collectionId());
  }

  private HttpAnswer scope(Call call) {
    return Answers.ok(scope(call.part("descriptor")));
  }

  private Doc scope(String descriptor) {
    Optional<Project> project = subjects.scope(descriptor);
    String self = json.graph("Scopes/" + descriptor);
    @Nullable Project place = project.orElse(null);
    return Doc.of("subjectKind", "scope")
        .with("administratorDescriptor", subjects.directory().administrators(place).descriptor())
        .with("isGlobal", project.isEmpty())
        .with("scopeType", project.isPresent() ? "teamProject" : "serviceHost")
        .with("origin", "vsts")
        .with("originId", project.map(Project::id).orElse(organization.collectionId()))
        .with("displayName", project.map(Project::name).orElse(organization.name()))
        .with("_links", Doc.of().withHref("self", self))
        .with("url", self)
        .with("descriptor", descriptor);
  }

  /** Keyed by descriptor; those that nobody has are left out. */
  private HttpAnswer lookup(Call call) {
    Doc found = Doc.of();
    int count = 0;
    for (String descriptor : keys(call.object())) {
      Optional<Doc> subject =
          descriptor.startsWith("scp.")
              ? Optional.of(scope(descriptor))
              : subjects.find(descriptor).map(json::subject);
      if (subject.isPresent()) {
        found.with(descriptor, subject.get());
        count++;
      }
    }
    return Answers.ok(Doc.of("count", count).with("value", found));
  }

  private static List<String> keys(JsonObject body) {
    if (!(Json.member(body, "lookupKeys") instanceof JsonArray keys)) {
      throw Subjects.badRequest("The list lookupKeys is missing");
    }
    return keys.asList().stream().map(LookupRoutes::key).distinct().toList();
  }

  private static String key(JsonElement element) {
    @Nullable String key =
        element instanceof JsonObject object ? Json.string(object, "descriptor") : null;
    if (key == null) {
      throw Subjects.badRequest("A lookup key is an object with a descriptor, not " + element);
    }
    return key;
  }

  private HttpAnswer query(Call call) {
    JsonObject body = call.object();
    String text = UserRoutes.text(body, "query").toLowerCase(Locale.ROOT);
    if (text.isEmpty()) {
      throw Subjects.badRequest("The query is empty");
    }
    List<String> kinds = kinds(body);
    String descriptor = UserRoutes.text(body, "scopeDescriptor");
    Optional<Project> scope = descriptor.isEmpty() ? Optional.empty() : subjects.scope(descriptor);
    return Answers.list(
        anyone()
            .filter(subject -> kinds.contains(subject instanceof Identity ? "user" : "group"))
            .filter(subject -> matches(subject, text) && isWithin(subject, scope))
            .limit(MOST)
            .map(json::subject)
            .toList());
  }

  private static List<String> kinds(JsonObject body) {
    if (!(Json.member(body, "subjectKind") instanceof JsonArray kinds)) {
      return List.of("user", "group");
    }
    return kinds.asList().stream()
        .map(kind -> Json.scalar(kind).toLowerCase(Locale.ROOT))
        .peek(
            kind -> {
              if (!List.of("user", "group", "serviceprincipal").contains(kind)) {
                throw Subjects.of(
                    "Graph", 400, "InvalidSubjectTypeException", "No subject kind '" + kind + "'");
              }
            })
        .toList();
  }

  private static boolean matches(Subject subject, String text) {
    return subject.displayName().toLowerCase(Locale.ROOT).contains(text)
        || subject.principalName().toLowerCase(Locale.ROOT).contains(text);
  }

  private boolean isWithin(Subject subject, Optional<Project> scope) {
    if (scope.isEmpty()) {
      return true;
    }
    return subject instanceof Group group
        ? group.project() == scope.get()
        : subjects
            .directory()
            .allContainersOf(subject.id())
            .contains(subjects.directory().validUsers(scope.get()).id());
  }
}
