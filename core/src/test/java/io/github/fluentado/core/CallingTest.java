// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Plan;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.testing.Lab;
import io.github.fluentado.core.testing.VirtualTime;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Blocking runs over a transport that sends on the thread of the caller. */
class CallingTest {
  private static final Headers JSON = Headers.none().with("Content-Type", "application/json");

  private final VirtualTime time = new VirtualTime();
  private final Trips transport = new Trips();
  private final Connection connection =
      Connection.to(ServiceHosts.services("contoso"), Credential.token("pat"))
          .transport(transport)
          .time(time)
          .rules(Rules.standard().retry(RetryPolicy.none()))
          .build();

  @AfterEach
  void close() {
    connection.close();
  }

  /** What happens on the way. */
  private interface Way {
    <R> R go(HttpRequest request, Transport.Receiver<R> receiver) throws Exception;
  }

  /** Has no other way than that of the caller's thread, but for what it must not take there. */
  private static final class Trips implements Transport {
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final AtomicInteger sends = new AtomicInteger();
    private final AtomicInteger closedBodies = new AtomicInteger();
    private final List<HttpRequest> seen = new ArrayList<>();
    private boolean tells = true;
    private Way way =
        new Way() {
          @Override
          public <R> R go(HttpRequest request, Receiver<R> receiver) throws IOException {
            receiver.leaving();
            return receiver.receive(200, JSON, body("ok"));
          }
        };

    InputStream body(String text) {
      return new FilterInputStream(
          new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
        @Override
        public void close() {
          closedBodies.incrementAndGet();
        }
      };
    }

    /** Hears no interrupt, as a socket does not. */
    void awaitCancelled() {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (cancelled.getCount() > 0) {
        LockSupport.parkNanos(1_000_000);
        if (System.nanoTime() > end) {
          throw new AssertionError("nobody cancels");
        }
      }
    }

    @Override
    public <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
      sends.incrementAndGet();
      try {
        return CompletableFuture.completedFuture(receiver.receive(200, JSON, body("sent")));
      } catch (IOException broken) {
        return CompletableFuture.failedFuture(broken);
      }
    }

    @Override
    public <R> Optional<Trip<R>> trip(HttpRequest request, Receiver<R> receiver) {
      seen.add(request);
      return Optional.of(
          new Trip<>() {
            @Override
            public R send() throws IOException, InterruptedException {
              try {
                return way.go(request, receiver);
              } catch (IOException | InterruptedException | RuntimeException told) {
                throw told;
              } catch (Exception odd) {
                throw new AssertionError(odd);
              }
            }

            @Override
            public void cancel() {
              cancelled.countDown();
            }
          });
    }

    @Override
    public boolean tellsLeaving() {
      return tells;
    }

