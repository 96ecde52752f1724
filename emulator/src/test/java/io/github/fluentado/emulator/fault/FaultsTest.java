// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.fault;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Fault;
import io.github.fluentado.emulator.Raw;
import io.github.fluentado.emulator.TestClock;
import io.github.fluentado.emulator.Wire;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("jdk")
class FaultsTest {
  private final TestClock clock = new TestClock();
  @AutoClose private final Emulator emulator = Emulator.builder().clock(clock).start();
  private final Wire wire = Wire.of(emulator);

  @Test
  void strikesAsOftenAsAskedThenIsGone() {
    Fault fault =
        emulator.faults().on("GET", "/_apis/wit/**").times(2).retryAfter(ofSeconds(3)).answer(503);
    assertThat(wire.get("/_apis/projects").status()).isEqualTo(200);
    for (int i = 0; i < 2; i++) {
      Wire.Answer answer = wire.get("/web/_apis/wit/fields");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isEqualTo("3");
      assertThat(answer.json().has("typeKey")).isTrue();
    }
    assertThat(wire.get("/web/_apis/wit/fields").status()).isEqualTo(200);
    assertThat(fault.strikes()).isEqualTo(2);
  }

  @Test
  void matchesVerbAndPathOnly() {
    emulator.faults().on("POST", "/_apis/projects/*").always().answer(500);
    emulator.faults().on("*", "/Größe & Maß/_apis/**").always().answer(502);
    assertThat(wire.get("/_apis/projects/web").status()).isEqualTo(200);
    assertThat(wire.post("/_apis/projects/web/x", "{}").status()).isNotEqualTo(500);
    assertThat(wire.post("/_apis/PROJECTS/web", "{}").status()).isEqualTo(500);
    assertThat(wire.get("/Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F/_apis/wit/fields").status())
        .isEqualTo(502);
    emulator.faults().clear();
    assertThat(wire.get("/Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F/_apis/wit/fields").status())
        .isEqualTo(200);
  }

  @Test
  void letsTheFirstRequestsPass() {
    emulator.faults().on("GET", "/_apis/projects").after(1).answer(500);
    assertThat(wire.get("/_apis/projects").status()).isEqualTo(200);
    assertThat(wire.get("/_apis/projects").status()).isEqualTo(500);
    assertThat(wire.get("/_apis/projects").status()).isEqualTo(200);
  }

