// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.graph;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Group;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.SignIn;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** People in the graph. */
final class UserRoutes {
  private final Subjects subjects;
  private final Organization organization;
  private final GraphJson json;

  UserRoutes(Subjects subjects) {
    this.subjects = subjects;
    this.organization = subjects.organization();
    this.json = new GraphJson(organization);
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "graph/users", this::list).in(ORGANIZATION).preview(),
        Route.of("POST", "graph/users", this::create).in(ORGANIZATION).preview(),
        Route.of("GET", "graph/users/{user}", this::get).in(ORGANIZATION).preview(),
        Route.of("PATCH", "graph/users/{user}", this::update).in(ORGANIZATION).preview(),
        Route.of("DELETE", "graph/users/{user}", this::delete).in(ORGANIZATION).preview(),
        Route.of("GET", "graph/users/{user}/providerinfo", this::provider).in(ORGANIZATION));
  }

  private HttpAnswer list(Call call) {
    List<Identity> all =
        subjects
            .scope(call.query())
            .map(project -> subjects.directory().validUsers(project).id())
            .map(group -> subjects.directory().peopleIn(group).toList())
            .orElseGet(organization::people);
    return GraphPage.of(all, call, json::user);
  }

  private HttpAnswer get(Call call) {
    return Answers.ok(json.user(subjects.requiredUser(call.part("user"))));
  }

  private HttpAnswer create(Call call) {
    JsonObject body = call.object();
    List<Group> groups = subjects.toJoin(call);
    Identity person = materialized(body);
    groups.forEach(group -> subjects.directory().join(group.id(), person.id()));
    return Answers.json(201, json.user(person)).with("Location", json.url(person));
  }

  /** The person meant, who becomes one of the organization. */
  Identity materialized(JsonObject body) {
    String name = text(body, "principalName");
    String mail = name.isEmpty() ? text(body, "mailAddress") : name;
    String originId = text(body, "originId");
    if (mail.isEmpty() && originId.isEmpty()) {
      throw Subjects.badRequest(
          "A user is named by one of principalName, mailAddress and originId");
    }
    if (!mail.isEmpty() && !mail.matches("[^@\\s]+@[^@\\s]+")) {
      throw Subjects.of(
          "Graph", 404, "GraphSubjectNotFoundException", "No user '" + mail + "' is known");
    }
    Optional<Identity> known = known(mail, originId);
    return known
        .map(old -> again(old))
        .orElseGet(() -> added(body, mail.isEmpty() ? originId + "@" + domain() : mail, originId));
  }

  private Optional<Identity> known(String mail, String originId) {
    return mail.isEmpty()
        ? organization.personByOrigin(originId)
        : organization.personEver(mail).filter(p -> p.uniqueName().equalsIgnoreCase(mail));
  }

  private Identity again(Identity old) {
    return organization.addPerson(old.id(), old.displayName(), old.uniqueName(), old.originId());
  }

  private Identity added(JsonObject body, String mail, String originId) {
    UUID id = storageKey(body).orElseGet(() -> organization.derivedId("person", mail));
    String origin =
        originId.isEmpty() ? organization.derivedId("origin", mail).toString() : originId;
    String displayName = text(body, "displayName");
    String name = displayName.isEmpty() ? mail.replaceFirst("@.*", "") : displayName;
    return organization.addPerson(id, name, mail, origin);
  }

  static Optional<UUID> storageKey(JsonObject body) {
    String key = text(body, "storageKey");
    try {
      return key.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(key));
    } catch (IllegalArgumentException e) {
      throw Subjects.badRequest("The storageKey '" + key + "' is not a GUID");
    }
  }

  private String domain() {
    return organization.name().replace(' ', '-') + ".example";
  }

  /** The person from now on has another account in the directory. */
  private HttpAnswer update(Call call) {
    Identity old = subjects.requiredUser(call.part("user"));
    String originId = text(call.object(), "originId");
    if (originId.isEmpty()) {
      throw Subjects.badRequest("The originId of the account to map the user to is missing");
    }
    Optional<Identity> other = organization.personByOrigin(originId);
    if (other.isPresent() && !other.get().id().equals(old.id())) {
      throw Subjects.refused(
          409, "IdentityAlreadyExistsException", "The account " + originId + " is another user's");
    }
    Identity person =
        organization.addPerson(old.id(), old.displayName(), old.uniqueName(), originId);
    return Answers.ok(json.user(person));
  }

  private HttpAnswer delete(Call call) {
    Identity person = subjects.requiredUser(call.part("user"));
    refuseSelf(person);
    organization.removePerson(person);
    return Answers.none();
  }

  void refuseSelf(Identity person) {
    if (person.id().equals(organization.me().id())) {
      throw Subjects.refused(
          403, "RemoveSelfFromAdminGroupException", "Nobody can remove their own account");
    }
  }

  private HttpAnswer provider(Call call) {
    Identity person = subjects.requiredUser(call.part("user"));
    return Answers.ok(
        Doc.of("descriptor", person.descriptor())
            .with("domain", SignIn.TENANT)
            .with("origin", "aad")
            .with("originId", person.originId()));
  }

  static String text(JsonObject body, String name) {
    return Json.string(body, name, "").trim();
  }
}
