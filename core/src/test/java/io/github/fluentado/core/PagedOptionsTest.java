// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.Lab;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import io.github.fluentado.core.testing.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is set on a list holds for each of its pages, and for no other list. */
class PagedOptionsTest {

  /** A list of two pages. */
  private static Paged<Integer> list(Connection connection) {
    return new Paged<>() {
      @Override
      public Call<Page<Integer>> firstPage() {
        return page(0).map(read -> Page.of(List.of(0), "1", page("1")));
      }

      @Override
      public Call<Page<Integer>> page(String token) {
        return page(1).map(read -> Page.last(List.of(1)));
      }

      private Call<?> page(int number) {
        return RawRequest.of(connection, "GET", "/page/" + number).json();
      }
    };
  }

  private static List<HttpRequest> sent(Both both, UnaryOperator<Paged<Integer>> change) {
    ScriptedTransport transport = ScriptedTransport.of(Reply.json(200, "{}"));
    try (Connection connection = Lab.connection(transport).build()) {
      Paged<Integer> plain = list(connection);
      assertThat(both.run(change.apply(plain).all())).containsExactly(0, 1);
      List<HttpRequest> sent = List.copyOf(transport.seen());
      assertThat(sent).hasSize(2);
      assertThat(both.run(plain.all())).containsExactly(0, 1);
      assertThat(transport.seen().get(2).toString()).doesNotContain("canary");
      assertThat(transport.seen().get(2).headers().first("X-Own")).isEmpty();
      return sent;
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void headersAndParametersGoOutWithEachPage(Both both) {
    assertThat(sent(both, list -> list.header("X-Own", "b")))
        .allSatisfy(request -> assertThat(request.headers().first("X-Own")).contains("b"));
    assertThat(sent(both, list -> list.query("own", "canary")))
        .allSatisfy(request -> assertThat(request.uri()).hasParameter("own", "canary"));
    assertThat(sent(both, list -> list.with(CallOptions.none().header("X-Own", "b"))))
        .allSatisfy(request -> assertThat(request.headers().first("X-Own")).contains("b"));
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void eachPageIsAskedForInThatVersion(Both both) {
    assertThat(sent(both, list -> list.apiVersion("6.0")))
        .allSatisfy(
            request ->
                assertThat(request.uri() + " " + request.headers().fields()).contains("6.0"));
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void furtherAttemptsAreThoseOfTheList(Both both) {
    ScriptedTransport transport = ScriptedTransport.of(Reply.empty(503));
    try (Connection connection = Lab.connection(transport).build()) {
      Paged<Integer> list = list(connection);

      assertThat(both.failure(list.retry(RetryPolicy.none()).all()).attempts()).isEqualTo(1);
      assertThat(
              both.failure(list.rules(rules -> rules.retry(RetryPolicy.none())).all()).attempts())
          .isEqualTo(1);
      RetryPolicy thrice = RetryPolicy.backoff(3, Duration.ZERO, Duration.ZERO);
      assertThat(both.failure(list.retry(thrice).all()).attempts()).isEqualTo(3);
    }
  }

  @Test
  void eachPageHasThatLimit() throws InterruptedException {
    VirtualTime time = new VirtualTime();
    ScriptedTransport transport = ScriptedTransport.of(Reply.stalled());
    try (Connection connection = Lab.connection(transport).time(time).build()) {
      var run = list(connection).timeout(Duration.ofSeconds(3)).all().executeAsync();
      time.awaitWaiting(1);
      time.advance(Duration.ofSeconds(3));

      assertThat(run)
          .failsWithin(Duration.ofSeconds(20))
          .withThrowableThat()
          .havingCause()
          .satisfies(
              failure ->
                  assertThat(failure).hasFieldOrPropertyWithValue("kind", ErrorKind.TIMED_OUT));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> list(connection).timeout(Duration.ZERO));
    }
  }
}
