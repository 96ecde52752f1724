// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.graph;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Profiles of people, and the organizations that they belong to. */
final class ProfileRoutes {
  private final Organization organization;
  private final Instant start;

  ProfileRoutes(Subjects subjects) {
    this.organization = subjects.organization();
    this.start = organization.now();
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "profile/profiles/{id}", this::profile).in(ORGANIZATION),
        Route.of("GET", "accounts", this::accounts).in(ORGANIZATION));
  }

  private HttpAnswer profile(Call call) {
    String id = call.part("id");
    Identity person =
        id.equalsIgnoreCase("me")
            ? organization.me()
            : organization.person(id).orElseThrow(() -> missing(id));
    Doc body =
        Doc.of("displayName", person.displayName())
            .with("publicAlias", person.id())
            .with("emailAddress", person.uniqueName())
            .with("coreRevision", 1)
            .with("timeStamp", start)
            .with("id", person.id())
            .with("revision", 1);
    Query query = call.query();
    boolean details = query.flag("details") || query.text("coreAttributes").isPresent();
    return Answers.ok(details ? body.with("coreAttributes", attributes(person)) : body);
  }

  private Doc attributes(Identity person) {
    return Doc.of("DisplayName", attribute("DisplayName", person.displayName()))
        .with("EmailAddress", attribute("EmailAddress", person.uniqueName()))
        .with("PublicAlias", attribute("PublicAlias", person.id().toString()));
  }

  private Doc attribute(String name, String value) {
    return Doc.of("descriptor", Doc.of("attributeName", name).with("containerName", "Core"))
        .with("value", value)
        .with("timeStamp", start)
        .with("revision", 1);
  }

  private static ServiceException missing(String id) {
    return Subjects.of("Profile", 404, "ProfileDoesNotExistException", "There is no profile " + id);
  }

  private HttpAnswer accounts(Call call) {
    Optional<String> member = call.query().text("memberId");
    Optional<String> owner = call.query().text("ownerId");
    if (member.isEmpty() && owner.isEmpty()) {
      throw ServiceException.invalidArgument("One of memberId and ownerId must be given.");
    }
    boolean hers = member.map(id -> organization.person(id).isPresent()).orElse(true);
    boolean owned =
        owner.map(id -> organization.me().id().toString().equalsIgnoreCase(id)).orElse(true);
    return Answers.list(hers && owned ? List.of(account()) : List.of());
  }

  private Doc account() {
    return Doc.of("accountId", organization.collectionId())
        .with("accountUri", organization.url() + "/")
        .with("accountName", organization.name())
        .with("accountOwner", organization.me().id())
        .with("accountStatus", "enabled")
        .with("accountType", "organization")
        .with("createdDate", start)
        .with("properties", Doc.of());
  }
}
