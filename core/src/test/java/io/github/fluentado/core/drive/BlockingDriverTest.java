// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Event;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.exchange.Exchanges;
import io.github.fluentado.core.exchange.Failure;
import io.github.fluentado.core.exchange.Reception;
import io.github.fluentado.core.exchange.Step;
import io.github.fluentado.core.exchange.StepFailure;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.testing.Lab;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a blocking run tells those who observe it, and what it leaves. */
class BlockingDriverTest {
  private static final Duration LEFT = Duration.ofSeconds(7);
  private static final HttpResponse ANSWER = HttpResponse.of(204, Headers.none(), new byte[0]);
  private final HeldPort port = new HeldPort();
  private final AtomicInteger abandoned = new AtomicInteger();
  private final List<Event> heard = new ArrayList<>();

  private Step<Object> send() {
    HttpRequest request =
        new HttpRequest("GET", URI.create("https://example.org"), Headers.none(), null);
    Step.Late late = new Step.Late(LEFT, IllegalStateException::new);
    return new Step.Send<>(port, port.trace, request, true, Reception.WHOLE, 1, LEFT, late);
  }

  private Step<Object> authorize(@Nullable Authorization rejected) {
    Step.Late late = new Step.Late(LEFT, IllegalStateException::new);
    return new Step.Authorize<>(port, port.trace, rejected, LEFT, late);
  }

  /** Does these one after the other, and ends with the last event. */
  @SafeVarargs
  private Object run(Step<Object>... acts) {
    Exchange<Object> exchange =
        event -> {
          if (!(event instanceof Event.Started)) {
            heard.add(event);
          }
          return heard.size() < acts.length ? acts[heard.size()] : new Step.Done<>(event);
        };
    return BlockingDriver.run(Exchanges.nest(() -> exchange, HeldPort.counting(abandoned)));
  }

  @Test
  void anAnswerThatComesHereIsTold() {
    port.here = ANSWER;

    assertThat(run(send()))
        .isInstanceOfSatisfying(
            Event.Answered.class, event -> assertThat(event.response()).isSameAs(ANSWER));
    assertThat(port.told).containsExactly("joined", "attempt 204 in PT0S null");
    assertThat(port.sent).isEmpty();
    assertThat(abandoned).hasValue(0);
  }

  @Test
  void aFailureThatComesHereIsTold() {
    port.failsHere =
        new StepFailure(new Failure(Failure.Kind.NOT_SENT, new IllegalStateException("no route")));

    assertThat(run(send()))
        .isInstanceOfSatisfying(
            Event.Broken.class,
            event -> assertThat(event.failure().kind()).isEqualTo(Failure.Kind.NOT_SENT));
    assertThat(port.told).containsExactly("joined", "attempt no route");
  }

  @Test
  void anInterruptEndsTheRunAndIsTold() {
    port.failsHere = new InterruptedException("now");
    try {
      Throwable thrown = catchThrowable(() -> run(new Step.Begin<>(port, Lab.plan("GET")), send()));

      assertThat(thrown)
          .isInstanceOfSatisfying(
              AzureDevOpsException.class,
              error -> assertThat(error.kind()).isEqualTo(ErrorKind.CANCELLED));
      assertThat(abandoned).hasValue(1);
      assertThat(port.told)
          .containsExactly(
              "begins", "attempt now", "ends null " + (thrown == null ? "" : thrown.getMessage()));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aThreadThatIsInterruptedBeginsNothing() {
    Thread.currentThread().interrupt();
    try {
      assertThat(catchThrowable(() -> run(send()))).isInstanceOf(AzureDevOpsException.class);
      assertThat(port.sent).isEmpty();
      assertThat(abandoned).hasValue(1);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aDefectIsThrownAsItIsAndLeavesNothing() {
    assertThat(catchThrowable(() -> run(new Step.Begin<>(port, Lab.plan("GET")), authorize(null))))
        .hasMessage("nobody is asked");
    assertThat(abandoned).hasValue(1);
    assertThat(port.told).containsExactly("begins", "ends null nobody is asked");
  }

  @Test
  void whatTheCredentialAnswersIsTold() {
    Authorization authorization = Authorization.bearer("token");
    port.authorization = CompletableFuture.completedFuture(authorization);

    run(authorize(null), authorize(authorization));
    port.authorization = CompletableFuture.failedFuture(new IllegalStateException("no token"));
    heard.clear();
    Object failed = run(authorize(null));

    assertThat(failed)
        .isInstanceOfSatisfying(
            Event.Broken.class,
            event -> assertThat(event.failure().cause()).hasMessage("no token"));
    assertThat(port.told)
        .containsExactly(
            "joined",
            "authorized in PT0S false true",
            "authorized in PT0S true true",
            "joined",
            "authorized in PT0S false false");
  }

  @Test
  void waitsProgressAndTheEndAreTold() {
    port.pause = CompletableFuture.completedFuture(null);

    Object last =
        run(
            new Step.Pause<>(port, port.trace, LEFT, Step.Reason.THROTTLED, null),
            new Step.Progress<>(port, port.trace, 3, 10),
            new Step.End<>(port, port.trace, "value", null),
            new Step.End<>(port, port.trace, null, new IllegalStateException("odd")));

    assertThat(heard).hasSize(4).allMatch(Event.Resumed.class::isInstance);
    assertThat(last).isEqualTo(new Event.Resumed(HeldPort.MOMENT));
    assertThat(port.told)
        .containsExactly(
            "joined",
            "waits PT7S THROTTLED",
            "progress 3 of 10",
            "ends value null",
            "ends null odd");
  }
}
