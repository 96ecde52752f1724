// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.testplan;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import java.util.List;
import java.util.UUID;

/** Plans, suites, test cases and points as the newer resources write them. */
final class PlanJson {
  private final Organization organization;
  private final Plans plans;
  private final Points points;
  private final Cases cases;

  PlanJson(Plans plans, Points points, Cases cases) {
    this.organization = plans.organization();
    this.plans = plans;
    this.points = points;
    this.cases = cases;
  }

  private JsonObject me() {
    return organization.me().json(organization.url());
  }

  Doc project(UUID id) {
    Project project = organization.project(id.toString());
    return Doc.of("id", project.id())
        .with("name", project.name())
        .with("state", project.state().wireName())
        .with("visibility", "private")
        .with("lastUpdateTime", project.lastUpdate());
  }

  private String root(Plan plan) {
    String project = organization.project(plan.project().toString()).name();
    return organization.url() + "/" + project + "/_apis/testplan/Plans/" + plan.id();
  }

  private static Doc reference(int id, String name) {
    return Doc.of("id", id).with("name", name);
  }

  Doc plan(Plan plan) {
    Doc json = Doc.of("id", plan.id()).withAll(plan.facts().deepCopy());
    if (Json.member(plan.facts(), "state") == null) {
      json.with("state", "Active");
    }
    if (Json.member(plan.facts(), "owner") == null) {
      json.with("owner", me());
    }
    return json.with("revision", plan.revision())
        .with("rootSuite", reference(plan.root(), plan.name()))
        .with("project", project(plan.project()))
        .with("updatedBy", me())
        .with("updatedDate", plan.changed())
        .with(
            "_links",
            Doc.of()
                .withHref("_self", root(plan))
                .withHref("rootSuite", root(plan) + "/Suites/" + plan.root()));
  }

  /** With all that lies in it, or without. */
  Doc suite(Suite suite, boolean tree) {
    Plan plan = plans.plan(suite.plan());
    List<Suite> children = plans.children(suite);
    Doc json = Doc.of("id", suite.id()).withAll(suite.facts().deepCopy());
    if (Json.member(suite.facts(), "inheritDefaultConfigurations") == null) {
      json.with("inheritDefaultConfigurations", true);
    }
    if (!suite.isRoot()) {
      json.with("parentSuite", reference(suite.parent(), name(suite.parent())));
    }
    if (tree && !children.isEmpty()) {
      json.with("children", children.stream().map(child -> suite(child, true)).toList());
    }
    return json.with("revision", suite.revision())
        .with("plan", reference(plan.id(), plan.name()))
        .with("project", project(plan.project()))
        .with("hasChildren", !children.isEmpty())
        .with("lastUpdatedBy", me())
        .with("lastUpdatedDate", suite.changed())
        .with(
            "_links",
            Doc.of()
                .withHref("_self", root(plan) + "/Suites/" + suite.id())
                .withHref("testCases", root(plan) + "/Suites/" + suite.id() + "/TestCase")
                .withHref("testPoints", root(plan) + "/Suites/" + suite.id() + "/TestPoint"));
  }

  private String name(int suite) {
    return plans.suite(suite).map(Suite::name).orElse("");
  }

  /** A test case as one of a suite. */
  Doc testCase(Suite suite, int id) {
    Plan plan = plans.plan(suite.plan());
    JsonObject fields = cases.find(id).orElseGet(JsonObject::new);
    JsonArray shown = new JsonArray();
    fields.entrySet().stream()
        .filter(field -> field.getValue().isJsonPrimitive())
        .forEach(field -> shown.add(Doc.of(field.getKey(), field.getValue()).json()));
    List<Doc> assigned =
        points.of(suite, id).stream()
            .map(
                point ->
                    Doc.of("id", point.id())
                        .with("configurationId", point.configuration())
                        .with("configurationName", configuration(plan, point))
                        .with("tester", point.tester()))
            .toList();
    return Doc.of("testPlan", reference(plan.id(), plan.name()))
        .with("project", project(plan.project()))
        .with(
            "testSuite",
            reference(suite.id(), suite.name()).with("project", project(plan.project())))
        .with(
            "workItem",
            Doc.of("id", id)
                .with("name", Json.string(fields, "System.Title"))
                .with("workItemFields", shown))
        .with("pointAssignments", assigned)
        .with("order", 0)
        .with("links", Doc.of().withHref("testPlan", root(plan)));
  }

  private String configuration(Plan plan, Point point) {
    return cases.configuration(plan.project(), point.configuration());
  }

  Doc point(Point point) {
    Suite suite = plans.suite(point.suite()).orElseThrow();
    Plan plan = plans.plan(suite.plan());
    JsonObject fields = cases.find(point.testCase()).orElseGet(JsonObject::new);
    JsonElement assigned = Json.member(fields, "System.AssignedTo");
    Doc results =
        Doc.of("outcome", point.outcome()).with("state", point.isActive() ? "ready" : "completed");
    if (point.run() > 0) {
      results.with("lastTestRunId", point.run()).with("lastResultId", point.result());
      results.with("lastResultState", "completed");
    }
    return Doc.of("id", point.id())
        .with("tester", point.tester())
        .with("configuration", reference(point.configuration(), configuration(plan, point)))
        .with("isActive", point.isActive())
        .with("isAutomated", "Automated".equals(Json.string(fields, Old.AUTOMATION)))
        .with("project", project(plan.project()))
        .with("testPlan", reference(plan.id(), plan.name()))
        .with("testSuite", reference(suite.id(), suite.name()))
        .with("lastUpdatedBy", me())
        .with("lastUpdatedDate", point.changed())
        .with("results", results)
        .with(
            "testCaseReference",
            Doc.of("id", point.testCase())
                .with("name", Json.string(fields, "System.Title"))
                .with("state", Json.string(fields, "System.State"))
                .with("assignedTo", assigned))
        .with("links", Doc.of().withHref("testPlan", root(plan)));
  }
}
