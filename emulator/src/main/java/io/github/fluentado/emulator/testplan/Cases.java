// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.testplan;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Test cases, which are work items, and configurations, which the emulator keeps elsewhere. */
record Cases(Organization organization, Function<HttpRequest, HttpAnswer> ask) {
  /** The configuration that each project of the service begins with. */
  static final int USUAL = 1;

  private static final String USUAL_NAME = "Windows 10";

  private Optional<JsonObject> get(String path) {
    String target = "/" + Percent.encode(organization.name()) + path;
    HttpAnswer answer = ask.apply(new HttpRequest("GET", target, Headers.NONE, new byte[0]));
    return answer.status() == 200
        ? Optional.of(Json.parse(answer.bodyText()).getAsJsonObject())
        : Optional.empty();
  }

  /** The fields of a test case; refuses what is none. */
  JsonObject required(int id) {
    JsonObject fields = find(id).orElseThrow(() -> PlanErrors.missing("Test case", id));
    if (!"Test Case".equals(Json.string(fields, "System.WorkItemType"))) {
      throw PlanErrors.bad("Work item " + id + " is no test case.");
    }
    return fields;
  }

  Optional<JsonObject> find(int id) {
    return get("/_apis/wit/workitems/" + id + "?api-version=7.1")
        .map(item -> item.getAsJsonObject("fields"));
  }

  String configuration(UUID project, int id) {
    return get("/" + project + "/_apis/testplan/configurations/" + id + "?api-version=7.1")
        .map(found -> String.valueOf(Json.string(found, "name")))
        .orElse(id == USUAL ? USUAL_NAME : "Configuration " + id);
  }
}
