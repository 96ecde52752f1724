// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.graph;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Group;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Subject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The search behind fields in which people type whom they mean. */
final class PickerRoutes {
  private static final int USUAL = 40;

  private final Organization organization;
  private final Subjects subjects;

  PickerRoutes(Subjects subjects) {
    this.subjects = subjects;
    this.organization = subjects.organization();
  }

  List<Route> routes() {
    return List.of(
        Route.of("POST", "IdentityPicker/Identities", this::search)
            .in(ORGANIZATION)
            .preview()
            .reading());
  }

  /** One result for each part of the query. */
  private HttpAnswer search(Call call) {
    JsonObject body = call.object();
    String query = UserRoutes.text(body, "query");
    if (query.isBlank()) {
      throw Subjects.refused(
          400, "IdentityPickerArgumentException", "The query of a search is empty");
    }
    boolean ids = "uid".equalsIgnoreCase(Json.string(body, "queryTypeHint"));
    Predicate<Subject> kind = kind(names(body, "identityTypes"));
    Set<String> properties = names(body, "properties");
    int most = most(body);
    return Answers.ok(
        Doc.of(
            "results",
            Arrays.stream(query.split(";", -1))
                .map(String::trim)
                .filter(token -> !token.isEmpty())
                .map(
                    token ->
                        Doc.of("queryToken", token)
                            .with(
                                "identities",
                                found(token, ids)
                                    .filter(kind)
                                    .limit(most)
                                    .map(subject -> json(subject, properties))
                                    .toList())
                            .with("pagingToken", ""))
                .toList()));
  }

  private static int most(JsonObject body) {
    JsonElement most =
        Json.member(body, "options") instanceof JsonObject options
            ? Json.member(options, "MaxResults")
            : null;
    return most == null ? USUAL : Math.max(1, Json.number(most));
  }

  private static Set<String> names(JsonObject body, String member) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    if (Json.member(body, member) instanceof JsonArray list) {
      list.forEach(one -> names.add(Json.scalar(one)));
    }
    return names;
  }

  private static Predicate<Subject> kind(Set<String> types) {
    return subject ->
        types.isEmpty() || types.contains(subject instanceof Group ? "group" : "user");
  }

  private Stream<Subject> found(String token, boolean ids) {
    String part = token.toLowerCase(Locale.ROOT);
    return Stream.<Subject>concat(
            organization.people().stream(), subjects.directory().groups().stream())
        .filter(subject -> ids ? isNamed(subject, token) : isLike(subject, part));
  }

  private static boolean isNamed(Subject subject, String id) {
    return entity(subject).equals(id)
        || subject.descriptor().equals(id)
        || subject.id().toString().equalsIgnoreCase(id);
  }

  private static boolean isLike(Subject subject, String part) {
    return Stream.of(subject.displayName(), subject.principalName())
        .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(part));
  }

  private static String entity(Subject subject) {
    String kind = subject instanceof Group ? "group" : "user";
    return "vss.ds.v1.ims." + kind + "." + subject.id().toString().replace("-", "");
  }

  /** What was not asked for is null, as on the service; without a list all is told. */
  private Doc json(Subject subject, Set<String> properties) {
    boolean group = subject instanceof Group;
    Doc all =
        Doc.of("displayName", subject.displayName())
            .with("scopeName", subject instanceof Group g ? g.scopeName() : organization.name())
            .with("samAccountName", subject.principalName())
            .with("active", subjects.isActive(subject))
            .with("subjectDescriptor", subject.descriptor())
            .with("mail", group ? null : subject.principalName())
            .with("mailNickname", group ? null : alias(subject))
            .with("signInAddress", group ? null : subject.principalName())
            .with("surname", group ? null : subject.displayName().replaceFirst("^.* ", ""))
            .with("description", subject instanceof Group g ? g.description() : null);
    Doc json =
        Doc.of("entityId", entity(subject))
            .with("entityType", group ? "Group" : "User")
            .with("originDirectory", group ? "vsd" : "aad")
            .with("originId", subject instanceof Identity p ? p.originId() : subject.id())
            .with("localDirectory", "vsd")
            .with("localId", subject.id())
            .withAll(all.json());
    if (!properties.isEmpty()) {
      all.json().keySet().stream()
          .filter(name -> !properties.contains(name))
          .forEach(json::withNull);
    }
    return json.with("isMru", false);
  }

  private static String alias(Subject subject) {
    return subject.principalName().replaceFirst("@.*", "");
  }
}