    @Override
    public void close() {}
  }

  private Call<String> call(String method) {
    return Lab.call(connection, method);
  }

  private static AzureDevOpsException failure(Call<?> call) {
    try {
      Object value = call.execute();
      throw new AssertionError("expected a failure, got " + value);
    } catch (AzureDevOpsException expected) {
      return expected;
    }
  }

  @Test
  void theAnswerIsThatOfTheTripAndNothingElseIsSent() {
    assertThat(call("GET").execute()).isEqualTo("ok");
    assertThat(call("POST").execute()).isEqualTo("ok");

    assertThat(transport.sends).hasValue(0);
    assertThat(transport.cancelled.getCount()).isEqualTo(1);
  }

  @Test
  void whatMayWaitForItsBodyGoesTheOtherWay() {
    RequestBody stream = RequestBody.once(new ByteArrayInputStream(new byte[] {'{', '}'}), 2);
    HttpRequest request =
        new HttpRequest("POST", Lab.plan("POST").request().uri(), Headers.none(), stream);

    assertThat(connection.call(Plan.of("Things do", request), HttpResponse::text).execute())
        .isEqualTo("sent");
    assertThat(transport.seen).isEmpty();
  }

  /** Leaves, or does not, and waits until it is ended. */
  private Way hanging(boolean leaves, Runnable meanwhile) {
    return new Way() {
      @Override
      public <R> R go(HttpRequest request, Transport.Receiver<R> receiver) throws IOException {
        if (leaves) {
          receiver.leaving();
        }
        meanwhile.run();
        transport.awaitCancelled();
        assertThat(receiver.leaving()).isEqualTo(leaves);
        throw new IOException("Socket closed");
      }
    };
  }

  @Test
  void anInterruptThatTheTransportDoesNotHearEndsIt() {
    transport.way = hanging(true, () -> Thread.currentThread().interrupt());

    AzureDevOpsException failure = failure(call("GET"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.kind()).isEqualTo(ErrorKind.CANCELLED);
    assertThat(failure.getCause()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void anInterruptThatTheTransportHearsEndsItToo() {
    transport.way =
        new Way() {
          @Override
          public <R> R go(HttpRequest request, Transport.Receiver<R> receiver)
              throws InterruptedException {
            throw new InterruptedException();
          }
        };

    assertThat(failure(call("GET")).kind()).isEqualTo(ErrorKind.CANCELLED);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(transport.cancelled.getCount()).isZero();
  }

  @Test
  void anInterruptCountsThoughTheTransportTellsAnythingElse() {
    transport.way =
        new Way() {
          @Override
          public <R> R go(HttpRequest request, Transport.Receiver<R> receiver) throws IOException {
            Thread.currentThread().interrupt();
            throw new IOException("Socket closed");
          }
        };

    AzureDevOpsException failure = failure(call("GET"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.kind()).isEqualTo(ErrorKind.CANCELLED);
    assertThat(failure).hasStackTraceContaining("Suppressed: java.io.IOException: Socket closed");
  }

  @Test
  void theLimitOfAnAttemptEndsWhatHasLeftAndItsOutcomeIsUnknown() {
    transport.way = hanging(true, () -> time.advance(Rules.standard().attempt()));

    AzureDevOpsException failure = failure(call("POST"));

    assertThat(failure.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(failure)
        .hasStackTraceContaining("nothing came within " + Rules.standard().attempt());
  }

  @Test
  void whatHasNotLeftByThenIsTimedOutAndDoesNotLeaveAfterwards() {
    transport.way = hanging(false, () -> time.advance(Rules.standard().attempt()));

    AzureDevOpsException failure = failure(call("POST"));

    assertThat(failure.kind()).isEqualTo(ErrorKind.TIMED_OUT);
    assertThat(failure.attempts()).isZero();
  }

  @Test
  void aTransportThatDoesNotTellCountsAsHavingSentIt() {
    transport.tells = false;
    transport.way = hanging(true, () -> time.advance(Rules.standard().attempt()));

    assertThat(failure(call("POST")).kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
  }

  @Test
  void theLimitOfTheRunCountsToo() {
    transport.way = hanging(true, () -> time.advance(Duration.ofSeconds(3)));

    AzureDevOpsException failure = failure(call("GET").timeout(Duration.ofSeconds(3)));

    assertThat(failure.kind()).isEqualTo(ErrorKind.TIMED_OUT);
  }

  @Test
  void nobodyIsEndedBeforeTheTime() {
    transport.way =
        new Way() {
          @Override
          public <R> R go(HttpRequest request, Transport.Receiver<R> receiver)
              throws IOException, InterruptedException {
            receiver.leaving();
            time.advance(Rules.standard().attempt().minusMillis(1));
            // Long enough for several looks.
            assertThat(transport.cancelled.await(60, TimeUnit.MILLISECONDS)).isFalse();
            return receiver.receive(200, JSON, transport.body("ok"));
          }
        };

    assertThat(call("GET").execute()).isEqualTo("ok");
  }

  @Test
  void aBodyThatFlowsIsASignOfLife() {
    transport.way =
        new Way() {
          @Override
          public <R> R go(HttpRequest request, Transport.Receiver<R> receiver)
              throws IOException, InterruptedException {
            receiver.leaving();
            try (InputStream body = Objects.requireNonNull(request.body()).open()) {
              for (int i = 0; i < 2; i++) {
                time.advance(Rules.standard().attempt().minusMillis(1));
                assertThat(i == 0 ? body.read() : body.read(new byte[1], 0, 1)).isPositive();
              }
              assertThat(transport.cancelled.await(60, TimeUnit.MILLISECONDS)).isFalse();
            }
            return receiver.receive(200, JSON, transport.body("ok"));
          }
        };

    assertThat(call("POST").timeout(Duration.ofDays(1)).execute()).isEqualTo("ok");
    RequestBody sent = Objects.requireNonNull(transport.seen.get(0).body());
    assertThat(sent.length()).isEqualTo(2);
    assertThat(sent.replayable()).isTrue();
    assertThat(sent.inMemory()).isTrue();
  }

  @Test
  void anAnswerThatComesWhenItsTimeIsOverIsClosed() {
    transport.way =
        new Way() {
          @Override
          public <R> R go(HttpRequest request, Transport.Receiver<R> receiver) throws IOException {
            receiver.leaving();
            time.advance(Rules.standard().attempt());
            transport.awaitCancelled();
            return receiver.receive(200, JSON, transport.body("late"));
          }
        };
    Call<HttpResponse> open = connection.call(Lab.plan("GET").streaming(), response -> response);

    assertThat(failure(open).kind()).isEqualTo(ErrorKind.TIMED_OUT);
    assertThat(transport.closedBodies).hasPositiveValue();
  }

  @Test
  void whatTheTransportTellsIsTold() {
    for (boolean arrived : new boolean[] {true, false}) {
      transport.way =
          new Way() {
            @Override
            public <R> R go(HttpRequest request, Transport.Receiver<R> receiver)
                throws IOException {
              receiver.leaving();
              throw new TransportException(arrived, new IOException("broken"));
            }
          };
      assertThat(failure(call("POST")).kind())
          .isEqualTo(arrived ? ErrorKind.OUTCOME_UNKNOWN : ErrorKind.TRANSPORT);
    }
  }

  @Test
  void aTransportWithADefectLeavesTheOutcomeOpen() {
    transport.way =
        new Way() {
          @Override
          public <R> R go(HttpRequest request, Transport.Receiver<R> receiver) {
            throw new IllegalStateException("defect");
          }
        };

    AzureDevOpsException failure = failure(call("POST"));
    assertThat(failure.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(failure).hasStackTraceContaining("defect");
  }

  @Test
  void aClosedClientSendsNothing() {
    Call<String> call = call("GET");
    connection.close();

    assertThat(failure(call).kind()).isEqualTo(ErrorKind.CLOSED);
    assertThat(transport.seen).isEmpty();
  }
}
