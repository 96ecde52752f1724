// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("jdk")
class ReceivedTest {
  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  @Test
  void narrowsByVerbPathHeaderQueryBodyAndStatus() {
    wire.with("X-Trace", "a").get("/_apis/projects?$top=1&api-version=7.1");
    wire.with("X-Trace", "b").get("/_apis/projects/nowhere");
    wire.task("a task");
    assertThat(emulator.received()).hasSize(3);
    assertThat(emulator.received("get", "/_APIS/**")).hasSize(2);
    assertThat(emulator.received("GET", "/_apis/projects")).hasSize(1);
    emulator.received("*", "**").withHeader("x-trace").times(2);
    emulator.received("*", "**").withHeader("X-Trace", "b").once().answered(404).once();
    emulator.received("GET", "**").withQuery("$TOP", "1").once();
    emulator.received("*", "/web/_apis/wit/**").containing("a task").once();
    emulator.received("DELETE", "**").never();
    emulator.received().matching("a long body", request -> request.body().length() > 10).atLeast(1);
    assertThat(emulator.received("POST", "**").single().status()).isEqualTo(200);
  }

  @Test
  void aFailureTellsWhatWasExpectedAndWhatCame() {
    wire.get("/_apis/projects");
    wire.task("a");
    assertThatThrownBy(() -> emulator.received("POST", "/_apis/wit/**").containing("b").once())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(
            "Expected POST /_apis/wit/** with a body containing b once, received 0 times.")
        .hasMessageContaining("\n    GET /contoso/_apis/projects -> 200")
        .hasMessageContaining("\n    POST /contoso/web/_apis/wit/workitems/$Task");
    assertThatThrownBy(() -> emulator.received("GET", "**").never())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("received once")
        .hasMessageContaining("\n  > GET /contoso/_apis/projects -> 200");
    assertThatThrownBy(() -> emulator.received().atLeast(3))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("at least 3 times");
  }

  @Test
  void saysWhenNothingCameAndWhatItLeavesOut() {
    assertThatThrownBy(() -> emulator.received("GET", "**").single())
        .hasMessageContaining("No request came at all.");
    for (int i = 0; i < 45; i++) {
      wire.get("/_apis/projects?n=" + i);
    }
    assertThatThrownBy(() -> emulator.received("PUT", "**").once())
        .hasMessageContaining("… 5 before")
        .hasMessageContaining("n=44")
        .hasMessageNotContaining("n=4 ");
  }
}