  @Test
  void throttlesAsTheServiceDoes() {
    emulator.faults().on("*", "**").throttle(ofSeconds(7));
    Wire.Answer answer = wire.get("/_apis/projects");
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.message()).startsWith("TF400733:");
    assertThat(answer.header("Retry-After")).isEqualTo("7");
    assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("0");
    assertThat(answer.header("X-RateLimit-Reset"))
        .isEqualTo("" + clock.instant().plusSeconds(7).getEpochSecond());
  }

  @Test
  void warnsBeforeItSlowsAndSlowsBeforeItRefuses() {
    emulator.faults().on("GET", "**").warn();
    Wire.Answer warned = wire.get("/_apis/projects");
    assertThat(warned.status()).isEqualTo(200);
    assertThat(warned.header("X-RateLimit-Remaining")).isEqualTo("10");
    assertThat(warned.header("X-RateLimit-Delay") + warned.header("Retry-After")).isEmpty();
    emulator.clock().freeze();
    emulator.faults().on("GET", "**").slow(ofHours(0));
    emulator.faults().on("GET", "**").slow(ofSeconds(90));
    assertThat(wire.get("/_apis/projects").header("X-RateLimit-Delay")).isEqualTo("0.000");
    CompletableFuture<Wire.Answer> slow =
        CompletableFuture.supplyAsync(() -> wire.get("/_apis/projects"));
    while (!slow.isDone()) {
      emulator.clock().advance(ofSeconds(30));
      Thread.onSpinWait();
    }
    assertThat(slow.join().header("X-RateLimit-Delay")).isEqualTo("90.000");
    assertThat(slow.join().header("X-RateLimit-Remaining")).isEqualTo("0");
  }

  @Test
  void chanceStrikesTheSameRequestsInEachRun() {
    List<List<Integer>> runs = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      Fault fault = emulator.faults().on("GET", "/_apis/projects").probability(0.2, 42).answer(503);
      List<Integer> struck = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        if (wire.get("/_apis/projects").status() == 503) {
          struck.add(i);
        }
      }
      assertThat(fault.strikes()).isEqualTo(struck.size()).isBetween(10, 35);
      runs.add(struck);
      emulator.faults().remove(fault);
    }
    assertThat(runs.get(0)).isEqualTo(runs.get(1));
    assertThatThrownBy(() -> emulator.faults().on("GET", "**").probability(1.5, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aBodyDripsByTheEmulatorsClock() throws Exception {
    String whole = wire.get("/_apis/projects").text();
    emulator.faults().on("GET", "**").drip(50, ofMinutes(1));
    Instant start = clock.instant();
    CompletableFuture<Wire.Answer> slow =
        CompletableFuture.supplyAsync(() -> wire.get("/_apis/projects"));
    while (!slow.isDone()) {
      clock.advance(ofSeconds(20));
      Thread.onSpinWait();
    }
    assertThat(slow.get(5, TimeUnit.SECONDS).text()).isEqualTo(whole);
    int bytes = whole.getBytes(StandardCharsets.UTF_8).length;
    assertThat(Duration.between(start, clock.instant()))
        .isGreaterThanOrEqualTo(ofMinutes((bytes - 1) / 50));
    assertThatThrownBy(() -> emulator.faults().on("GET", "**").drip(0, ofMinutes(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thoseThatMayStillStrikeAreListed() {
    Fault once = emulator.faults().on("GET", "**").signInPage();
    Fault often = emulator.faults().on("GET", "**").times(2).answer(500);
    assertThat(emulator.faults().pending()).containsExactly(once, often);
    assertThat(wire.get("/_apis/projects").status()).isEqualTo(203);
    assertThat(emulator.faults().pending()).containsExactly(often);
    emulator.faults().remove(often);
    assertThat(wire.get("/_apis/projects").status()).isEqualTo(200);
  }

  @Test
  void aFaultIsTheSameEachTimeItIsListed() {
    wire.control("POST", "/faults", "{\"always\": true, \"answer\": {\"status\": 500}}");
    Fault first = emulator.faults().pending().get(0);
    Fault second = emulator.faults().on("PUT", "**").answer(503);
    assertThat(emulator.faults().pending()).containsExactly(first, second);
    emulator.faults().remove(first);
    assertThat(wire.control("GET", "/faults", "").list()).hasSize(1);
    assertThat(emulator.faults().pending()).containsExactly(second);
  }

  @Test
  void aResetBeforeTheRequestLeavesNothingDone() {
    emulator.faults().on("POST", "/_apis/wit/workitems/**").reset();
    assertThatThrownBy(() -> wire.task("lost")).isInstanceOf(UncheckedIOException.class);
    assertThat(wire.item(1).status()).isEqualTo(404);
    assertThat(emulator.requests().get(0).status()).isZero();
  }

  @Test
  void aLostAnswerLeavesTheWorkDone() {
    emulator.faults().on("POST", "/_apis/wit/workitems/**").loseAnswer();
    assertThatThrownBy(() -> wire.task("done")).isInstanceOf(UncheckedIOException.class);
    assertThat(wire.item(1).field("System.Title")).isEqualTo("done");
  }

  @Test
  void aTruncatedBodyEndsEarly() throws Exception {
    emulator.faults().on("GET", "/_apis/projects").truncate(10);
    assertThatThrownBy(() -> wire.get("/_apis/projects")).isInstanceOf(UncheckedIOException.class);
    emulator.faults().on("GET", "/_apis/projects").truncate(10);
    String text =
        Raw.exchange(
            emulator,
            "GET /contoso/_apis/projects HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + emulator.token()
                + "\r\n\r\n");
    assertThat(text.split("\r\n\r\n", 2)[1]).hasSize(10).startsWith("{\"count\"");
  }

  @Test
  void showsASignInPageInPlaceOfData() {
    emulator.faults().on("GET", "**").signInPage();
    Wire.Answer answer = wire.get("/_apis/projects");
    assertThat(answer.status()).isEqualTo(203);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
  }

  @Test
  void anyAnswerAndAnyHeaderCanBeGiven() {
    emulator
        .faults()
        .on("GET", "**")
        .header("X-VSS-HostOfflineError", "gone")
        .answer(503, "text/plain", "offline");
    Wire.Answer answer = wire.get("/_apis/projects");
    assertThat(answer.text()).isEqualTo("offline");
    assertThat(answer.header("X-VSS-HostOfflineError")).isEqualTo("gone");
    emulator.faults().on("GET", "**").retryAfter(ofSeconds(1)).annotate();
    Wire.Answer annotated = wire.get("/_apis/projects");
    assertThat(annotated.status()).isEqualTo(200);
    assertThat(annotated.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void aDelayGoesByTheEmulatorsClock() throws Exception {
    emulator.faults().on("GET", "**").delay(ofHours(1));
    CompletableFuture<Wire.Answer> slow =
        CompletableFuture.supplyAsync(() -> wire.get("/_apis/projects"));
    while (emulator.connections() == 0) {
      Thread.onSpinWait();
    }
    assertThat(slow).isNotDone();
    while (!slow.isDone()) {
      clock.advance(ofMinutes(10));
      Thread.onSpinWait();
    }
    assertThat(slow.get(5, TimeUnit.SECONDS).status()).isEqualTo(200);
  }
}
