// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import io.github.fluentado.core.exchange.Decoder.UndecodableException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrailTest {
  private static JsonObject thing(int id) {
    JsonObject thing = new JsonObject();
    thing.addProperty("id", id);
    return thing;
  }

  @Test
  void thePageThatWasJustGivenIsNoNextOne() throws UndecodableException {
    Trail trail = Trail.from(null).to("a");

    assertThatExceptionOfType(UndecodableException.class)
        .isThrownBy(() -> trail.to("a"))
        .withMessageContaining("just given");
    assertThatExceptionOfType(UndecodableException.class).isThrownBy(() -> Trail.from("x").to("x"));
    assertThat(trail.to("b").token()).isEqualTo("b");
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "1, 3", "2, 5", "10, 7", "100, 33"})
  void aCircleOfAnyLengthIsFoundBeforeItIsWalkedThreeTimes(int before, int length) {
    assertThatExceptionOfType(UndecodableException.class)
        .isThrownBy(
            () -> {
              Trail trail = Trail.from(null);
              for (int i = 0; i < 3 * (before + length); i++) {
                trail = trail.to("t" + (i < before ? i : before + (i - before) % length));
              }
            })
        .withMessageContaining("given before");
  }

  @Test
  void theMarkMovesEverMoreRarely() throws UndecodableException {
    Trail trail = Trail.from(null);
    List<Integer> moves = new ArrayList<>();
    for (int i = 1; i <= 31; i++) {
      trail = trail.to("t" + i);
      if (("t" + i).equals(trail.mark())) {
        moves.add(i);
      }
    }

    assertThat(moves).containsExactly(1, 3, 7, 15, 31);
  }

  @Test
  void onlyAFullPageIsRepeated() {
    List<JsonObject> page = List.of(thing(1), thing(2));
    Trail past = Trail.from(null).past(page, page);

    assertThat(past.repeated(page)).isTrue();
    assertThat(past.repeated(List.of(thing(1)))).isFalse();
    assertThat(Trail.from(null).past(List.of(), List.of()).repeated(List.of())).isFalse();
  }

  @Test
  void repetitionsInARowAreCounted() {
    List<JsonObject> page = List.of(thing(1));
    Trail once = Trail.from(null).past(page, page);
    Trail twice = once.past(page, List.of());
    Trail thrice = twice.past(page, List.of());

    assertThat(List.of(once.repeats(), twice.repeats(), thrice.repeats())).containsExactly(0, 1, 2);
    assertThat(thrice.past(List.of(thing(2)), List.of(thing(2))).repeats()).isZero();
  }

  @Test
  void asManyItemsAreRememberedAsAPageHadAtMost() {
    List<JsonObject> first = List.of(thing(1), thing(2), thing(3));
    Trail trail = Trail.from(null).past(first, first).past(List.of(thing(4)), List.of(thing(4)));

    assertThat(trail.recent()).isEqualTo(List.of(thing(2), thing(3), thing(4)));
    assertThat(trail.page()).isEqualTo(List.of(thing(4)));
    assertThat(trail.fresh(List.of(thing(1), thing(3), thing(5))))
        .containsExactly(thing(1), thing(5));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void plainValuesMayComeAgain(int number) {
    Trail trail = Trail.from(null).past(List.of(number), List.of(number));
    List<Integer> items = List.of(number, number);

    assertThat(trail.fresh(items)).isEqualTo(items);
    assertThat(Trail.from(null).fresh(items)).isSameAs(items);
  }
}
