// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.Lab;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is set on a request of an operation holds, and gives a request of that operation again. */
class OwnTypeTest {
  private static Call<?> page(Connection connection) {
    return RawRequest.of(connection, "GET", "/things").json();
  }

  private static final class One extends CallRequest<Object, One> {
    private final Call<?> call;

    One(Call<?> call) {
      this.call = call;
    }

    @Override
    public One with(CallOptions own) {
      return new One(call.with(own));
    }

    @Override
    public Exchange<Object> start(CallOptions options) {
      return call.<Object>map(value -> value).start(options);
    }
  }

  private static final class Many extends PagedRequest<Integer, Many> {
    private final Call<?> call;

    Many(Call<?> call) {
      this.call = call;
    }

    @Override
    public Many with(CallOptions own) {
      return new Many(call.with(own));
    }

    @Override
    public Call<Page<Integer>> firstPage() {
      return call.map(read -> Page.last(List.of(1)));
    }

    @Override
    public Call<Page<Integer>> page(String token) {
      return firstPage();
    }
  }

  private static void goesOutAs(Both both, Function<Call<?>, Call<?>> set) {
    ScriptedTransport transport = ScriptedTransport.of(Reply.json(200, "{}"));
    try (Connection connection = Lab.connection(transport).build()) {
      both.run(set.apply(page(connection)));
      HttpRequest sent = transport.seen().get(0);
      assertThat(sent.headers().first("X-Own")).contains("b");
      assertThat(sent.uri()).hasParameter("own", "1");
      assertThat(sent.uri() + " " + sent.headers().fields()).contains("6.0");
    }
  }

  private static void triesOnce(Both both, Function<Call<?>, Call<?>> set) {
    ScriptedTransport transport = ScriptedTransport.of(Reply.empty(503));
    try (Connection connection = Lab.connection(transport).build()) {
      assertThat(both.failure(set.apply(page(connection))).attempts()).isEqualTo(1);
    }
  }

  private static void isOutOfTime(Both both, Function<Call<?>, Call<?>> set) {
    ScriptedTransport transport =
        ScriptedTransport.of(Reply.json(200, "{}").after(Duration.ofDays(1)));
    try (Connection connection = Lab.connection(transport).build()) {
      assertThat(both.failure(set.apply(page(connection))).kind()).isEqualTo(ErrorKind.TIMED_OUT);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofOneAnswer(Both both) {
    goesOutAs(both, call -> new One(call).header("X-Own", "b").query("own", "1").apiVersion("6.0"));
    triesOnce(both, call -> new One(call).retry(RetryPolicy.none()));
    triesOnce(both, call -> new One(call).rules(rules -> rules.retry(RetryPolicy.none())));
    isOutOfTime(both, call -> new One(call).timeout(Duration.ofMillis(1)));
  }

  @ParameterizedTest
  @EnumSource
  void ofManyPages(Both both) {
    goesOutAs(
        both,
        call -> new Many(call).header("X-Own", "b").query("own", "1").apiVersion("6.0").all());
    triesOnce(both, call -> new Many(call).retry(RetryPolicy.none()).all());
    triesOnce(both, call -> new Many(call).rules(rules -> rules.retry(RetryPolicy.none())).all());
    isOutOfTime(both, call -> new Many(call).timeout(Duration.ofMillis(1)).all());
  }
}
