// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.EmulatorBuilder;
import io.github.fluentado.emulator.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectsTest {
  @Test
  void projectsComeInPagesWithATokenUntilTheLast() {
    EmulatorBuilder builder = Emulator.builder();
    for (int i = 0; i < 5; i++) {
      builder.project("p" + i);
    }
    try (Emulator emulator = builder.start()) {
      Wire wire = Wire.of(emulator);
      List<String> names = new ArrayList<>();
      String token = "";
      int pages = 0;
      do {
        Wire.Answer page =
            wire.get("/_apis/projects?api-version=7.1&$top=2&continuationToken=" + token);
        names.addAll(page.strings("value", "name"));
        assertThat(page.json().get("count").getAsInt()).isEqualTo(page.list().size());
        token = page.header("X-MS-ContinuationToken");
        pages++;
      } while (!token.isEmpty());
      assertThat(names).containsExactly("p0", "p1", "p2", "p3", "p4");
      assertThat(pages).isEqualTo(3);
      assertThat(wire.get("/_apis/projects?$skip=4").strings("value", "name"))
          .containsExactly("p4");
      assertThat(wire.get("/_apis/projects?$skip=9").list()).isEmpty();
    }
  }

  @Test
  void aProjectIsFoundByNameOrIdWithItsCapabilities() {
    try (Emulator emulator = Emulator.start()) {
      Wire wire = Wire.of(emulator);
      JsonObject byName = wire.get("/_apis/projects/WEB?includeCapabilities=true").json();
      String id = byName.get("id").getAsString();
      assertThat(wire.get("/_apis/projects/" + id).json().get("name").getAsString())
          .isEqualTo("web");
      assertThat(byName.get("state").getAsString()).isEqualTo("wellFormed");
      assertThat(
              byName
                  .getAsJsonObject("capabilities")
                  .getAsJsonObject("processTemplate")
                  .get("templateName")
                  .getAsString())
          .isEqualTo("Agile");
      assertThat(byName.getAsJsonObject("defaultTeam").get("name").getAsString())
          .isEqualTo("web Team");
      assertThat(wire.get("/_apis/projects/web").json().has("capabilities")).isFalse();
    }
  }

  @Test
  void teamsAreListedForAProjectAndForAll() {
    try (Emulator emulator = Emulator.start()) {
      Wire wire = Wire.of(emulator);
      assertThat(wire.get("/_apis/projects/web/teams").strings("value", "name"))
          .containsExactly("web Team");
      assertThat(wire.get("/_apis/projects/web/teams?$skip=1").list()).isEmpty();
      assertThat(wire.get("/_apis/teams?api-version=7.1-preview.3").list()).hasSize(2);
      assertThat(wire.get("/_apis/projects/web/teams/web%20team").json().get("projectName"))
          .hasToString("\"web\"");
      assertThat(wire.get("/_apis/projects/web/teams/none").status()).isEqualTo(404);
      assertThat(wire.get("/_apis/projects/web/teams/web%20team/members").list()).hasSize(1);
    }
  }
}
