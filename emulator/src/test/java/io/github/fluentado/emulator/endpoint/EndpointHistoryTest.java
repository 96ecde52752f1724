// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.fluentado.emulator.TestClock;
import io.github.fluentado.emulator.core.Events;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.description.Description;
import io.github.fluentado.emulator.description.Vintages;
import io.github.fluentado.emulator.endpoint.Execution.Owner;
import io.github.fluentado.emulator.forms.Forms;
import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.server.Router;
import io.github.fluentado.emulator.server.Versions;
import io.github.fluentado.emulator.store.Gate;
import io.github.fluentado.emulator.store.Schedule;
import io.github.fluentado.emulator.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EndpointHistoryTest {
  private static final Instant TIME = Instant.parse("2026-03-04T12:00:00Z");

  @Test
  void usesAreListedNewestFirstAndPaged() {
    Store store = new Store();
    Organization organization = new Organization(store, "o", "http://x", new TestClock());
    organization.addPerson("Ada Admin", "ada@contoso.example");
    organization.addProject("web", "");
    Gate gate = new Gate(store);
    Schedule schedule = new Schedule(store, new TestClock());
    World world = new World(organization, store, gate, schedule, new Events());
    EndpointArea area = new EndpointArea(world);
    UUID endpoint = UUID.fromString(String.valueOf(area.seed("web").get("endpoint")));
    Owner definition = new Owner(1, "ci", "http://x/d");
    for (int i = 1; i <= 3; i++) {
      Owner run = new Owner(i, "run " + i, "http://x/" + i);
      area.used(endpoint, new Execution("Build", definition, run, TIME, TIME, "succeeded"));
    }
    Router router =
        new Router(
                "o",
                gate,
                schedule,
                Versions.HOSTED,
                Vintages.hosted(new Description()),
                new Forms(new Description()))
            .add(area);
    String path = "/o/web/_apis/serviceendpoint/" + endpoint + "/executionhistory?top=2";
    List<Integer> seen = new ArrayList<>();
    HttpAnswer first = get(router, path);
    collect(first, seen);
    String token = first.headers().first("x-ms-continuationtoken").orElse("");
    HttpAnswer second = get(router, path + "&continuationToken=" + token);
    collect(second, seen);
    assertThat(seen).containsExactly(3, 2, 1);
    assertThat(second.headers().first("x-ms-continuationtoken")).isEmpty();
  }

  private static HttpAnswer get(Router router, String path) {
    return router.handle(new HttpRequest("GET", path, Headers.NONE, new byte[0]));
  }

  private static void collect(HttpAnswer answer, List<Integer> seen) {
    JsonParser.parseString(answer.bodyText())
        .getAsJsonObject()
        .getAsJsonArray("value")
        .forEach(
            entry ->
                seen.add(entry.getAsJsonObject().getAsJsonObject("data").get("id").getAsInt()));
  }
}
