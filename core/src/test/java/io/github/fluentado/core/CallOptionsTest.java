// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.testing.Lab;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Options of a call and of the calls around it. */
class CallOptionsTest {
  private static final CallOptions NONE = CallOptions.none();

  @Test
  void ofSeveralLimitsTheLeastCounts() {
    Duration one = Duration.ofSeconds(1);
    Duration two = Duration.ofSeconds(2);

    assertThat(limit(NONE.timeout(one).timeout(two))).isEqualTo(one);
    assertThat(limit(NONE.timeout(two).timeout(one))).isEqualTo(one);
    assertThat(limit(NONE.timeout(one).under(NONE.timeout(two)))).isEqualTo(one);
    assertThat(limit(NONE.timeout(two).under(NONE.timeout(one)))).isEqualTo(one);
    assertThat(limit(NONE.under(NONE.timeout(one)))).isEqualTo(one);
    assertThat(limit(NONE.timeout(one).under(NONE))).isEqualTo(one);
  }

  private static Duration limit(CallOptions options) {
    return options.applied(Rules.standard()).total();
  }

  @Test
  void whatTheyAskForIsTold() {
    assertThat(NONE.asked()).isEmpty();
    assertThat(NONE.query("a", "b c").asked()).isEqualTo("a=b%20c");
    assertThat(NONE.query("a", "b").apiVersion("7.2-preview.1").asked())
        .isEqualTo("a=b 7.2-preview.1");
  }

  @Test
  void parametersOfBothAreSentAndOfVersionsTheOuterOne() {
    assertThat(sent(NONE.query("a", "1"), NONE).getRawQuery()).contains("a=1");
    assertThat(sent(NONE, NONE.query("b", "2")).getRawQuery()).contains("b=2");
    assertThat(sent(NONE.query("a", "1"), NONE.query("b", "2")).getRawQuery()).contains("a=1&b=2");
    assertThat(sent(NONE.query("a", "1"), NONE.timeout(Duration.ofSeconds(9))).getRawQuery())
        .contains("a=1")
        .doesNotContain("a=1&&")
        .doesNotEndWith("&");
    assertThat(sent(NONE.apiVersion("6.0"), NONE.apiVersion("5.1")).getRawQuery())
        .contains("api-version=5.1");
    assertThat(sent(NONE.apiVersion("6.0"), NONE.query("b", "2")).getRawQuery())
        .contains("api-version=6.0");
  }

  private static URI sent(CallOptions inner, CallOptions outer) {
    ScriptedTransport transport = ScriptedTransport.of(Reply.json(200, "\"x\""));
    try (Connection connection = Lab.connection(transport).build()) {
      Call<String> call = Lab.call(connection, "GET");
      call.with(inner).with(outer).execute();
    }
    return transport.seen().get(0).uri();
  }
}
