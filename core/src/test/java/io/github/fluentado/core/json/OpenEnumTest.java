// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.core.json.Sample.Access;
import io.github.fluentado.core.json.Sample.Color;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenEnumTest {
  @Test
  void describedValuesAreConstants() {
    assertThat(Sample.read("{\"color\":\"darkBlue\"}").color()).isSameAs(Color.DARK_BLUE);
    assertThat(Color.CODEC.all()).containsExactly(Color.RED, Color.DARK_BLUE);
    assertThat(Color.RED.isKnown()).isTrue();
  }

  @Test
  void caseDoesNotCountButIsKept() {
    Sample sample = Sample.read("{\"color\":\"DarkBlue\"}");

    assertThat(sample.color()).isEqualTo(Color.DARK_BLUE).hasSameHashCodeAs(Color.DARK_BLUE);
    assertThat(sample.color()).hasToString("DarkBlue");
    assertThat(sample.json()).hasToString("{\"color\":\"DarkBlue\"}");
  }

  @Test
  void unknownValuesKeepTheirText() {
    Color mauve = Color.CODEC.of("mauve");

    assertThat(mauve.isKnown()).isFalse();
    assertThat(new Sample().color(mauve).json()).hasToString("{\"color\":\"mauve\"}");
    assertThat(Color.CODEC.of("red, darkBlue").isKnown()).isFalse();
  }

  @Test
  void valuesOfDifferentEnumsDiffer() {
    assertThat((Object) Color.CODEC.of("read")).isNotEqualTo(Access.READ);
  }

  @Test
  void flagsAreOneTextEqualInWhateverOrder() {
    Sample sample = Sample.read("{\"access\":\"Write, read\"}");
    Access both = Access.CODEC.join(List.of(Access.READ, Access.WRITE));

    assertThat(sample.access()).isEqualTo(both).hasSameHashCodeAs(both);
    assertThat(both).hasToString("read, write");
    assertThat(both.isKnown()).isTrue();
    assertThat(Access.CODEC.split(both)).containsExactly(Access.READ, Access.WRITE);
    assertThat(Access.CODEC.of("read, fly").isKnown()).isFalse();
    assertThat(sample.json()).hasToString("{\"access\":\"Write, read\"}");
  }

  @Test
  void aNumberStaysANumber() {
    Sample sample = Sample.read("{\"color\":2}");

    assertThat(sample.color()).hasToString("2");
    assertThat(sample.json()).hasToString("{\"color\":2}");
  }

  @Test
  @SuppressWarnings("NullAway") // The point of the test.
  void noTextIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Color.CODEC.of(null));
  }
}
