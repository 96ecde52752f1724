// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.graph;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import io.github.fluentado.emulator.core.Directory;
import io.github.fluentado.emulator.core.Group;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.Subject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.SignIn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Who belongs to which group. */
final class MembershipRoutes {
  private static final String ONE = "graph/memberships/{member}/{container}";

  private final Subjects subjects;
  private final Directory directory;
  private final GraphJson json;

  MembershipRoutes(Subjects subjects) {
    this.subjects = subjects;
    this.directory = subjects.directory();
    this.json = new GraphJson(subjects.organization());
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "graph/memberships/{member}", this::list).in(ORGANIZATION).preview(),
        Route.of("GET", ONE, this::get).in(ORGANIZATION).preview(),
        Route.of("PUT", ONE, this::add).in(ORGANIZATION).preview(),
        Route.of("DELETE", ONE, this::remove).in(ORGANIZATION).preview(),
        Route.of("GET", "graph/membershipstates/{subject}", this::state)
            .in(ORGANIZATION)
            .preview());
  }

  private HttpAnswer list(Call call) {
    Subject start = subjects.required(call.part("member"));
    int depth = Math.max(1, call.query().count("depth", 1));
    String direction = call.query().text("direction").orElse("up").toLowerCase(Locale.ROOT);
    if (!Set.of("up", "down", "unknown").contains(direction)) {
      throw Subjects.badRequest("The direction '" + direction + "' is neither up nor down");
    }
    List<Doc> found = new ArrayList<>();
    if (direction.equals("down")) {
      collect(start, depth, directory::membersOf, (from, to) -> json.membership(to, from), found);
    } else {
      collect(start, depth, directory::containersOf, json::membership, found);
    }
    return Answers.list(found);
  }

  private interface Form {
    Doc of(Subject from, Subject to);
  }

  /** Step by step, so that near ones come first; each subject is gone on from once. */
  private void collect(
      Subject start, int depth, Function<UUID, List<UUID>> next, Form form, List<Doc> found) {
    Set<UUID> seen = new LinkedHashSet<>(Set.of(start.id()));
    List<Subject> front = List.of(start);
    for (int i = 0; i < depth && !front.isEmpty(); i++) {
      Set<Subject> further = new LinkedHashSet<>();
      for (Subject from : front) {
        for (UUID id : next.apply(from.id())) {
          Subject to = directory.subject(id).orElseThrow();
          found.add(form.of(from, to));
          if (seen.add(id)) {
            further.add(to);
          }
        }
      }
      front = List.copyOf(further);
    }
  }

  private HttpAnswer get(Call call) {
    Subject member = subjects.required(call.part("member"));
    Group container = container(call);
    if (!directory.isDirectMember(container.id(), member.id())) {
      throw none(member, container);
    }
    HttpAnswer answer = Answers.ok(json.membership(member, container));
    boolean challenged = call.method().equals("HEAD") && subjects.organization().isHosted();
    return challenged ? answer.with("WWW-Authenticate", SignIn.challenge()) : answer;
  }

  private HttpAnswer add(Call call) {
    Subject member = subjects.required(call.part("member"));
    Group container = container(call);
    Subjects.refuseEveryone(container);
    if (!directory.isHere(container)) {
      throw Subjects.missing(container.descriptor());
    }
    if (member instanceof Group group) {
      refuseWrongPlace(group, container);
    }
    if (member instanceof Identity person && !subjects.organization().isHere(person)) {
      throw Subjects.missing(member.descriptor());
    }
    directory.join(container.id(), member.id());
    return Answers.json(201, json.membership(member, container));
  }

  private void refuseWrongPlace(Group member, Group container) {
    boolean above = directory.allContainersOf(container.id()).contains(member.id());
    if (above || member.id().equals(container.id())) {
      throw Subjects.refused(
          400,
          "AddMemberCyclicMembershipException",
          member.principalName() + " holds " + container.principalName() + " already");
    }
    Project project = member.project();
    if (project != null && project != container.project()) {
      throw Subjects.refused(
          409,
          "AddProjectGroupProjectMismatchException",
          member.principalName() + " cannot join a group outside its project");
    }
  }

  private HttpAnswer remove(Call call) {
    Subject member = subjects.required(call.part("member"));
    Group container = container(call);
    Subjects.refuseEveryone(container);
    if (!directory.isDirectMember(container.id(), member.id())) {
      throw none(member, container);
    }
    boolean self = member.id().equals(subjects.organization().me().id());
    if (self && container.equals(directory.administrators(null))) {
      throw Subjects.refused(
          403,
          "RemoveSelfFromAdminGroupException",
          "Nobody can remove themselves from " + container.principalName());
    }
    directory.leave(container.id(), member.id());
    return HttpAnswer.empty(200);
  }

  private Group container(Call call) {
    String descriptor = call.part("container");
    if (subjects.user(descriptor).isPresent()) {
      throw Subjects.refused(
          403, "NotASecurityGroupException", descriptor + " is a user and has no members");
    }
    return subjects.requiredGroup(descriptor);
  }

  private HttpAnswer state(Call call) {
    Subject subject = subjects.required(call.part("subject"));
    Doc links =
        Doc.of()
            .withHref("self", json.graph("MembershipStates/" + subject.descriptor()))
            .withHref("member", json.url(subject));
    return Answers.ok(Doc.of("_links", links).with("active", subjects.isActive(subject)));
  }

  private static RuntimeException none(Subject member, Group container) {
    return Subjects.of(
        "Graph",
        404,
        "GraphMembershipNotFoundException",
        member.principalName() + " is no direct member of " + container.principalName());
  }
}
