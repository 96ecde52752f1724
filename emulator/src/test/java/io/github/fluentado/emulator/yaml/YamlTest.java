// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTest {
  private static YamlNode read(String text) {
    return Yaml.read("seed.yaml", text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true|true",
        "null|null",
        "~|null",
        "12|12",
        "-3|-3",
        "1.50|1.50",
        "1.5e3|1.5E+3",
        "007|\"007\"",
        "yes|\"yes\"",
        "off|\"off\"",
        "12:30:45|\"12:30:45\"",
        "2026-01-01|\"2026-01-01\"",
        "'12'|\"12\"",
        "!!str 12|\"12\"",
        "0x1f|\"0x1f\"",
        "123456789012345678901234567890|123456789012345678901234567890",
        "{a: [1, {b: c}]}|{\"a\":[1,{\"b\":\"c\"}]}",
        "{\"a\":[1,true,null,\"x\\u00e9\"]}|{\"a\":[1,true,null,\"xé\"]}"
      })
  void readsValuesAsYaml12Does(String yaml, String json) {
    assertThat(read(yaml).json().toString()).isEqualTo(json);
  }

  @Test
  void anEmptyTextIsNull() {
    assertThat(read("# nothing\n").json().isJsonNull()).isTrue();
  }

  @Test
  void everyValueKnowsItsPlace() {
    YamlNode.Members root = (YamlNode.Members) read("a: 1\nlist:\n  - x\n  - y: 2\n");
    YamlNode.Items list = (YamlNode.Items) root.find("list").orElseThrow();
    assertThat(list.items().get(1).place()).hasToString("seed.yaml, line 4, column 5");
    assertThat(root.names().get("list")).hasToString("seed.yaml, line 2, column 1");
    assertThat(root.find("b")).isEmpty();
  }

  @Test
  void anAliasStandsForItsAnchor() {
    assertThat(read("a: &x [1]\nb: *x\n").json()).hasToString("{\"a\":[1],\"b\":[1]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a: [1, 2|line 1, column 9",
        "a: 1\\n a: 2|line 2, column 3",
        "a: 1\\nb: 2\\na: 3|line 3, column 1: the name \"a\" stands here twice",
        "a: &x [*x]|line 1, column 4: this holds itself",
        "a: !secret 1|line 1, column 4: the tag !secret means nothing",
        "? [1]\\n: 2|line 1, column 3: a name was expected here",
        "a: 1\\n---\\nb: 2|line 2, column 1",
        "{\"a\": 1,,}|line 1, column 9",
        "a:\\n\\t- 1|line 2, column 1"
      })
  void whatCannotBeReadIsToldWithItsPlace(String yaml, String place) {
    assertThatThrownBy(() -> read(yaml.translateEscapes()))
        .isInstanceOf(YamlException.class)
        .hasMessageStartingWith("seed.yaml, ")
        .hasMessageContaining(place);
  }

  @Test
  void neitherForbiddenCharactersNorDepthBreakIt() {
    for (String text : new String[] {"a: \u0001", "[".repeat(5000), "{a: ".repeat(200)}) {
      assertThatThrownBy(() -> read(text)).isInstanceOf(YamlException.class);
    }
  }
}
