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

  @Test
  void aReasonOrABetterNameIsEnough() {
    Fixture fixture =
        fixture("Things.list", "an object around the list")
            .correction("names.yaml", "schemas: {shop: {Thing2: Shelf}}");

    assertThat(fixture.run().operations()).isEqualTo(1);
  }
}
