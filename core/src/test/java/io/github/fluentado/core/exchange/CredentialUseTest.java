// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.testing.Ending;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.Scenario;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

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
}
