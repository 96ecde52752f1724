// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.transport.Transport.Receiver;
import io.github.fluentado.core.transport.TransportException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client of the JDK says, played by hand. */
class AnswerTest {
  private static final Executor HERE = Runnable::run;
  private static final Executor CLOSED =
      task -> {
        throw new RejectedExecutionException("closed");
      };

  private final List<String> heard = new ArrayList<>();
  private final CompletableFuture<HttpResponse<StreamedAnswer.Body>> started =
      new CompletableFuture<>();
  private final Answer<String> answer = answer(AnswerTest::text);

  private static String text(int status, Headers headers, InputStream body) throws IOException {
    return status + " " + new String(body.readAllBytes(), StandardCharsets.UTF_8);
  }

  private Answer<String> answer(Receiver<String> receiver) {
    Answer<String> made =
        new Answer<>(
            URI.create("https://h/"),
            receiver,
            new Answer.Watch() {
              @Override
              public void landed() {
                heard.add("landed");
              }

              @Override
              public void ended(Answer<?> ended) {
                heard.add("ended");
              }

              @Override
              public void park(Answer<?> full) {
                heard.add("parked");
              }
            },
            new HttpThreads(() -> false));
    made.sendBy(() -> heard.add("sent"));
    return made;
  }

  private static TransportException failure(Answer<?> answer) {
    ExecutionException failed = catchThrowableOfType(ExecutionException.class, answer::get);
    return (TransportException) Objects.requireNonNull(failed.getCause());
  }

  private boolean mayHaveArrived(Throwable error) {
    Answer<String> failing = answer(AnswerTest::text);
    failing.leaving();
    failing.fail(error);
    return failure(failing).mayHaveArrived();
  }

