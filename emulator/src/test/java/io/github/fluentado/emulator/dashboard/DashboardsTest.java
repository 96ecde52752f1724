// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A widget is on its dashboard, whichever way it came there. */
class DashboardsTest {
  private static final String V = "?api-version=7.1-preview.3";
  private static final String WV = "?api-version=7.1-preview.2";
  private static final String ALL = "/web/_apis/dashboard/dashboards";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  private JsonObject create(String place, String widgets) {
    Wire.Answer made = wire.post(place + V, "{\"name\":\"board\",\"widgets\":[" + widgets + "]}");
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    return made.json();
  }

  private static String id(JsonObject thing) {
    return thing.get("id").getAsString();
  }

  @Test
  void aDashboardIsMadeReplacedAndDeleted() {
    String one = ALL + "/" + id(create(ALL, "{\"name\":\"w\"}"));
    JsonObject got = wire.get(one + V).json();
    assertThat(got.getAsJsonArray("widgets").get(0).getAsJsonObject().has("id")).isTrue();
    assertThat(wire.get(ALL + V).list().get(0).getAsJsonObject().has("widgets")).isFalse();
    got.addProperty("name", "other");
    assertThat(wire.send("PUT", one + V, "application/json", got.toString()).status())
        .isEqualTo(200);
    assertThat(wire.send("PUT", one + V, "application/json", got.toString()).status())
        .as("its eTag is old")
        .isEqualTo(409);
    assertThat(wire.get(ALL + V).strings("value", "name")).containsExactly("other");
    assertThat(wire.post(ALL + V, "{\"name\":\"OTHER\"}").status()).isEqualTo(409);
    assertThat(wire.post(ALL + V, "{}").status()).isEqualTo(400);
    assertThat(wire.delete(one + V).status()).isEqualTo(200);
    assertThat(wire.get(one + V).typeKey()).isEqualTo("DashboardDoesNotExistException");
    assertThat(wire.delete(one + V).status()).isEqualTo(404);
  }

  @Test
  void dashboardsOfTeamsAreThoseOfTheProjectToo() {
    String team = "/web/web%20Team/_apis/dashboard/dashboards";
    JsonObject made = create(team, "");
    assertThat(made.get("dashboardScope").getAsString()).isEqualTo("project_Team");
    create(ALL, "");
    assertThat(wire.get(team + V).list()).hasSize(1);
    assertThat(wire.get(ALL + V).list()).hasSize(2);
    assertThat(wire.get(ALL + "/" + id(made) + V).status()).isEqualTo(200);
    assertThat(wire.get("/Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F/_apis/dashboard/dashboards" + V).list())
        .isEmpty();
  }

  @Test
  void widgetsComeChangeAndGo() {
    String one = ALL + "/" + id(create(ALL, ""));
    String widgets = one + "/widgets";
    JsonObject made =
        wire.post(widgets + WV, "{\"name\":\"w\",\"size\":{\"rowSpan\":1,\"columnSpan\":2}}")
            .json();
    assertThat(made.getAsJsonObject("dashboard").get("name").getAsString()).isEqualTo("board");
    String widget = widgets + "/" + id(made);
    assertThat(wire.get(one + V).json().getAsJsonArray("widgets")).hasSize(1);
    JsonObject changed = wire.patchJson(widget + WV, "{\"settings\":\"{}\"}").json();
    assertThat(changed.get("name").getAsString()).isEqualTo("w");
    assertThat(wire.get(widget + WV).json().get("settings").getAsString()).isEqualTo("{}");
    wire.send("PUT", widget + WV, "application/json", "{\"name\":\"x\"}");
    assertThat(wire.get(widget + WV).json().has("settings")).isFalse();
    assertThat(wire.get(widgets + WV).strings("value", "name")).containsExactly("x");
    assertThat(
            wire.patchJson(widgets + WV, "[{\"id\":\"" + id(made) + "\",\"name\":\"y\"}]")
                .strings("value", "name"))
        .containsExactly("y");
    assertThat(
            wire.send(
                    "PUT", widgets + WV, "application/json", "[{\"name\":\"a\"},{\"name\":\"b\"}]")
                .strings("value", "name"))
        .containsExactly("a", "b");
    assertThat(wire.get(widget + WV).typeKey()).isEqualTo("WidgetDoesNotExistException");
    String first = id(wire.get(widgets + WV).list().get(0).getAsJsonObject());
    assertThat(wire.delete(widgets + "/" + first + WV).json().getAsJsonArray("widgets")).hasSize(1);
    assertThat(wire.delete(widgets + "/" + first + WV).status()).isEqualTo(404);
    assertThat(wire.patchJson(widgets + WV, "[{}]").status()).isEqualTo(400);
  }
}
