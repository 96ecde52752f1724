// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {
  private static final String CONNECTION = "/_apis/connectionData?api-version=7.1-preview";

  private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  private JsonObject locations(String query) {
    return wire.get(CONNECTION + query).json().getAsJsonObject("locationServiceData");
  }

  @Test
  void placesAreToldWhenAskedForAndNotKnownYet() {
    assertThat(locations("").has("accessMappings")).isFalse();
    JsonObject all = locations("&connectOptions=IncludeServices&lastChangeId=-1");
    assertThat(all.getAsJsonArray("accessMappings").get(0).getAsJsonObject().get("moniker"))
        .isEqualTo(all.get("defaultAccessMappingMoniker"));
    assertThat(all.getAsJsonArray("serviceDefinitions").toString())
        .contains("00025394-6065-48ca-87d9-7f5672854ef7", emulator.url());
    int seen = all.get("lastChangeId").getAsInt();
    JsonObject known = locations("&connectOptions=1&lastChangeId64=" + seen);
    assertThat(known.get("clientCacheFresh").getAsBoolean()).isTrue();
    assertThat(known.has("serviceDefinitions")).isFalse();
    assertThat(wire.get(CONNECTION + "&connectOptions=Odd").status()).isEqualTo(400);
  }

  @Test
  void theLastUseIsToldWhenAskedFor() {
    assertThat(wire.get(CONNECTION).json().has("lastUserAccess")).isFalse();
    assertThat(wire.get(CONNECTION + "&connectOptions=IncludeLastUserAccess").json().keySet())
        .contains("lastUserAccess", "instanceId", "deploymentType");
  }

  @Test
  void areasAreFoundByTheirTrueIdsInAProjectToo() {
    String git = "resourceAreas/4E080C62-fa21-4fbc-8fef-2a10a2b38049?api-version=7.1-preview";
    assertThat(wire.get("/_apis/" + git).json().get("name")).hasToString("\"git\"");
    assertThat(wire.get("/web/_apis/" + git).json().get("locationUrl"))
        .hasToString('"' + emulator.url() + "/\"");
    assertThat(wire.get("/none/_apis/" + git).status()).isEqualTo(404);
    assertThat(wire.get("/_apis/resourceAreas?api-version=7.1-preview").strings("value", "id"))
        .hasSizeGreaterThan(30)
        .doesNotHaveDuplicates();
  }
}
