// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class OpenAnswersTest {
  private final OpenAnswers open = new OpenAnswers();

  private static Answer<String> answer(boolean quick) {
    return answer("http://127.0.0.1/", quick);
  }

  private static Answer<String> answer(String server, boolean quick) {
    Answer<String> answer =
        new Answer<>(
            URI.create(server),
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

  /** Its connection stays, and its server may ask for another handshake. */
  @Test
  void noneIsAloneAfterOneByTls() {
    Answer<String> secure = answer("HTTPS://127.0.0.1/", false);
    open.add(secure);
    open.remove(secure);
    open.add(answer(true));

    assertThat(open.isAlone()).isFalse();
  }
}
