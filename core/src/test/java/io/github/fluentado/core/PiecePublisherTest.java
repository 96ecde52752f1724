// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.testing.FileServer;
import io.github.fluentado.core.testing.Lab;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import io.github.fluentado.core.transport.Transports;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;

/** The publisher of a download keeps the rules of reactive streams, and gives each byte once. */
class PiecePublisherTest {

  /** So many pieces of one byte each. */
  private static Download pieces(long count) {
    return new Download() {
      @Override
      public Call<Content> open() {
        return Call.defer(
            () ->
                Call.of(
                    new Content(
                        single(new ByteArrayInputStream(new byte[(int) count])), Headers.none())));
      }
    };
  }

  private static InputStream single(InputStream all) {
    return new FilterInputStream(all) {
      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return super.read(target, offset, Math.min(1, length));
      }
    };
  }

  /** The suite of the standard. */
  public static final class Suite extends FlowPublisherVerification<ByteBuffer> {
    public Suite() {
      super(new TestEnvironment(400, 200));
    }

    @Override
    public Flow.Publisher<ByteBuffer> createFlowPublisher(long elements) {
      return pieces(elements).publisher();
    }

    @Override
    public Flow.@Nullable Publisher<ByteBuffer> createFailedFlowPublisher() {
      // A download fails when it is asked for something, and not before.
      return null;
    }

    @Override
    public long maxElementsFromPublisher() {
      return 100_000;
    }
  }

  @Test
  void theSuiteOfTheStandardIsPassed() {
    TestNG suite = new TestNG(false);
    TestListenerAdapter heard = new TestListenerAdapter();
    suite.addListener(heard);
    suite.setVerbose(0);
    suite.setTestClasses(new Class<?>[] {Suite.class});

    suite.run();

    assertThat(heard.getFailedTests())
        .extracting(ITestResult::getName, ITestResult::getThrowable)
        .isEmpty();
    assertThat(heard.getPassedTests()).hasSizeGreaterThan(20);
  }

  /** Asks for one piece after the other. */
  private static class Reader implements Flow.Subscriber<ByteBuffer> {
    final CompletableFuture<byte[]> all = new CompletableFuture<>();
    private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(1);
    }

    @Override
    public void onNext(ByteBuffer piece) {
      byte[] got = new byte[piece.remaining()];
      piece.get(got);
      bytes.writeBytes(got);
      java.util.Objects.requireNonNull(subscription).request(1);
    }

    @Override
    public void onError(Throwable problem) {
      all.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
      all.complete(bytes.toByteArray());
    }
  }

  private static Connection connection(FileServer server) {
    return Connection.to(ServiceHosts.at(server.uri("/contoso")), Credential.anonymous())
        .transport(
            Transports.standard(io.github.fluentado.core.transport.TransportSettings.standard()))
        .rules(Rules.standard().retry(RetryPolicy.backoff(5, Duration.ZERO, Duration.ZERO)))
        .build();
  }

  @Test
  void aFileThatBreaksOffIsGivenOnce() throws Exception {
    try (FileServer server = new FileServer(1_000_000);
        Connection connection = connection(server)) {
      server.breaks(false, answer -> answer < 3 ? 100_000 : Integer.MAX_VALUE);
      Reader reader = new Reader();

      RawRequest.of(connection, "GET", "/f").download("a/b").publisher().subscribe(reader);

      assertThat(reader.all.get(20, TimeUnit.SECONDS)).isEqualTo(server.content());
      assertThat(server.ranges()).hasSize(4);
    }
  }

  @Test
  void cancellingEndsTheTransfer() throws Exception {
    try (FileServer server = new FileServer(1_000_000).breaks(true, answer -> 200_000);
        Connection connection = connection(server)) {
      List<ByteBuffer> seen = new ArrayList<>();
      RawRequest.of(connection, "GET", "/f")
          .download("a/b")
          .publisher()
          .subscribe(
              new Reader() {
                private Flow.@Nullable Subscription own;

                @Override
                public void onSubscribe(Flow.Subscription given) {
                  own = given;
                  given.request(3);
                }

                @Override
                public void onNext(ByteBuffer piece) {
                  seen.add(piece);
                  java.util.Objects.requireNonNull(own).cancel();
                }
              });

      assertThat(server.server().awaitAborted()).isTrue();
      assertThat(seen).hasSize(1);
    }
  }

  @Test
  void aFailureIsToldOnce() {
    ScriptedTransport transport = ScriptedTransport.of(Reply.json(404, "{\"message\":\"gone\"}"));
    try (Connection connection = Lab.connection(transport).build()) {
      Download download = RawRequest.of(connection, "GET", "/f").download("a/b");
      Reader reader = new Reader();

      download.publisher().subscribe(reader);

      assertThat(reader.all)
          .failsWithin(Duration.ofSeconds(20))
          .withThrowableThat()
          .withCauseInstanceOf(AzureDevOpsException.class)
          .withMessageContaining("gone");
      assertThatNullPointerException().isThrownBy(() -> download.publisher().subscribe(null));
    }
  }

  /** Asks for all there is, or as its first signal says. */
  private static class Eager extends Reader {
    final List<Integer> pieces = new ArrayList<>();

    @Override
    public void onSubscribe(Flow.Subscription given) {
      given.request(Long.MAX_VALUE);
      given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer piece) {
      pieces.add(piece.remaining());
    }
  }

  @Test
  void demandBeyondAllNumbersIsADemandForAll() {
    Eager eager = new Eager();

    pieces(50).publisher().subscribe(eager);

    assertThat(eager.all).succeedsWithin(Duration.ofSeconds(20));
    assertThat(eager.pieces).hasSize(50);
  }

  @Test
  void aSubscriberThatThrowsIsToldSoAndGivenNothingMore() {
    IllegalStateException broken = new IllegalStateException("no room");
    Eager eager =
        new Eager() {
          @Override
          public void onNext(ByteBuffer piece) {
            super.onNext(piece);
            throw broken;
          }
        };

    pieces(50).publisher().subscribe(eager);

    assertThat(eager.all).failsWithin(Duration.ofSeconds(20)).withThrowableThat().withCause(broken);
    assertThat(eager.pieces).hasSize(1);
  }

  @Test
  void aSubscriberThatThrowsAtTheEndHarmsNobody() {
    Eager eager =
        new Eager() {
          @Override
          public void onComplete() {
            super.onComplete();
            throw new IllegalStateException("too late");
          }
        };

    pieces(3).publisher().subscribe(eager);

    assertThat(eager.all).succeedsWithin(Duration.ofSeconds(20));
  }

  @Test
  void whoeverLeavesBeforeTheFirstPieceIsGivenNone() {
    Eager eager =
        new Eager() {
          @Override
          public void onSubscribe(Flow.Subscription given) {
            given.cancel();
            given.request(5);
            given.cancel();
          }
        };

    pieces(3).publisher().subscribe(eager);

    assertThat(eager.pieces).isEmpty();
    assertThat(eager.all).isNotDone();
  }

  @Test
  void askingForNothingIsAnError() {
    Eager eager =
        new Eager() {
          @Override
          public void onSubscribe(Flow.Subscription given) {
            given.request(0);
            given.request(1);
          }
        };

    pieces(3).publisher().subscribe(eager);

    assertThat(eager.all)
        .failsWithin(Duration.ofSeconds(20))
        .withThrowableThat()
        .withCauseInstanceOf(IllegalArgumentException.class)
        .withMessageContaining("count is not positive: 0");
    assertThat(eager.pieces).isEmpty();
  }

  @Test
  void aFileThatCannotGoOnIsBegunAgainOnlyIfNothingOfItWasGiven() throws Exception {
    try (FileServer server = new FileServer(300_000).withoutRanges();
        Connection connection = connection(server)) {
      Download download = RawRequest.of(connection, "GET", "/f").download("a/b");
      server.breaks(false, answer -> answer == 0 ? 0 : Integer.MAX_VALUE);
      Reader whole = new Reader();
      download.publisher().subscribe(whole);
      assertThat(whole.all.get(20, TimeUnit.SECONDS)).isEqualTo(server.content());

      server.breaks(false, answer -> 200_000);
      Reader half = new Reader();
      download.publisher().subscribe(half);
      assertThat(half.all)
          .failsWithin(Duration.ofSeconds(20))
          .withThrowableThat()
          .withCauseInstanceOf(AzureDevOpsException.class);
    }
  }
}
