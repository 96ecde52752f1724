// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LosslessTest {
  private static final List<String> NAMES =
      List.of(
          "id",
          "size",
          "ratio",
          "price",
          "enabled",
          "title",
          "created",
          "key",
          "color",
          "access",
          "child",
          "tags",
          "children",
          "counts",
          "fields",
          "anything",
          "_links",
          "properties",
          "dates",
          "Title",
          "ID",
          "undeclared",
          "$ref",
          "späße");
  private static final List<String> SCALARS =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-7",
          "12.0",
          "1e3",
          "9007199254740993",
          "1.10",
          "123456789012345678901234567890",
          "0.1000000000000000055",
          "\"\"",
          "\"12\"",
          "\"True\"",
          "\"red\"",
          "\"Red\"",
          "\"read, write\"",
          "\"2024-02-30T00:00:00Z\"",
          "\"/Date(12)/\"",
          "\"0001-01-01T00:00:00\"",
          "\"<a href='x'>&\"",
          "\"\\u2028 \\\"quoted\\\" \\u0007\"",
          "\"aGk=\"",
          "\"\\ud83d\\ude00\"");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20260101, -99})
  void whateverIsSentIsWrittenBack(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 400; i++) {
      String json = object(random, 4);
      assertThat(rewritten(json)).isEqualTo(Canonical.of(json));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void equalJsonMakesEqualModels(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      String json = object(random, 3);
      Sample sample = Sample.read(json);
      assertThat(sample).isEqualTo(Sample.read(json)).hasSameHashCodeAs(Sample.read(json));
      assertThat(sample.toString()).isEqualTo(Sample.read(json).toString());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void everyGetterCopesWithWhateverIsSent(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 400; i++) {
      Sample sample = Sample.read(object(random, 3));
      List<Supplier<Object>> getters = new ArrayList<>();
      for (String name : Sample.SHAPE.names()) {
        getters.add(() -> String.valueOf(sample.get(name)));
      }
      assertThat(getters).allSatisfy(getter -> assertThat(getter.get()).isNotNull());
    }
  }

  @Test
  void changingOnePropertyLeavesTheRestAsItCame() {
    String json = "{\"id\":\"12\",\"Title\":5,\"tags\":[\"a\",null,{}],\"x\":1.10,\"child\":null}";

    assertThat(rewritten(Sample.read(json).id(13)))
        .isEqualTo(Canonical.of(json.replace("\"12\"", "13")));
  }

  private static String rewritten(String json) {
    return rewritten(Sample.read(json));
  }

  private static String rewritten(Sample sample) {
    return Canonical.of(new String(Json.encode(Sample.SHAPE, sample), StandardCharsets.UTF_8));
  }

  private static String object(Random random, int depth) {
    List<String> names = new ArrayList<>(NAMES);
    java.util.Collections.shuffle(names, random);
    return names.subList(0, random.nextInt(8)).stream()
        .map(name -> "\"" + name + "\":" + value(random, depth - 1))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String value(Random random, int depth) {
    return switch (depth <= 0 ? 0 : random.nextInt(4)) {
      case 1 -> object(random, depth);
      case 2 -> array(random, depth);
      default -> SCALARS.get(random.nextInt(SCALARS.size()));
    };
  }

  private static String array(Random random, int depth) {
    List<String> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(value(random, depth - 1));
    }
    return items.toString();
  }
}
