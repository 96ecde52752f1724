// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.testplan;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Plans and suites, whose ids are of one count, as both are work items in the service. */
final class Plans {
  private final Organization organization;
  private final Table<Integer, Plan> plans;
  private final Table<Integer, Suite> suites;
  private final Counter ids;
  private final Points points;

  Plans(World world, Points points) {
    this.organization = world.organization();
    this.plans = world.store().table();
    this.suites = world.store().table();
    this.ids = world.store().counter();
    this.points = points;
  }

  Organization organization() {
    return organization;
  }

  private Instant now() {
    return organization.now();
  }

  List<Plan> all(Project project) {
    return plans.stream().filter(plan -> plan.project().equals(project.id())).toList();
  }

  Plan plan(Call call) {
    Project project = organization.requiredProject(call);
    int id = call.number("plan");
    return plans
        .find(id)
        .filter(plan -> plan.project().equals(project.id()))
        .orElseThrow(() -> PlanErrors.missing("Test plan", id));
  }

  Plan plan(int id) {
    return plans.find(id).orElseThrow(() -> PlanErrors.missing("Test plan", id));
  }

  Plan create(Project project, JsonObject facts) {
    required(facts, "name");
    int id = ids.next();
    int root = ids.next();
    Plan plan = new Plan(id, project.id(), known(facts), root, 1, now());
    plans.put(id, plan);
    JsonObject suite = Doc.of("name", plan.name()).with("suiteType", "staticTestSuite").json();
    suites.put(root, new Suite(root, id, 0, suite, 1, now()));
    return plan;
  }

  private static JsonObject known(JsonObject facts) {
    JsonObject kept = facts.deepCopy();
    List.of("id", "revision", "rootSuite", "project", "_links").forEach(kept::remove);
    return kept;
  }

  static String required(JsonObject facts, String name) {
    String text = Json.string(facts, name);
    if (text == null || text.isBlank()) {
      throw PlanErrors.bad("The " + name + " is missing.");
    }
    return text;
  }

  /** What the client believes to change must be what is there, if it says so. */
  static void checkRevision(String kind, int id, int revision, JsonObject changes) {
    JsonElement believed = Json.member(changes, "revision");
    if (believed != null && Json.number(believed) != revision) {
      throw PlanErrors.stale(kind, id);
    }
  }

  static JsonObject merged(JsonObject facts, JsonObject changes) {
    JsonObject next = facts.deepCopy();
    known(changes)
        .entrySet()
        .forEach(
            member -> {
              next.keySet().removeIf(member.getKey()::equalsIgnoreCase);
              if (!member.getValue().isJsonNull()) {
                next.add(member.getKey(), member.getValue());
              }
            });
    return next;
  }

  Plan change(Plan plan, JsonObject changes) {
    checkRevision("Test plan", plan.id(), plan.revision(), changes);
    Plan next = plan.with(merged(plan.facts(), changes), now());
    plans.put(next.id(), next);
    return next;
  }

  void delete(Plan plan) {
    suites(plan).forEach(this::drop);
    plans.remove(plan.id());
  }

  /** In the order in which they were made, the root first. */
  List<Suite> suites(Plan plan) {
    return suites.stream().filter(suite -> suite.plan() == plan.id()).toList();
  }

  Optional<Suite> suite(int id) {
    return suites.find(id);
  }

  Suite suite(Call call) {
    return suite(plan(call), call.number("suite"));
  }

  Suite suite(Plan plan, int id) {
    return suite(id)
        .filter(suite -> suite.plan() == plan.id())
        .orElseThrow(() -> PlanErrors.missing("Test suite", id));
  }

  List<Suite> children(Suite suite) {
    return suites.stream().filter(other -> other.parent() == suite.id()).toList();
  }

  Suite create(Plan plan, Suite parent, JsonObject facts) {
    if (!isStatic(parent)) {
      throw PlanErrors.bad("Only a static suite holds others.");
    }
    Suite suite = new Suite(ids.next(), plan.id(), parent.id(), known(facts), 1, now());
    suites.put(suite.id(), suite);
    return suite;
  }

  private static boolean isStatic(Suite suite) {
    return "staticTestSuite".equalsIgnoreCase(Json.string(suite.facts(), "suiteType"));
  }

  Suite change(Suite suite, JsonObject changes) {
    checkRevision("Test suite", suite.id(), suite.revision(), changes);
    int parent =
        Json.member(changes, "parentSuite") instanceof JsonObject moved
            ? moved(suite, moved)
            : suite.parent();
    JsonObject facts = merged(suite.facts(), changes);
    facts.remove("parentSuite");
    Suite next = suite.with(parent, facts, now());
    suites.put(next.id(), next);
    return next;
  }

  /** The new parent, which must not lie in the suite itself. */
  private int moved(Suite suite, JsonObject to) {
    JsonElement id = Json.member(to, "id");
    if (id == null || suite.isRoot()) {
      throw PlanErrors.bad("The suite " + suite.id() + " cannot be moved there.");
    }
    Suite parent = suite(plan(suite.plan()), Json.number(id));
    for (Suite above = parent; !above.isRoot(); above = suites.find(above.parent()).orElseThrow()) {
      if (above.id() == suite.id()) {
        throw PlanErrors.bad("The suite " + suite.id() + " cannot be moved into itself.");
      }
    }
    return parent.id();
  }

  void delete(Suite suite) {
    if (suite.isRoot()) {
      throw PlanErrors.bad("The root suite goes with its plan only.");
    }
    drop(suite);
  }

  private void drop(Suite suite) {
    children(suite).forEach(this::drop);
    points.removeOf(suite);
    suites.remove(suite.id());
  }
}
