// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.exchange.Exchanges;
import io.github.fluentado.core.run.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is set on a request of an operation gives a request of that operation again. */
class OwnTypeTest {
  private final List<CallOptions> given = new ArrayList<>();

  private final class One extends CallRequest<String, One> {
    @Override
    public One with(CallOptions own) {
      given.add(own);
      return this;
    }

    @Override
    public Exchange<String> start(CallOptions options) {
      return Exchanges.done("done");
    }
  }

  private final class Many extends PagedRequest<String, Many> {
    @Override
    public Many with(CallOptions own) {
      given.add(own);
      return this;
    }

    @Override
    public Call<Page<String>> firstPage() {
      return Call.of(Page.last(List.of("a")));
    }

    @Override
    public Call<Page<String>> page(String token) {
      return firstPage();
    }
  }

  @Test
  void ofOneAnswer() {
    One one = new One();
    One same =
        one.timeout(Duration.ofSeconds(1))
            .header("X-A", "b")
            .query("q", "1")
            .apiVersion("7.0")
            .retry(RetryPolicy.none())
            .rules(rules -> rules);
    assertThat(same).isSameAs(one);
    assertThat(given).hasSize(6).doesNotContainNull();
  }

  @Test
  void ofManyPages() {
    Many many = new Many();
    Many same =
        many.timeout(Duration.ofSeconds(1))
            .header("X-A", "b")
            .query("q", "1")
            .apiVersion("7.0")
            .retry(RetryPolicy.none())
            .rules(rules -> rules);
    assertThat(same).isSameAs(many);
    assertThat(given).hasSize(6).doesNotContainNull();
  }
}
