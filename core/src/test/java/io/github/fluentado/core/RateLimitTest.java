// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.Lab;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

  @Test
  void everyPartIsRead() {
    RateLimit read =
        RateLimit.read(
                Headers.none()
                    .and("x-ratelimit-resource", "Core/TSTU")
                    .and("X-RateLimit-Delay", "1.250")
                    .and("X-RateLimit-Limit", "200")
                    .and("X-RateLimit-Remaining", "0.5")
                    .and("X-RateLimit-Reset", "1760000000")
                    .and("X-RateLimit-Cost", "0.25"))
            .orElseThrow();

    assertThat(read.resource()).contains("Core/TSTU");
    assertThat(read.delay()).contains(Duration.ofMillis(1250));
    assertThat(read.limit()).contains(new BigDecimal("200"));
    assertThat(read.remaining()).contains(new BigDecimal("0.5"));
    assertThat(read.reset()).contains(Instant.ofEpochSecond(1_760_000_000));
    assertThat(read.cost()).contains(new BigDecimal("0.25"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "soon", "-1", "1e999999999", "NaN", "99999999999999999999999"})
  void nonsenseCountsAsMissing(String value) {
    Headers headers =
        Headers.none()
            .and("X-RateLimit-Delay", value)
            .and("X-RateLimit-Limit", value)
            .and("X-RateLimit-Remaining", value)
            .and("X-RateLimit-Reset", value)
            .and("X-RateLimit-Cost", value);

    assertThat(RateLimit.read(headers)).isEmpty();
  }

  @Test
  void mostAnswersTellNothing() {
    assertThat(RateLimit.read(Headers.none().and("Retry-After", "5"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void observersHearOfItAndNothingWaits(Both both) {
    List<RateLimit> heard = new CopyOnWriteArrayList<>();
    Connection connection =
        Lab.connection(
                ScriptedTransport.of(
                    Reply.typed(
                        200,
                        "text/plain",
                        "ok",
                        "X-RateLimit-Remaining",
                        "0",
                        "X-RateLimit-Delay",
                        "30")))
            .observer(
                beginning ->
                    new Observation() {
                      @Override
                      public void usage(RateLimit rateLimit) {
                        heard.add(rateLimit);
                      }
                    })
            .build();

    assertThat(both.run(Lab.call(connection, "GET"))).isEqualTo("ok");

    assertThat(heard)
        .singleElement()
        .satisfies(usage -> assertThat(usage.delay()).contains(Duration.ofSeconds(30)));
  }

  @Test
  void aResponseTellsIt() {
    Headers headers = Headers.none().and("X-RateLimit-Limit", "200");
    HttpResponse answer = HttpResponse.of(200, headers, new byte[0]);

    Optional<RateLimit> told =
        new Response<>("value", answer.status(), answer.headers()).rateLimit();

    assertThat(told.flatMap(RateLimit::limit)).contains(new BigDecimal("200"));
  }

  @Test
  void theCostAloneIsWorthTelling() {
    assertThat(RateLimit.read(Headers.none().and("X-RateLimit-Cost", "3")).orElseThrow().cost())
        .contains(new BigDecimal("3"));
  }
}
