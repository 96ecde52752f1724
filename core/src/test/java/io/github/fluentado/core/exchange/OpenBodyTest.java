// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.fluentado.core.run.RetryPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who hears of an operation hears once that its body has ended. */
class OpenBodyTest {
  private final List<String> heard = new ArrayList<>();
  private final Trace trace =
      new Trace() {
        @Override
        public void ends(@Nullable Object value, @Nullable Throwable error) {
          heard.add(value + " " + error);
        }
      };

  private OpenBody body(InputStream content) {
    return new OpenBody(
        content,
        null,
        null,
        trace,
        new Deadline(Duration.ofSeconds(9), null),
        Duration.ofSeconds(3),
        RetryPolicy.none());
  }

  @Test
  void closingTellsTheEndOnce() throws IOException {
    OpenBody body = body(InputStream.nullInputStream());
    assertThat(heard).isEmpty();
    body.close();
    body.close();
    assertThat(heard).containsExactly("null null");
    assertThat(body.ends()).isFalse();
  }

  @Test
  void whoToldTheEndItselfIsNotRepeated() throws IOException {
    OpenBody body = body(InputStream.nullInputStream());
    assertThat(body.ends()).isTrue();
    assertThat(body.ends()).isFalse();
    body.close();
    assertThat(heard).isEmpty();
  }

  @Test
  void aBodyThatIsCutHasNotEndedForThoseWhoHear() throws IOException {
    OpenBody body = body(InputStream.nullInputStream());
    body.cut();
    assertThat(heard).isEmpty();
    assertThat(body.ends()).isTrue();
  }

  @Test
  void theEndIsToldThoughClosingFails() {
    OpenBody body =
        body(
            new ByteArrayInputStream(new byte[0]) {
              @Override
              public void close() throws IOException {
                throw new IOException("broken");
              }
            });
    assertThatIOException().isThrownBy(body::close).withMessage("broken");
    assertThat(heard).containsExactly("null null");
  }

  @Test
  void aStreamFromElsewhereHasNoLimitsAndIsNotAskedForAgain() {
    InputStream other = InputStream.nullInputStream();
    assertThat(OpenBody.limit(other)).isNull();
    assertThat(OpenBody.retry(other)).isEqualTo(RetryPolicy.none());
    OpenBody made = OpenBody.of(other);
    assertThat(made.limit().limit()).isGreaterThan(Duration.ofDays(3650));
    assertThat(made.silence()).isGreaterThan(Duration.ofDays(3650));
    OpenBody body = body(other);
    assertThat(OpenBody.of(body)).isSameAs(body);
    assertThat(OpenBody.limit(body)).isSameAs(body.limit());
  }
}
