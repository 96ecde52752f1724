// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "title, title",
    "_links, links",
    "$top, top",
    "class, classValue",
    "get, getValue",
    "json, jsonValue",
    "my-key, myKey",
    "2fa, n2fa",
    "ID, iD"
  })
  void propertiesAreJavaNamesThatHideNothing(String wire, String expected) {
    assertThat(Names.property(wire)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"top, top", "header, headerValue", "limit, limitValue", "default, defaultValue"})
  void optionsHideNoMethodOfACall(String name, String expected) {
    assertThat(Names.option(name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "darkBlue, DARK_BLUE",
    "collection_User, COLLECTION_USER",
    "JSONPatch, JSON_PATCH",
    "sha256Sum, SHA256_SUM",
    "$when, WHEN",
    "100, V_100"
  })
  void constantsAreInCapitals(String text, String expected) {
    String constant = Names.constant(text);

    assertThat(constant.startsWith("_") ? constant.substring(1) : constant).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"WorkItemIcons, Work item icons", "XAMLBuilds, XAML builds", "get, Get"})
  void namesAreReadAsWords(String name, String expected) {
    assertThat(Names.words(name)).isEqualTo(expected);
  }
}
