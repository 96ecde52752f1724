// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.TestClock;
import io.github.fluentado.emulator.Wire;
import io.github.fluentado.emulator.core.Events;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.ServiceEvent;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.description.Description;
import io.github.fluentado.emulator.description.Vintages;
import io.github.fluentado.emulator.forms.Forms;
import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.server.Router;
import io.github.fluentado.emulator.server.Versions;
import io.github.fluentado.emulator.store.Gate;
import io.github.fluentado.emulator.store.Schedule;
import io.github.fluentado.emulator.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What work item tracking tells those who listen inside. */
class ItemEventsTest {
  private static final String V = "?api-version=7.1";

  private final List<ServiceEvent> told = new ArrayList<>();
  private Router router;

  @BeforeEach
  void trackingAlone() {
    Store store = new Store();
    Organization organization = new Organization(store, "o", "http://x", new TestClock());
    organization.addPerson("Ada Admin", "ada@contoso.example");
    organization.addProject("web", "");
    Events events = new Events();
    events.listen(told::add);
    Gate gate = new Gate(store);
    Schedule schedule = new Schedule(store, new TestClock());
    World world = new World(organization, store, gate, schedule, events);
    router =
        new Router(
            "o",
            gate,
            schedule,
            Versions.HOSTED,
            Vintages.hosted(new Description()),
            new Forms(new Description()));
    router.add(new WitArea(world, router, new Tracking.Limits(10, 4, true)));
  }

  private int send(String method, String path, String type, String body) {
    Headers headers = Headers.NONE.with("Content-Type", type);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    HttpAnswer answer =
        router.handle(new HttpRequest(method, "/o/web/_apis/wit/" + path, headers, bytes));
    return answer.status();
  }

  private int patch(String path, String... operations) {
    return send("PATCH", path, Wire.PATCH, Wire.document(operations));
  }

  private void bug() {
    assertThat(
            patch(
                "workitems/$Bug" + V,
                Wire.add("System.Title", "t"),
                Wire.add("System.Tags", "b; a")))
        .isEqualTo(200);
  }

  private List<String> types() {
    return told.stream().map(ServiceEvent::type).toList();
  }

  @Test
  void aNewItemIsToldWithItsFacts() {
    bug();
    assertThat(types()).containsExactly("workitem.created");
    ServiceEvent event = told.get(0);
    assertThat(event.facts())
        .containsEntry("workItemType", "Bug")
        .containsEntry("areaPath", "web")
        .containsEntry("tag", "a; b")
        .containsEntry("linksChanged", "false");
    JsonObject fields = event.resource().getAsJsonObject("fields");
    assertThat(fields.get("System.CreatedBy").getAsString())
        .isEqualTo("Ada Admin <ada@contoso.example>");
    assertThat(event.resource().get("id").getAsInt()).isEqualTo(1);
    assertThat(event.message()).contains("Bug #1 (t)");
  }

  @Test
  void anUpdateTellsWhatChangedAndTheWholeState() {
    bug();
    patch("workitems/1" + V, Wire.add("System.Title", "u"), Wire.add("System.History", "why"));
    assertThat(types())
        .containsExactly("workitem.created", "workitem.updated", "workitem.commented");
    ServiceEvent update = told.get(1);
    assertThat(update.facts().getOrDefault("changedFields", "").split(","))
        .contains("System.Title", "System.CommentCount");
    JsonObject title = update.resource().getAsJsonObject("fields").getAsJsonObject("System.Title");
    assertThat(title).hasToString("{\"oldValue\":\"t\",\"newValue\":\"u\"}");
    assertThat(update.resource().get("workItemId").getAsInt()).isEqualTo(1);
    assertThat(update.resource().getAsJsonObject("revision").get("rev").getAsInt()).isEqualTo(2);
    assertThat(told.get(2).facts()).containsEntry("commentPattern", "why");
  }

  @Test
  void deletingAndRestoringAreTold() {
    bug();
    send("DELETE", "workitems/1" + V, Wire.PATCH, "");
    send("PATCH", "recyclebin/1" + V, "application/json", "{\"isDeleted\":false}");
    assertThat(types())
        .containsExactly("workitem.created", "workitem.deleted", "workitem.restored");
  }

  @Test
  void nobodyIsToldOfWhatIsRefusedOrQuiet() {
    bug();
    patch("workitems/1" + V, Wire.add("System.Title", ""));
    patch("workitems/1" + V + "&validateOnly=true", Wire.add("System.Title", "x"));
    patch("workitems/1" + V + "&suppressNotifications=true", Wire.add("System.Title", "x"));
    assertThat(types()).containsExactly("workitem.created");
  }

  @Test
  void linksAreChanges() {
    bug();
    bug();
    patch(
        "workitems/1" + V,
        Wire.link("System.LinkTypes.Related", "http://x/o/_apis/wit/workItems/2"));
    assertThat(told.get(2).facts()).containsEntry("linksChanged", "true");
  }

  @Test
  void aNumberOfRevisionsIsTheLimit() {
    bug();
    for (int i = 0; i < 3; i++) {
      assertThat(patch("workitems/1" + V, Wire.add("System.Title", "n" + i))).isEqualTo(200);
    }
    assertThat(patch("workitems/1" + V, Wire.add("System.Title", "n"))).isEqualTo(500);
    assertThat(told).hasSize(4);
  }
}
