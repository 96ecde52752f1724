// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TypeGroupsTest {
  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  @Test
  void categoriesNameTheirTypes() {
    Wire.Answer all = wire.get("/web/_apis/wit/workitemtypecategories?api-version=7.1");
    assertThat(all.strings("value", "referenceName"))
        .contains("Microsoft.RequirementCategory", "Microsoft.TaskCategory");
    Wire.Answer one =
        wire.get("/web/_apis/wit/workitemtypecategories/Microsoft.requirementCategory");
    assertThat(one.strings("workItemTypes", "name")).containsExactly("User Story");
    assertThat(wire.get("/web/_apis/wit/workitemtypecategories/none").status()).isEqualTo(404);
  }

  @Test
  void aQueryAsksForACategory() {
    wire.create("Bug", Wire.add("System.Title", "b"));
    wire.create("User Story", Wire.add("System.Title", "s"));
    String select = "SELECT [System.Id] FROM WorkItems WHERE [System.WorkItemType] ";
    assertThat(wire.wiql(select + "IN GROUP 'Microsoft.RequirementCategory'").ids("workItems"))
        .containsExactly(2);
    assertThat(wire.wiql(select + "NOT IN GROUP 'Requirement Category'").ids("workItems"))
        .containsExactly(1);
    assertThat(wire.wiql(select + "IN GROUP").status()).isEqualTo(400);
  }

  @Test
  void aQueryAsksForATeam() {
    wire.create("Bug", Wire.add("System.Title", "b"), Wire.add("System.AssignedTo", "Ada Admin"));
    wire.create("Bug", Wire.add("System.Title", "c"));
    String select = "SELECT [System.Id] FROM WorkItems WHERE [System.AssignedTo] IN GROUP ";
    assertThat(wire.wiql(select + "'[web]\\web Team'").ids("workItems")).containsExactly(1);
    assertThat(wire.wiql(select + "'[web]\\nobody'").ids("workItems")).isEmpty();
  }

  @Test
  void iconsAreDrawn() {
    Wire.Answer svg =
        wire.with("Accept", "image/svg+xml").get("/_apis/wit/workitemicons/icon_book?color=ff0000");
    assertThat(svg.header("Content-Type")).isEqualTo("image/svg+xml");
    assertThat(svg.text()).contains("#ff0000");
    assertThat(
            wire.with("Accept", "application/json")
                .get("/_apis/wit/workitemicons/icon_book")
                .json()
                .get("id")
                .getAsString())
        .isEqualTo("icon_book");
    assertThat(wire.get("/_apis/wit/workitemicons").strings("value", "id")).contains("icon_crown");
    assertThat(wire.get("/_apis/wit/workitemicons/none").status()).isEqualTo(404);
    assertThat(wire.get("/_apis/wit/workitemicons/icon_book?color=%22%3E").status()).isEqualTo(400);
  }
}
