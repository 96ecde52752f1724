// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToleranceTest {
  private static <T> List<String> tolerated(String json, Codec<T> codec) {
    List<String> seen = new ArrayList<>();
    Json.decode(
        json.getBytes(StandardCharsets.UTF_8), codec, t -> seen.add(t.path() + " " + t.kind()));
    return seen;
  }

  @Test
  void whatTheDescriptionHasGivesNoReport() {
    String json =
        """
        {"id": 7, "ratio": 3, "price": 1, "enabled": true, "title": "", "created": "2024-01-01T00:00:00.12Z",
         "color": "red", "access": "read, write", "child": {}, "tags": ["a"], "fields": {"a": null},
         "anything": null, "_links": {}, "properties": {}}
        """;

    assertThat(tolerated(json, Sample.SHAPE)).containsExactly("$.anything NULL");
  }

  @Test
  void everyToleranceIsReportedWithItsPath() {
    String json =
        """
        {"id": "12", "size": 1.5, "ratio": "x", "enabled": "yes", "Title": "a", "created": "",
         "color": "Red", "access": "read, fly", "child": {"extra": 1, "id": null},
         "tags": ["a", 5, null, {}], "children": 3, "counts": {"a": "1"}, "id": 3,
         "dates": ["2024-01-01"]}
        """;

    assertThat(tolerated(json, Sample.SHAPE))
        .containsExactly(
            "$.id CONVERTED",
            "$.size OTHER_TYPE",
            "$.ratio OTHER_TYPE",
            "$.enabled OTHER_TYPE",
            "$.Title NAME_CASE",
            "$.created DATE_FORM",
            "$.color VALUE_CASE",
            "$.access UNKNOWN_VALUE",
            "$.child.extra UNKNOWN_PROPERTY",
            "$.child.id NULL",
            "$.tags[1] CONVERTED",
            "$.tags[2] NULL",
            "$.tags[3] OTHER_TYPE",
            "$.children OTHER_TYPE",
            "$.counts.a CONVERTED",
            "$.id DUPLICATE",
            "$.dates[0] DATE_FORM");
  }

  @Test
  void wrappersAndSubtypesKeepThePath() {
    assertThat(tolerated("[\"1\"]", Codec.wrappedList(Codec.INT32)))
        .containsExactly("$[0] CONVERTED", "$ WRAPPER");
    assertThat(tolerated("{\"value\":[5],\"x\":1}", Codec.wrappedList(Codec.STRING)))
        .containsExactly("$.value[0] CONVERTED", "$.x UNKNOWN_PROPERTY");
    assertThat(tolerated("[{\"type\":\"1\",\"radius\":\"2\"}]", Codec.list(Shapes.SHAPE)))
        .containsExactly("$[0].radius CONVERTED");
    assertThat(tolerated("[{\"type\":\"1\",\"x\":\"2\"},{\"y\":1}]", Codec.list(Shapes.SHAPE)))
        .containsExactly("$[0].x UNKNOWN_PROPERTY", "$[1].y UNKNOWN_PROPERTY");
    assertThat(tolerated("{\"value\":{\"a\":\"1\"}}", Codec.wrapped(Codec.map(Codec.INT32))))
        .containsExactly("$.value.a CONVERTED");
  }
}
