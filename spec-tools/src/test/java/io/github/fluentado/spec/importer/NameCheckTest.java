// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that mislead need a correction, or a reason. */
class NameCheckTest {
  @TempDir Path temporary;

  /** A list of one object; the section alone switches the check on. */
  private Fixture fixture(String name, String reason) {
    return new Fixture(temporary)
        .operation(
            Fixture.answer("{\"$ref\": \"#/definitions/Thing2\"}"),
            "\"Thing2\": {\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}")
        .correction("odd-names.yaml", "odd-names: {shop: {" + name + ": " + reason + "}}");
  }

  @Test
  void aListThatIsOneObjectAndAModelWithANumberAreNamed() {
    assertThatThrownBy(() -> fixture("Other.list", "it is so").run())
        .hasMessageContaining("Things.list: a list that is one object")
        .hasMessageContaining("Thing2: a model with a number at its end")
        .hasMessageContaining("odd-names.shop.Other.list: target of the correction is not there");
  }

  private static String getter(String path, String id, String method) {
    return "\"/{organization}/_apis/%s\": {\"get\": %s}"
        .formatted(
            path,
            Fixture.op(
                "\"operationId\": \"Shelves_%s\", \"x-ms-vss-method\": \"%s\""
                    .formatted(id, method)));
  }

  /** The check is on, as there is a reason for some name. */
  private Fixture shelves(String one, String other) {
    return new Fixture(temporary)
        .shop(
            getter("limits", one, "GetShelfLimits")
                + ","
                + getter("colors", other, "GetShelfColors"),
            "")
        .correction("odd-names.yaml", "odd-names: {other: {Things.list: it is so}}");
  }

  @Test
  void twoOperationsThatEachSayWhatIsAtTheOthersRouteAreNamed() {
    assertThatThrownBy(() -> shelves("Get Shelf Colors", "Get Shelf Limits").run())
        .hasMessageContaining(
            "shop/7.1/shop.json: Shelves_Get Shelf Colors: says what is at the route of"
                + " Shelves_Get Shelf Limits");
  }

  @Test
  void swappedNamesWithAMethodOfTheirOwnAreMended() {
    Fixture fixture =
        shelves("Get Shelf Colors", "Get Shelf Limits")
            .correction(
                "swapped.yaml",
                "operations: {shop/shop.json: {Shelves_Get Shelf Colors: {x-ado-method: getLimits},"
                    + " Shelves_Get Shelf Limits: {x-ado-method: getColors}}}");

    assertThat(fixture.run().operations()).isEqualTo(2);
  }

  @Test
  void namesThatFitTheirRoutesAreLeftAlone() {
    assertThat(shelves("Get Shelf Limits", "Get Shelf Colors").run().operations()).isEqualTo(2);
  }

  @Test
  void aRareWordThatIsAFrequentOneWithTwoLettersSwappedIsNamed() {
    String models =
        "\"%s\": {\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}";
    StringBuilder definitions = new StringBuilder(models.formatted("SubscripitonOrder"));
    StringBuilder properties =
        new StringBuilder("\"p\": {\"$ref\": \"#/definitions/SubscripitonOrder\"}");
    for (String other : new String[] {"SubscriptionAge", "SubscriptionPrice", "SubscriptionEnd"}) {
      definitions.append(',').append(models.formatted(other).replace("\"a\"", '"' + other + '"'));
      properties.append(", \"%s\": {\"$ref\": \"#/definitions/%s\"}".formatted(other, other));
    }
    definitions.append(
        ", \"All\": {\"type\": \"object\", \"properties\": {%s}}".formatted(properties));
    Fixture fixture =
        new Fixture(temporary)
            .operation(Fixture.answer("{\"$ref\": \"#/definitions/All\"}"), definitions.toString())
            .correction("odd-names.yaml", "odd-names: {other: {Things.list: it is so}}");

    assertThatThrownBy(fixture::run)
        .hasMessageContaining("SubscripitonOrder: 'subscripiton' looks like 'subscription'");
  }

  @Test
  void aReasonOrABetterNameIsEnough() {
    Fixture fixture =
        fixture("Things.list", "an object around the list")
            .correction("names.yaml", "schemas: {shop: {Thing2: Shelf}}");

    assertThat(fixture.run().operations()).isEqualTo(1);
  }
}
