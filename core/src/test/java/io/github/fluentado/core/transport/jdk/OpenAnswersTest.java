// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class OpenAnswersTest {
  private final OpenAnswers open = new OpenAnswers();

  private static Answer<String> answer(boolean quick) {
    Answer<String> answer =
        new Answer<>(
            URI.create("http://127.0.0.1/"),
            (status, headers, body) -> "",
            new Answer.Watch() {
              @Override
              public void landed() {}

              @Override
              public void ended(Answer<?> ended) {}

              @Override
              public void park(Answer<?> full) {}
            },
            new HttpThreads(() -> false));
    if (quick) {
      answer.quick();
    }
    return answer;
  }

  @Test
  void oneIsAloneIfItWaitsForNothing() {
    Answer<String> quick = answer(true);
    Answer<String> slow = answer(false);
    Answer<String> other = answer(true);

    assertThat(open.isAlone()).isFalse();
    open.add(quick);
    assertThat(open.isAlone()).isTrue();
    open.add(slow);
    assertThat(open.isAlone()).isFalse();
    open.remove(quick);
    assertThat(open.isAlone()).isFalse();
    open.remove(slow);
    open.add(quick);
    open.add(other);
    assertThat(open.isAlone()).isFalse();
    open.remove(other);
    assertThat(open.isAlone()).isTrue();
  }
}
