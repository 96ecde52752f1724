// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LosslessTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20260101, -99})
  void whateverIsSentIsWrittenBack(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 400; i++) {
      String json = Documents.object(random, 4);
      assertThat(rewritten(json)).isEqualTo(Canonical.of(json));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void equalJsonMakesEqualModels(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      String json = Documents.object(random, 3);
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
      Sample sample = Sample.read(Documents.object(random, 3));
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
}
