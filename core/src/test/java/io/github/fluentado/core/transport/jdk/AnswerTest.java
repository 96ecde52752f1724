// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fluentado.core.transport.TransportException;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

class AnswerTest {

  private static boolean mayHaveArrived(Throwable error) {
    Answer<String> answer =
        new Answer<>(
            URI.create("https://h/"),
            (status, headers, body) -> "",
            new Answer.Watch() {
              @Override
              public void landed() {}

              @Override
              public void ended(Answer<?> ended) {}

              @Override
              public void park(Answer<?> full) {}
            },
            new HttpThreads());
    answer.leaving();
    answer.fail(error);
    ExecutionException failed = catchThrowableOfType(ExecutionException.class, answer::get);
    return ((TransportException) Objects.requireNonNull(failed.getCause())).mayHaveArrived();
  }

  @Test
  void whatAnswersWithoutTlsHasGotNothingHoweverTheJdkWrapsIt() {
    SSLException noTls = new SSLException("Unrecognized SSL message, plaintext connection?");

    assertThat(mayHaveArrived(noTls)).isFalse();
    assertThat(mayHaveArrived(new IOException("header parser received no bytes", noTls))).isFalse();
  }

  @Test
  void anyOtherEndOfAConnectionMayHaveCarriedTheRequest() {
    assertThat(mayHaveArrived(new IOException("header parser received no bytes"))).isTrue();
    assertThat(mayHaveArrived(new SSLException("closed", new IOException("reset")))).isTrue();
  }
}
