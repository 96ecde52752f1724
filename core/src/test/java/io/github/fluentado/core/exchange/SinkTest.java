// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a place for bytes is that says nothing of itself. */
class SinkTest {
  private final Sink<String> sink =
      new Sink<>() {
        @Override
        public void write(long position, byte[] bytes, int length) {}

        @Override
        public boolean restart() {
          return true;
        }

        @Override
        public String finish() {
          return "whole";
        }

        @Override
        public void abandon() {}
      };

  @Test
  void itTakesPiecesInOrderHoldsNothingAndDoesNotBlock() throws IOException {
    assertThat(sink.blocks()).isFalse();
    assertThat(sink.anywhere()).isFalse();
    assertThat(sink.begin()).isEqualTo(Sink.Held.NOTHING);
    assertThat(sink.written()).isNull();
  }
}
