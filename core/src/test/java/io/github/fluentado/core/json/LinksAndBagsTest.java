// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinksAndBagsTest {
  @Test
  void linksAreReadByName() {
    String json =
        """
        {"self": {"href": "u1"}, "nodes": [{"href": "a"}, {"href": "b"}, {}], "odd": 5, "none": null}
        """;
    ReferenceLinks links = Json.decode(json, ReferenceLinks.CODEC);

    assertThat(links.names()).containsExactly("self", "nodes", "odd", "none");
    assertThat(links.href("self")).contains("u1");
    assertThat(links.hrefs("nodes")).containsExactly("a", "b");
    assertThat(links.href("odd")).isEmpty();
    assertThat(links.href("absent")).isEmpty();
    assertThat(Canonical.of(links.json().toString())).isEqualTo(Canonical.of(json));
    assertThat(links).isEqualTo(Json.decode(json, ReferenceLinks.CODEC));
    assertThat(links.toString()).doesNotContain("u1");
  }

  @Test
  void propertiesAreFreedFromTheirType() {
    String json =
        """
        {"a": {"$type": "System.Int32", "$value": 5}, "b": "plain", "c": {"x": 1}, "d": null,
         "e": {"$type": "System.String", "$value": "secret"}}
        """;
    PropertyBag bag = Json.decode(json, PropertyBag.CODEC);

    assertThat(bag.text("a")).contains("5");
    assertThat(bag.type("a")).contains("System.Int32");
    assertThat(bag.text("b")).contains("plain");
    assertThat(bag.type("b")).isEmpty();
    assertThat(bag.value("c")).isPresent();
    assertThat(bag.text("c")).isEmpty();
    assertThat(bag.value("d")).isEmpty();
    assertThat(bag.toString()).doesNotContain("secret");
    assertThat(Canonical.of(bag.json().toString())).isEqualTo(Canonical.of(json));
  }

  @Test
  void propertiesAreSetPlain() {
    PropertyBag bag = PropertyBag.EMPTY.with("a", "x").with("b", 5).with("c", true);

    assertThat(bag.json()).hasToString("{\"a\":\"x\",\"b\":5,\"c\":true}");
    assertThat(PropertyBag.EMPTY.names()).isEmpty();
  }
}
