// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.Connection;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.AccessToken;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.Ending;
import io.github.fluentado.core.testing.Lab;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.Scenario;
import io.github.fluentado.core.testing.ScriptedTransport;
import io.github.fluentado.core.testing.VirtualTime;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialUseTest {
  private static final Reply OK = Reply.json(200, "ok");
  static final List<Reply> REJECTIONS =
      List.of(
          Reply.json(401, "{\"message\":\"TF400813: who?\"}"),
          Reply.typed(203, "text/html", "<html>Sign in</html>"),
          Reply.empty(302, "Location", "https://dev.azure.com/_signin"));

  @ParameterizedTest
  @FieldSource("REJECTIONS")
  void aRejectedTokenIsRenewedOnce(Reply rejection) {
    for (String verb : List.of("GET", "POST", "PATCH", "PUT", "DELETE")) {
      Ending ending =
          Scenario.of(verb)
              .tokens("old", "new")
              .replies(rejection, OK)
              .run()
              .succeedsWith("ok")
              .after(2);
      assertThat(ending.header(1, "Authorization")).isEqualTo("Bearer new");
      assertThat(ending.waits()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("REJECTIONS")
  void aDeadCredentialStopsAfterTwoRequests(Reply rejection) {
    Ending ending =
        Scenario.of("GET")
            .tokens("old", "new", "newer")
            .replies(rejection)
            .run()
            .fails(ErrorKind.UNAUTHENTICATED)
            .after(2);

    assertThat(ending.error().status()).isPresent();
  }

  @ParameterizedTest
  @FieldSource("REJECTIONS")
  void aCredentialWithNothingNewerStopsAfterOne(Reply rejection) {
    Ending ending =
        Scenario.of("GET").replies(rejection).run().fails(ErrorKind.UNAUTHENTICATED).after(1);

    // What the service said is not forgotten while the credential is asked.
    assertThat(ending.error().status()).isPresent();
    assertThat(ending.transcript()).last().asString().endsWith("authorize anew");
  }

  @Test
  void nobodyIsNotAskedAgain() {
    Ending ending =
        Scenario.of("GET")
            .tokens("none", "t")
            .replies(Reply.empty(401))
            .run()
            .fails(ErrorKind.UNAUTHENTICATED)
            .after(1);

    assertThat(ending.header(0, "Authorization")).isEqualTo("none");
  }

  @Test
  void aBodyThatIsGoneIsNotSentAgain() {
    RequestBody once = RequestBody.once(new ByteArrayInputStream(new byte[1]), 1);
    Scenario.of(Scenario.request("POST", once))
        .tokens("old", "new")
        .replies(Reply.empty(401), OK)
        .run()
        .fails(ErrorKind.UNAUTHENTICATED)
        .after(1);
  }

  @Test
  void theCredentialIsAskedBeforeEachAttempt() {
    Ending ending =
        Scenario.of("GET").replies(Reply.empty(503), Reply.empty(503), OK).run().succeedsWith("ok");

    assertThat(Stream.of(ending.transcript()).flatMap(List::stream))
        .filteredOn(line -> line.endsWith("authorize"))
        .hasSize(3);
  }

  @Test
  void aCredentialWithoutATokenFailsBeforeAnythingIsSent() {
    Ending ending =
        Scenario.of("POST").tokens("").replies(OK).run().fails(ErrorKind.UNAUTHENTICATED).after(0);

    assertThat(ending.error()).hasMessageContaining("got no token").hasRootCauseMessage("no token");
  }

  @Test
  void aRenewalBetweenAttemptsCountsOnceForTheCall() {
    Scenario.of("GET")
        .tokens("old", "new", "newer")
        .replies(Reply.empty(401), Reply.empty(503), Reply.empty(401), OK)
        .run()
        .fails(ErrorKind.UNAUTHENTICATED)
        .after(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 206})
  void aChangeAnsweredByAPageMayBeDoneAndIsNotSentTwice(int status) {
    for (Plan plan :
        List.of(
            Scenario.of("POST").plan(),
            Scenario.of("PATCH").plan(),
            Scenario.of("PATCH").plan().guarded(),
            Scenario.of("PUT").plan(),
            Scenario.of("DELETE").plan())) {
      var error =
          Scenario.of(plan)
              .tokens("old", "new")
              .replies(Reply.typed(status, "text/html; charset=utf-8", "<html>Proxy</html>"), OK)
              .run()
              .fails(ErrorKind.OUTCOME_UNKNOWN)
              .after(1)
              .error();
      assertThat(error.status()).hasValue(status);
      assertThat(error).hasMessageContaining("got a web page instead");
    }
  }

  @Test
  void aPostThatOnlyReadsIsReadAsBefore() {
    Scenario.of(Scenario.of("POST").plan().reading())
        .tokens("old", "new")
        .replies(Reply.typed(200, "text/html", "<html>Sign in</html>"), OK)
        .run()
        .succeedsWith("ok")
        .after(2);
  }

  @Test
  void aCredentialThatHangsOnceIsAskedAgain() throws Exception {
    for (Both both : Both.values()) {
      VirtualTime time = new VirtualTime();
      AtomicInteger asked = new AtomicInteger();
      CountDownLatch never = new CountDownLatch(1);
      Credential credential =
          Credential.bearer(
              () -> {
                if (asked.incrementAndGet() == 1) {
                  await(never);
                }
                return new AccessToken("t" + asked, time.now().plusSeconds(3600));
              });
      ScriptedTransport transport = ScriptedTransport.of(OK);
      Connection connection =
          Connection.to(ServiceHosts.services("contoso"), credential)
              .transport(transport)
              .time(time)
              .build();
      CompletableFuture<String> run =
          CompletableFuture.supplyAsync(() -> both.run(Lab.call(connection, "GET")));
      time.awaitWaiting(1);
      time.advance(Duration.ofSeconds(100));

      assertThat(run).succeedsWithin(Duration.ofSeconds(20)).isEqualTo("ok");
      assertThat(transport.seen().get(0).headers().first("Authorization")).contains("Bearer t2");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException given) {
      throw new IllegalStateException(given);
    }
  }

  @Test
  void whatTheAnswerRepeatsOfTheCredentialIsStruckOut() {
    Reply echo =
        Reply.json(
            400,
            "{\"message\":\"you sent Bearer canary-token-1 (canary-token-1)\",\"typeKey\":\"X\"}");
    for (String verb : List.of("GET", "POST")) {
      var error =
          Scenario.of(verb)
              .tokens("canary-token-1")
              .replies(echo)
              .run()
              .fails(ErrorKind.INVALID)
              .error();
      assertThat(error.getMessage() + error.body() + error.serviceError())
          .contains("you sent ***")
          .doesNotContain("canary");
    }
    // Also where it was refused, and where the answer cannot be read.
    var refused =
        Scenario.of("GET")
            .tokens("canary-token-1")
            .replies(Reply.json(401, "{\"message\":\"canary-token-1 is wrong\"}"))
            .run()
            .error();
    assertThat(refused.getMessage() + refused.body()).doesNotContain("canary");
  }
}