  private static HttpResponse.ResponseInfo info(int status) {
    return new HttpResponse.ResponseInfo() {
      @Override
      public int statusCode() {
        return status;
      }

      @Override
      public HttpHeaders headers() {
        return HttpHeaders.of(Map.of(), (name, value) -> true);
      }

      @Override
      public HttpClient.Version version() {
        return HttpClient.Version.HTTP_1_1;
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static HttpResponse<StreamedAnswer.Body> refusal(int status) {
    return (HttpResponse<StreamedAnswer.Body>)
        Proxy.newProxyInstance(
            AnswerTest.class.getClassLoader(),
            new Class<?>[] {HttpResponse.class},
            (proxy, method, arguments) -> status);
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
    assertThat(mayHaveArrived(new CompletionException(new IOException("reset")))).isTrue();
    assertThat(mayHaveArrived(new CompletionException("odd", null))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Received RST_STREAM: Stream not processed", "request not processed by peer"})
  void whatHttp2SaysItHasNotLookedAtHasNotArrived(String words) {
    assertThat(mayHaveArrived(new IOException(words))).isFalse();
    assertThat(mayHaveArrived(new IOException("outer", new IOException(words)))).isFalse();
    IOException inner = new IOException("b");
    IOException circle = new IOException("a", inner);
    inner.initCause(circle);
    assertThat(mayHaveArrived(circle)).isTrue();
  }

  @Test
  void whatHasNotLeftHasNotArrived() {
    answer.fail(new IOException("reset"));

    assertThat(failure(answer).mayHaveArrived()).isFalse();
    assertThat(heard).containsExactly("ended");
  }

  @Test
  void anAnswerIsTakenInAndLandsOnce() {
    assertThat(answer.takeOff()).isTrue();
    answer.go();
    assertThat(answer.leaving()).isTrue();
    answer.follow(started, HERE);
    List<Runnable> tasks = new ArrayList<>();
    StreamedAnswer body = answer.begun(info(201), Duration.ofSeconds(60), tasks::add);
    assertThat(answer).isNotDone();

    body.onNext(List.of(ByteBuffer.wrap(new byte[] {'o', 'k'})));
    body.onComplete();
    started.complete(refusal(201));
    tasks.forEach(Runnable::run);

    assertThat(answer).isCompletedWithValue("201 ok");
    assertThat(heard).containsExactly("sent", "ended", "landed");
    assertThat(answer.takeOff()).isFalse();
  }

  @Test
  void whatIsGivenUpBeforeItGoesIsNotSentAndGivesItsPlaceBack() {
    assertThat(answer.takeOff()).isTrue();
    answer.completeExceptionally(new IOException("given up"));
    answer.go();

    assertThat(heard).containsExactly("ended", "landed");
    heard.clear();
    Answer<String> early = answer(AnswerTest::text);
    early.cancel(true);
    assertThat(early.takeOff()).isFalse();
    assertThat(heard).containsExactly("ended");
  }

  @Test
  void whatStaysTellsThatTheTransportWasClosed() {
    answer.stay();

    assertThat(failure(answer)).hasMessageContaining("the transport was closed");
    assertThat(failure(answer).mayHaveArrived()).isFalse();
    // And does not leave afterwards.
    assertThat(answer.leaving()).isFalse();
  }

  @Test
  void whatWasAbortedWhenItHadLeftMayHaveArrived() {
    assertThat(answer.leaving()).isTrue();
    answer.abort(new IOException("too late"));

    assertThat(failure(answer).mayHaveArrived()).isTrue();
    assertThat(answer.leaving()).isTrue();
  }

  @Test
  void aReceiverIsAskedOnceWhetherItMayLeaveOnceItMay() {
    List<String> asked = new ArrayList<>();
    Receiver<String> refusing =
        new Receiver<>() {
          @Override
          public boolean leaving() {
            asked.add("asked");
            return asked.size() > 1;
          }

          @Override
          public String receive(int status, Headers headers, InputStream body) {
            return "";
          }
        };
    Answer<String> refused = answer(refusing);

    assertThat(refused.leaving()).isFalse();
    assertThat(refused.leaving()).isTrue();
    assertThat(refused.leaving()).isTrue();
    assertThat(asked).hasSize(2);
  }

  @Test
  void cancellingStopsTheSending() {
    answer.takeOff();
    answer.follow(started, HERE);
    assertThat(answer.cancel(true)).isTrue();

    assertThat(started).isCancelled();
    assertThat(heard).contains("ended").containsOnlyOnce("landed");
    assertThat(answer.cancel(true)).isTrue();
  }

  @Test
  void whatWasGivenUpBeforeItsSendingIsKnownIsStoppedThen() {
    answer.abort(new IOException("given up"));
    answer.follow(started, HERE);

    assertThat(started).isCancelled();
  }

  @Test
  void anOpenBodyIsEndedByCancellingToo() {
    List<InputStream> opened = new ArrayList<>();
    Answer<String> open =
        answer(
            (status, headers, body) -> {
              opened.add(body);
              return "open";
            });
    open.takeOff();
    open.begun(info(200), Duration.ofSeconds(60), HERE);
    assertThat(open).isCompletedWithValue("open");
    assertThat(heard).containsExactly("landed");

    open.cancel(true);
    assertThat(heard).contains("ended");
    assertThatIOException().isThrownBy(opened.get(0)::read).withMessage("cancelled");
  }

  @Test
  void anAnswerThatComesTooLateIsClosed() {
    List<Runnable> tasks = new ArrayList<>();
    List<InputStream> opened = new ArrayList<>();
    Answer<String> late =
        answer(
            (status, headers, body) -> {
              opened.add(body);
              return "late";
            });
    late.begun(info(200), Duration.ofSeconds(60), tasks::add);
    late.completeExceptionally(new IOException("given up"));
    tasks.forEach(Runnable::run);

    assertThat(heard).contains("ended");
    assertThatIOException().isThrownBy(opened.get(0)::read).withMessage("the body is closed");
  }

  @Test
  void aReceiverThatFailsClosesTheBodyAndIsTold() {
    for (Throwable failure :
        List.of(
            new IOException("odd"), new IllegalStateException("odd"), new AssertionError("odd"))) {
      heard.clear();
      Answer<String> failing =
          answer(
              (status, headers, body) -> {
                if (failure instanceof IOException known) {
                  throw known;
                }
                if (failure instanceof RuntimeException defect) {
                  throw defect;
                }
                throw (Error) failure;
              });
      failing.takeOff();
      failing.begun(info(200), Duration.ofSeconds(60), HERE);

      ExecutionException failed = catchThrowableOfType(ExecutionException.class, failing::get);
      if (failure instanceof IOException) {
        assertThat(failed).cause().isInstanceOf(TransportException.class).hasCause(failure);
      } else {
        assertThat(failed).hasCause(failure);
      }
      assertThat(heard).containsExactlyInAnyOrder("ended", "landed");
    }
  }

  @Test
  void nobodyWaitsForTheFutureOfTheJdkOnceAnAnswerBegins() {
    answer.follow(started, HERE);
    answer.begun(info(200), Duration.ofSeconds(60), task -> {});

    assertThat(started).isCompletedWithValue(null);
    assertThat(answer).isNotDone();
  }

  @Test
  void aFailureAfterTheAnswerBeganIsThatOfItsBody() {
    List<InputStream> opened = new ArrayList<>();
    Answer<String> open =
        answer(
            (status, headers, body) -> {
              opened.add(body);
              return "open";
            });
    open.begun(info(200), Duration.ofSeconds(60), HERE);
    started.completeExceptionally(new IOException("reset"));
    open.follow(started, HERE);

    assertThat(open).isCompletedWithValue("open");
    assertThatIOException().isThrownBy(opened.get(0)::read).withMessage("reset");
  }

  @Test
  void aServerThatTakesNoMoreStreamsIsAskedLater() {
    answer.takeOff();
    answer.follow(started, HERE);
    started.completeExceptionally(new IOException("too many concurrent streams"));

    assertThat(answer).isNotDone();
    assertThat(heard).containsExactly("parked");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unexpected content length header with 204 response",
        "unexpected content-length field for 204"
      })
  void anAnswerWithoutBodyThatAnnouncesOneIsNoFailure(String words) {
    answer.takeOff();
    answer.leaving();
    answer.follow(started, HERE);
    started.completeExceptionally(new IOException(words));

    assertThat(answer).isCompletedWithValue("204 ");
    assertThat(heard).containsExactly("ended", "landed");
  }

  @ParameterizedTest
  @CsvSource({"407, true", "403, false", "502, false"})
  void whatAProxySaysToConnectIsARefusalAndNothingHasLeft(int status, boolean lasting) {
    answer.takeOff();
    answer.leaving();
    answer.follow(started, HERE);
    started.complete(refusal(status));

    TransportException failure = failure(answer);
    assertThat(failure).hasMessageStartingWith("the proxy refuses a way to h: " + status);
    assertThat(String.valueOf(failure.getMessage()).contains("disabledSchemes"))
        .isEqualTo(status == 407);
    assertThat(failure.mayHaveArrived()).isFalse();
    assertThat(failure.lasting()).isEqualTo(lasting);
    assertThat(heard).containsExactly("ended", "landed");
  }

  @Test
  void whereNobodyTakesAnythingInAnyMoreTheCallFails() {
    answer.begun(info(200), Duration.ofSeconds(60), CLOSED);
    assertThat(failure(answer)).hasMessageContaining("closed");

    Answer<String> other = answer(AnswerTest::text);
    other.follow(started, CLOSED);
    started.completeExceptionally(new IOException("unexpected content length 204"));
    assertThat(failure(other)).hasMessageContaining("closed");
  }

  @Test
  void whatFollowsAnAnswerIsAFutureLikeAnyOther() {
    assertThat(answer.thenApply(value -> value)).isExactlyInstanceOf(CompletableFuture.class);
  }
}
