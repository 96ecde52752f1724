// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.build.Leases.Lease;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Retention leases. */
final class LeaseRoutes {
  private static final int LONGEST = 36_500;

  private final Builds builds;
  private final Leases leases;

  LeaseRoutes(Builds builds) {
    this.builds = builds;
    this.leases = builds.leases();
  }

  List<Route> routes() {
    String all = "build/retention/leases";
    String one = all + "/{lease:int}";
    return List.of(
        Route.of("GET", all, this::list).in(PROJECT),
        Route.of("POST", all, this::add).in(PROJECT),
        Route.of("DELETE", all, this::delete).in(PROJECT),
        Route.of("GET", one, this::get).in(PROJECT),
        Route.of("PATCH", one, this::update).in(PROJECT),
        Route.of("GET", "build/builds/{build:int}/leases", this::ofBuild).in(PROJECT));
  }

  private Project project(Call call) {
    return builds.organization().requiredProject(call);
  }

  private Lease lease(Call call, int id) {
    Project project = project(call);
    return leases
        .find(id)
        .filter(lease -> builds.definitions().even(project, lease.definition()).isPresent())
        .orElseThrow(
            () ->
                BuildErrors.of(
                    404, "RetentionLeaseNotFoundException", "There is no lease " + id + "."));
  }

  private List<Lease> ofProject(Call call) {
    Project project = project(call);
    return leases
        .valid()
        .filter(lease -> builds.definitions().even(project, lease.definition()).isPresent())
        .toList();
  }

  private HttpAnswer list(Call call) {
    Query query = call.query();
    Optional<String> minimal = query.text("leasesToFetch");
    List<Lease> all = ofProject(call);
    if (minimal.isPresent()) {
      List<JsonObject> wanted = minimal(minimal.get());
      return Answers.list(
          all.stream().filter(l -> wanted.stream().anyMatch(w -> fits(l, w))).toList(),
          LeaseRoutes::json);
    }
    Optional<String> owner = query.text("ownerId");
    Optional<String> user = query.text("userOwnerId").map(id -> "User:" + id);
    Optional<Integer> definition = query.number("definitionId");
    Optional<Integer> run = query.number("runId");
    return Answers.list(
        all.stream()
            .filter(lease -> owner.filter(o -> !o.equals(lease.owner())).isEmpty())
            .filter(lease -> user.filter(o -> !o.equalsIgnoreCase(lease.owner())).isEmpty())
            .filter(lease -> definition.filter(id -> id != lease.definition()).isEmpty())
            .filter(lease -> run.filter(id -> !id.equals(lease.run())).isEmpty())
            .toList(),
        LeaseRoutes::json);
  }

  /** Objects with owner, definition and run, with bars between them. */
  private static List<JsonObject> minimal(String text) {
    return Arrays.stream(text.split("\\|", -1))
        .filter(part -> !part.isBlank())
        .map(
            part -> {
              if (Json.parse(part) instanceof JsonObject object) {
                return object;
              }
              throw ServiceException.invalidArgument("leasesToFetch holds objects.");
            })
        .toList();
  }

  private static boolean fits(Lease lease, JsonObject wanted) {
    String owner = Json.string(wanted, "ownerId");
    Integer definition = Words.number(wanted, "definitionId");
    Integer run = Words.number(wanted, "runId");
    return (owner == null || owner.equals(lease.owner()))
        && (definition == null || definition == lease.definition())
        && (run == null || run.equals(lease.run()));
  }

  private HttpAnswer ofBuild(Call call) {
    Build build = builds.get(project(call), call.number("build"));
    return Answers.list(leases.of(build).toList(), LeaseRoutes::json);
  }

  private HttpAnswer get(Call call) {
    return Answers.ok(json(lease(call, call.number("lease"))));
  }

  private HttpAnswer add(Call call) {
    List<Lease> made = new ArrayList<>();
    for (JsonElement element : call.array()) {
      if (!(element instanceof JsonObject body)) {
        throw ServiceException.invalidArgument("Each element of the list must be a lease.");
      }
      made.add(add(project(call), body));
    }
    return Answers.list(made, LeaseRoutes::json);
  }

  private Lease add(Project project, JsonObject body) {
    String owner = Json.string(body, "ownerId");
    if (owner == null || owner.isBlank()) {
      throw BuildErrors.missing("ownerId");
    }
    Integer definition = Words.number(body, "definitionId");
    if (definition == null) {
      throw BuildErrors.missing("definitionId");
    }
    builds.definitions().get(project, definition);
    Integer run = Words.number(body, "runId");
    if (run != null && builds.get(project, run).pipeline() != definition) {
      throw ServiceException.invalidArgument(
          "Run %d is none of pipeline %d.".formatted(run, definition));
    }
    return leases.add(owner, definition, run, days(body), Json.flag(body, "protectPipeline"));
  }

  private static int days(JsonObject body) {
    Integer days = Words.number(body, "daysValid");
    if (days == null) {
      throw BuildErrors.missing("daysValid");
    }
    if (days < 1 || days > LONGEST) {
      throw ServiceException.invalidArgument(
          "daysValid must be from 1 to %d, not %d.".formatted(LONGEST, days));
    }
    return days;
  }

  private HttpAnswer update(Call call) {
    Lease old = lease(call, call.number("lease"));
    JsonObject body = call.object();
    boolean longer = Json.member(body, "daysValid") != null;
    Lease changed =
        new Lease(
            old.id(),
            old.owner(),
            old.definition(),
            old.run(),
            old.created(),
            longer ? builds.now().plus(Duration.ofDays(days(body))) : old.until(),
            Json.member(body, "protectPipeline") == null
                ? old.protectsPipeline()
                : Json.flag(body, "protectPipeline"));
    leases.put(changed);
    return Answers.ok(json(changed));
  }

  private HttpAnswer delete(Call call) {
    List<Integer> ids = call.query().numbers("ids");
    if (ids.isEmpty()) {
      throw BuildErrors.missing("ids");
    }
    ids.forEach(id -> leases.remove(lease(call, id).id()));
    return Answers.none();
  }

  private static Doc json(Lease lease) {
    return Doc.of("leaseId", lease.id())
        .with("ownerId", lease.owner())
        .with("runId", lease.run())
        .with("definitionId", lease.definition())
        .with("createdOn", lease.created())
        .with("validUntil", lease.until())
        .with("protectPipeline", lease.protectsPipeline());
  }
}
