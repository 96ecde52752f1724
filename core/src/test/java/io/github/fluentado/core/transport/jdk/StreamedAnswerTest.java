// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** The stream of a body, fed by hand. */
class StreamedAnswerTest {
  private final List<String> heard = new ArrayList<>();
  private final StreamedAnswer.Body body = new StreamedAnswer.Body(Duration.ofSeconds(60));
  private final StreamedAnswer answer = answer(body);

  private final Flow.Subscription flow =
      new Flow.Subscription() {
        @Override
        public void request(long count) {
          heard.add("request " + count);
        }

        @Override
        public void cancel() {
          heard.add("cancel");
        }
      };

  private static StreamedAnswer answer(StreamedAnswer.Body body) {
    return new StreamedAnswer(body, CompletableFuture.completedFuture(body));
  }

  private static ByteBuffer bytes(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length);
    for (int value : values) {
      buffer.put((byte) value);
    }
    return buffer.flip();
  }

  @Test
  void partsAreReadInOrder() throws IOException {
    body.whenClosed(() -> heard.add("ended"));
    answer.onSubscribe(flow);
    answer.onNext(List.of(bytes(1, 200), bytes(), bytes(3)));
    assertThat(body.read()).isEqualTo(1);
    answer.onNext(List.of(bytes(4, 5)));
    answer.onComplete();

    assertThat(body.read()).isEqualTo(200);
    byte[] target = new byte[4];
    assertThat(body.read(target, 2, 1)).isEqualTo(1);
    assertThat(target).containsExactly(0, 0, 3, 0);
    assertThat(body.read()).isEqualTo(4);
    assertThat(body.read(target, 0, 4)).isEqualTo(1);
    assertThat(target).startsWith(5);
    assertThat(heard).doesNotContain("ended");

    assertThat(body.read()).isEqualTo(-1);
    assertThat(body.read(target, 0, 1)).isEqualTo(-1);
    assertThat(body.read()).isEqualTo(-1);
    assertThat(heard).containsExactly("request 1", "request 8", "ended");
  }

  @Test
  void whatHasComeIsReadAtOnceAndNothingIsWaitedFor() throws IOException {
    answer.onSubscribe(flow);
    answer.onNext(List.of(bytes(), bytes(1, 2), bytes(3)));
    answer.onNext(List.of(bytes()));
    answer.onNext(List.of(bytes(4), bytes(5, 6)));
    byte[] target = new byte[7];

    assertThat(body.read(target, 1, 4)).isEqualTo(4);
    assertThat(target).containsExactly(0, 1, 2, 3, 4, 0, 0);
    assertThat(body.read(target, 0, 7)).isEqualTo(2);
    assertThat(target).startsWith(5, 6);

    // What came before a failure is given before it is told.
    answer.onNext(List.of(bytes(7)));
    answer.onError(new IOException("reset"));
    assertThat(body.read(target, 0, 7)).isEqualTo(1);
    assertThatIOException().isThrownBy(() -> body.read(target, 0, 7)).withMessage("reset");
  }

  @Test
  void moreIsAskedForWhenHalfOfItHasBeenTaken() throws IOException {
    answer.onSubscribe(flow);
    for (int i = 0; i < 9; i++) {
      answer.onNext(List.of(bytes(i)));
    }
    assertThat(heard).containsExactly("request 1");
    for (int i = 0; i < 4; i++) {
      assertThat(body.read()).isEqualTo(i);
    }
    assertThat(heard).containsExactly("request 1", "request 8");
    assertThat(body.read()).isEqualTo(4);
    assertThat(heard).containsExactly("request 1", "request 8", "request 4");
    assertThat(body.read(new byte[9], 0, 9)).isEqualTo(4);
    assertThat(heard).containsExactly("request 1", "request 8", "request 4", "request 4");
  }

  @Test
  void nothingIsAskedForBehindTheEnd() throws IOException {
    answer.onSubscribe(flow);
    answer.onNext(List.of(bytes(1)));
    answer.onComplete();

    assertThat(body.read()).isEqualTo(1);
    assertThat(body.read()).isEqualTo(-1);
    assertThat(heard).containsExactly("request 1");
  }

  @Test
  void readingNoneWaitsForNothing() throws IOException {
    assertThat(body.read(new byte[1], 1, 0)).isZero();
  }

  @Test
  void aFailureIsToldAfterWhatCameBefore() throws IOException {
    answer.onSubscribe(flow);
    answer.onNext(List.of(bytes(1)));
    IOException reset = new IOException("reset");
    answer.onError(reset);

    assertThat(body.read()).isEqualTo(1);
    for (int i = 0; i < 2; i++) {
      assertThatIOException().isThrownBy(body::read).withMessage("reset").withCause(reset);
    }
  }

  @Test
  void aFailureOfAnotherKindIsOneOfTheStreamToo() {
    IllegalStateException odd = new IllegalStateException("odd");
    answer.onError(odd);

    assertThatIOException()
        .isThrownBy(body::read)
        .withMessageContaining("odd")
        .withRootCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingCancelsOnceAndEndsReading() throws IOException {
    body.whenClosed(() -> heard.add("ended"));
    answer.onSubscribe(flow);
    body.close();
    body.close();

    assertThat(heard).containsExactly("request 1", "cancel", "ended");
    for (int i = 0; i < 2; i++) {
      assertThatIOException().isThrownBy(body::read).withMessage("the stream is closed");
    }
  }

  @Test
  void whatHasComeToItsEndIsNotCancelledReadOrNot() throws IOException {
    answer.onSubscribe(flow);
    answer.onNext(List.of(bytes(1)));
    answer.onComplete();
    body.close();
    assertThat(heard).containsExactly("request 1");

    StreamedAnswer.Body broken = new StreamedAnswer.Body(Duration.ofSeconds(60));
    StreamedAnswer other = answer(broken);
    other.onSubscribe(flow);
    other.onError(new IOException("reset"));
    assertThatIOException().isThrownBy(broken::read);
    broken.close();
    assertThat(heard).containsExactly("request 1", "request 1");
  }

  @Test
  void whatWasClosedBeforeItBeganIsCancelledWhenItBegins() {
    body.close();
    answer.onSubscribe(flow);

    assertThat(heard).containsExactly("cancel");
  }

  @Test
  void whatWasAbortedTellsTheReason() {
    answer.onSubscribe(flow);
    body.abort(new IOException("too late"));

    assertThat(heard).containsExactly("request 1", "cancel");
    assertThatIOException().isThrownBy(body::read).withMessage("too late");
  }

  @Test
  void closingEndsAReadThatWaits() throws InterruptedException {
    Thread reading = Thread.currentThread();
    Thread other =
        new Thread(
            () -> {
              while (reading.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
              }
              body.close();
            });
    other.start();

    assertThatIOException().isThrownBy(body::read).withMessage("the stream is closed");
    other.join();
  }

  @Test
  void silenceEndsAndCancelsIt() {
    StreamedAnswer.Body silent = new StreamedAnswer.Body(Duration.ofMillis(5));
    answer(silent).onSubscribe(flow);
    silent.whenClosed(() -> heard.add("ended"));

    assertThatIOException()
        .isThrownBy(silent::read)
        .isInstanceOf(HttpTimeoutException.class)
        .withMessage("no data for PT0.005S");
    assertThat(heard).containsExactly("request 1", "cancel", "ended");
  }

  @Test
  void anInterruptEndsAndCancelsItAndStaysSet() {
    answer.onSubscribe(flow);
    Thread.currentThread().interrupt();

    assertThatIOException()
        .isThrownBy(body::read)
        .isInstanceOf(InterruptedIOException.class)
        .withCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(heard).containsExactly("request 1", "cancel");
  }

  @Test
  void theJdkGetsTheStreamWhenItMay() {
    assertThat(answer.getBody().toCompletableFuture()).isCompletedWithValue(body);
  }
}
