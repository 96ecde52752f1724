// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A field that is deleted is out of sight, with its values, until it is restored. */
class FieldLifeTest {
  private static final String V = "?api-version=7.1";
  private static final String ALL = "/_apis/wit/fields";
  private static final String ONE = ALL + "/Custom.Colour";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  @BeforeEach
  void makeField() {
    wire.post(
        ALL + V, "{\"name\":\"Colour\",\"referenceName\":\"Custom.Colour\",\"type\":\"string\"}");
  }

  @Test
  void aDeletedFieldIsListedOnlyForThoseWhoAskForIt() {
    assertThat(wire.delete(ONE + V).status()).isEqualTo(200);
    assertThat(wire.get(ONE + V).status()).isEqualTo(404);
    assertThat(wire.get(ALL + V).text()).doesNotContain("Custom.Colour");
    assertThat(wire.get(ALL + V + "&$expand=includeDeleted").list().asList())
        .filteredOn(field -> field.toString().contains("Custom.Colour"))
        .singleElement()
        .asString()
        .contains("\"isDeleted\":true");
    assertThat(wire.delete(ONE + V).status()).isEqualTo(404);
    assertThat(
            wire.post(
                    ALL + V,
                    "{\"name\":\"Colour\",\"referenceName\":\"Custom.Colour\",\"type\":\"string\"}")
                .status())
        .as("the name is still taken")
        .isEqualTo(400);
  }

  @Test
  void valuesComeBackWithTheField() {
    int id =
        wire.create("Bug", Wire.add("System.Title", "a"), Wire.add("Custom.Colour", "red")).id();
    wire.delete(ONE + V);
    assertThat(wire.item(id).fields().has("Custom.Colour")).isFalse();
    assertThat(wire.update(id, Wire.add("Custom.Colour", "blue")).status()).isEqualTo(400);
    assertThat(wire.wiql("SELECT [Id] FROM WorkItems WHERE [Custom.Colour] = 'red'").status())
        .isEqualTo(400);
    assertThat(wire.patchJson(ONE + V, "{\"isDeleted\":false}").json().has("isDeleted")).isFalse();
    assertThat(wire.item(id).field("Custom.Colour")).isEqualTo("red");
    assertThat(wire.get(ALL + V).text()).contains("Custom.Colour");
  }

  @Test
  void fieldsOfTheProcessesStay() {
    assertThat(wire.delete(ALL + "/System.Title" + V).status()).isEqualTo(400);
    assertThat(wire.delete(ALL + "/Custom.None" + V).typeKey())
        .isEqualTo("WorkItemTrackingFieldDefinitionNotFoundException");
  }

  @Test
  void aFieldCanBeLocked() {
    wire.patchJson(ONE + V, "{\"isLocked\":true}");
    assertThat(wire.get(ONE + V).json().get("isLocked").getAsBoolean()).isTrue();
    wire.patchJson(ONE + V, "{\"isLocked\":false}");
    assertThat(wire.get(ONE + V).json().has("isLocked")).isFalse();
  }

  @Test
  void aFieldMayHaveAList() {
    String lists = "/_apis/work/processes/lists";
    String colours = "{\"name\":\"colours\",\"type\":\"String\",\"items\":[\"red\"]}";
    String id = wire.post(lists + V, colours).json().get("id").getAsString();
    assertThat(wire.post(lists + V, colours).status()).as("the name is taken").isEqualTo(400);
    String one = lists + "/" + id + V;
    String more = colours.replace("\"red\"", "\"red\",\"blue\"");
    assertThat(wire.send("PUT", one, "application/json", more).status()).isEqualTo(200);
    assertThat(wire.get(one).json().getAsJsonArray("items")).hasSize(2);
    assertThat(wire.get(lists + V).list().get(0).getAsJsonObject().has("items")).isFalse();
    String field =
        "{\"name\":\"Hue\",\"referenceName\":\"Custom.Hue\",\"type\":\"string\",\"picklistId\":\"%s\"}";
    assertThat(wire.post(ALL + V, field.formatted("none")).status()).isEqualTo(404);
    assertThat(wire.get(ALL + "/Custom.Hue" + V).status()).as("nothing is left").isEqualTo(404);
    assertThat(wire.post(ALL + V, field.formatted(id)).json().get("isPicklist").getAsBoolean())
        .isTrue();
    assertThat(wire.delete(one).status()).as("in use").isEqualTo(400);
    String numbers = "{\"name\":\"n\",\"type\":\"Integer\",\"items\":[\"%s\"]}";
    assertThat(wire.post(lists + V, numbers.formatted("x")).status()).isEqualTo(400);
    String other = wire.post(lists + V, numbers.formatted("7")).json().get("id").getAsString();
    assertThat(wire.delete(lists + "/" + other + V).status()).isEqualTo(200);
    assertThat(wire.get(lists + "/" + other + V).status()).isEqualTo(404);
  }
}
