// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.testplan;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import java.util.List;
import java.util.Locale;

/** The same in the forms of the older resources, which write ids as texts. */
final class Old {
  static final String AUTOMATION = "Microsoft.VSTS.TCM.AutomationStatus";

  private final Organization organization;
  private final Plans plans;
  private final Points points;
  private final Cases cases;

  Old(Plans plans, Points points, Cases cases) {
    this.organization = plans.organization();
    this.plans = plans;
    this.points = points;
    this.cases = cases;
  }

  private static Doc reference(int id, String name) {
    return Doc.of("id", "" + id).with("name", name);
  }

  private Doc workItem(int id) {
    String url = organization.url() + "/_apis/wit/workItems/" + id;
    String title = cases.find(id).map(fields -> Json.string(fields, "System.Title")).orElse(null);
    return Doc.of("id", "" + id)
        .with("name", title)
        .with("url", url)
        .with("webUrl", organization.url() + "/_workitems/edit/" + id);
  }

  Doc testCase(Suite suite, int id) {
    Plan plan = plans.plan(suite.plan());
    List<Doc> assigned =
        points.of(suite, id).stream()
            .map(
                point ->
                    Doc.of("configuration", configuration(plan, point))
                        .with("tester", point.tester()))
            .toList();
    return Doc.of("testCase", workItem(id)).with("pointAssignments", assigned);
  }

  private Doc configuration(Plan plan, Point point) {
    int id = point.configuration();
    return reference(id, cases.configuration(plan.project(), id));
  }

  Doc point(Point point) {
    Suite suite = plans.suite(point.suite()).orElseThrow();
    Plan plan = plans.plan(suite.plan());
    String project = organization.project(plan.project().toString()).name();
    String tests = organization.url() + "/" + project + "/_apis/test/";
    JsonObject fields = cases.find(point.testCase()).orElseGet(JsonObject::new);
    Doc json =
        Doc.of("id", point.id())
            .with(
                "url",
                tests + "Plans/" + plan.id() + "/Suites/" + suite.id() + "/points/" + point.id())
            .with("assignedTo", point.tester())
            .with("automated", "Automated".equals(Json.string(fields, AUTOMATION)))
            .with("configuration", configuration(plan, point))
            .with("outcome", capital(point.outcome()))
            .with("state", point.isActive() ? "Ready" : "Completed")
            .with("lastResultState", point.isActive() ? "Unspecified" : "Completed")
            .with("lastUpdatedDate", point.changed())
            .with("suite", reference(suite.id(), suite.name()))
            .with("testPlan", reference(plan.id(), plan.name()))
            .with("testCase", workItem(point.testCase()));
    if (point.run() > 0) {
      json.with("lastTestRun", Doc.of("id", "" + point.run()))
          .with("lastResult", Doc.of("id", "" + point.result()));
    }
    return json;
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
