// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("jdk")
class ControlTest {
  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

  @AutoClose
  private final Emulator emulator =
      Emulator.builder().clock(InstantSource.fixed(NOON)).seeded().start();

  private final Wire wire = Wire.of(emulator);

  private static String error(Wire.Answer answer) {
    return answer.json().get("error").getAsString();
  }

  private int projects() {
    return wire.get("/_apis/projects").status();
  }

  @Test
  void needsTheTokenOfTheStart() {
    Wire.Answer refused = Wire.anonymous(emulator).control("GET", "", "");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(error(refused)).contains("token");
    Wire other = Wire.anonymous(emulator).with("Authorization", "Bearer other");
    emulator.accept("other");
    assertThat(other.control("GET", "/clock", "").status()).isEqualTo(401);
    emulator.revoke(emulator.token());
    Wire.Answer overview = wire.control("GET", "", "");
    assertThat(overview.json().get("url").getAsString()).isEqualTo(emulator.url());
  }

  @Test
  void neitherAppearsAmongTheRequestsNorIsStruck() {
    emulator.faults().on("*", "**").always().answer(500);
    assertThat(wire.control("GET", "/clock", "").status()).isEqualTo(200);
    assertThat(emulator.requests()).isEmpty();
  }

  @Test
  void setsListsAndRemovesFaults() {
    String fault =
        """
        {"method": "GET", "path": "/_apis/projects", "times": 2, "after": 1,
         "retryAfter": 3, "headers": {"X-Seen": "yes"}, "answer": {"status": 503}}""";
    Wire.Answer set = wire.control("POST", "/faults", fault);
    assertThat(set.status()).isEqualTo(201);
    assertThat(projects()).isEqualTo(200);
    Wire.Answer struck = wire.get("/_apis/projects");
    assertThat(struck.status()).isEqualTo(503);
    assertThat(struck.header("Retry-After") + struck.header("X-Seen")).isEqualTo("3yes");
    Wire.Answer one = wire.control("GET", "/faults/" + set.id(), "");
    assertThat(one.json().get("strikes").getAsInt()).isEqualTo(1);
    assertThat(one.json().getAsJsonObject("answer").get("status").getAsInt()).isEqualTo(503);
    assertThat(wire.control("GET", "/faults", "").list()).hasSize(1);
    assertThat(wire.control("DELETE", "/faults/" + set.id(), "").status()).isEqualTo(204);
    assertThat(projects()).isEqualTo(200);
    assertThat(wire.control("GET", "/faults/" + set.id(), "").status()).isEqualTo(404);
    wire.control("POST", "/faults", "{\"always\": true, \"signInPage\": true}");
    assertThat(projects()).isEqualTo(203);
    assertThat(wire.control("DELETE", "/faults", "").status()).isEqualTo(204);
    assertThat(projects()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"answer\": {\"status\": 418, \"mediaType\": \"text/plain\", \"body\": \"tea\"}}",
        "{\"throttle\": {\"degree\": \"warn\"}}",
        "{\"throttle\": {\"degree\": \"slow\", \"wait\": 0.25}}",
        "{\"throttle\": {\"degree\": \"block\", \"wait\": \"PT7S\"}}",
        "{\"reset\": \"before\"}",
        "{\"reset\": \"after\"}",
        "{\"truncate\": 10}",
        "{\"drip\": {\"bytes\": 7, \"pause\": \"PT0.01S\"}}",
        "{\"delay\": 5, \"probability\": 0.25, \"seed\": 9}",
        "{\"annotate\": true}"
      })
  void whatAFaultIsCanBeSentBackAsItIsShown(String fault) {
    Wire.Answer first = wire.control("POST", "/faults", fault);
    assertThat(first.status()).as(first.text()).isEqualTo(201);
    var shown = first.json();
    shown.remove("id");
    shown.remove("strikes");
    Wire.Answer second = wire.control("POST", "/faults", shown.toString());
    var again = second.json();
    again.remove("id");
    again.remove("strikes");
    assertThat(again).isEqualTo(shown);
    assertThat(emulator.faults().pending().get(0))
        .hasToString(emulator.faults().pending().get(1).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"answr\": {}} | the body, line 1, column 2: a fault has no member \"answr\"",
        "{\"times\": 1} | a fault does exactly one of these",
        "{\"signInPage\": true, \"reset\": \"after\"} | exactly one",
        "{\"answer\": {}} | \"answer\" needs the member \"status\"",
        "{\"answer\": {\"status\": 99}} | from 200 to 599",
        "{\"reset\": \"during\"} | line 1, column 11: \"reset\" must be before or after",
        "{\"truncate\": \"x\"} | \"truncate\" must be a whole number, not \"x\"",
        "{\"delay\": \"5 s\"} | seconds, or a duration",
        "{\"delay\": -5} | seconds, or a duration",
        "{\"probability\": 2, \"annotate\": true} | between 0 and 1",
        "{\"annotate\": \"yes\"} | true or false",
        "[1] | a fault was expected",
        "{ | line 1 column",
        "{a: 1} | line 1 column"
      })
  void refusesWhatIsNoFaultAndSetsNothing(String body, String message) {
    Wire.Answer refused = wire.control("POST", "/faults", body);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(error(refused)).contains(message);
    assertThat(emulator.faults().pending()).isEmpty();
  }

  @Test
  void movesTheClock() {
    Wire.Answer moved = wire.control("POST", "/clock", "{\"advance\": \"P1DT1H\"}");
    assertThat(moved.json().get("now").getAsString()).isEqualTo("2026-03-05T13:00:00Z");
    wire.control("POST", "/clock", "{\"set\": \"2027-01-01T00:00:00Z\", \"frozen\": true}");
    assertThat(emulator.clock().isFrozen()).isTrue();
    assertThat(emulator.clock().instant()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    assertThat(wire.control("POST", "/clock", "{\"frozen\": false}").text()).contains("false");
    Wire.Answer both =
        wire.control("POST", "/clock", "{\"advance\": 1, \"set\": \"2027-01-01T00:00:00Z\"}");
    assertThat(both.status()).isEqualTo(400);
    assertThat(error(wire.control("POST", "/clock", "{\"set\": \"noon\"}"))).contains("instant");
    assertThat(wire.control("PUT", "/clock", "{}").status()).isEqualTo(405);
  }

  @Test
  void takesRestoresAndForgetsSnapshots() {
    int first = wire.control("POST", "/snapshots", "").id();
    int task = wire.task("later").id();
    int second = wire.control("POST", "/snapshots", "").id();
    assertThat(wire.control("GET", "/snapshots", "").list()).hasSize(2);
    assertThat(wire.control("POST", "/snapshots/" + first + "/restore", "").status())
        .isEqualTo(200);
    assertThat(wire.item(task).status()).isEqualTo(404);
    assertThat(wire.control("POST", "/snapshots/" + second + "/restore", "").status())
        .isEqualTo(404);
    assertThat(wire.control("DELETE", "/snapshots/" + first, "").status()).isEqualTo(204);
    assertThat(wire.control("GET", "/snapshots", "").list()).isEmpty();
    int third = wire.control("POST", "/snapshots", "").id();
    emulator.reset();
    Wire.Answer gone = wire.control("POST", "/snapshots/" + third + "/restore", "");
    assertThat(gone.status()).isEqualTo(409);
    assertThat(error(gone)).contains("gone");
  }

  @Test
  void resetsAll() {
    int task = wire.task("gone").id();
    wire.control("POST", "/clock", "{\"advance\": 60}");
    assertThat(wire.control("POST", "/reset", "").json().get("now").getAsString())
        .isEqualTo("2026-03-04T12:00:00Z");
    assertThat(emulator.requests()).isEmpty();
    assertThat(wire.item(task).status()).isEqualTo(404);
  }

  @Test
  void tellsAndForgetsRequests() {
    projects();
    wire.task("a task with a title");
    assertThat(wire.control("GET", "/requests", "").list()).hasSize(2);
    Wire.Answer posted =
        wire.control("GET", "/requests?method=post&path=/_apis/wit/**&containing=title", "");
    assertThat(posted.list()).hasSize(1);
    assertThat(posted.text()).doesNotContain(emulator.token()).contains("Basic [redacted]");
    assertThat(wire.control("GET", "/requests?status=404", "").list()).isEmpty();
    assertThat(error(wire.control("GET", "/requests?verb=GET", "")))
        .contains("Unknown filter verb");
    assertThat(wire.control("DELETE", "/requests", "").status()).isEqualTo(204);
    assertThat(emulator.requests()).isEmpty();
  }

  @Test
  void acceptsLimitsAndRevokesTokens() {
    Wire bot = Wire.anonymous(emulator).with("Authorization", "Bearer bot");
    assertThat(bot.get("/_apis/projects").status()).isEqualTo(302);
    wire.control("POST", "/tokens", "{\"token\": \"bot\", \"requests\": 1}");
    assertThat(bot.get("/_apis/projects").status()).isEqualTo(200);
    assertThat(bot.get("/_apis/projects").status()).isEqualTo(302);
    wire.control("POST", "/tokens", "{\"token\": \"bot\", \"until\": \"2026-03-04T12:00:01Z\"}");
    assertThat(bot.get("/_apis/projects").status()).isEqualTo(200);
    wire.control("POST", "/clock", "{\"advance\": 1}");
    assertThat(bot.get("/_apis/projects").status()).isEqualTo(302);
    wire.control("POST", "/tokens", "{\"token\": \"bot\"}");
    assertThat(bot.get("/_apis/projects").status()).isEqualTo(200);
    wire.control("POST", "/tokens", "{\"token\": \"bot\", \"accepted\": false}");
    assertThat(bot.get("/_apis/projects").status()).isEqualTo(302);
    assertThat(wire.control("POST", "/tokens", "{\"token\": \"x\", \"requests\": -1}").status())
        .isEqualTo(400);
    assertThat(error(wire.control("POST", "/tokens", "{}"))).contains("needs the member \"token\"");
  }

  @Test
  void tellsWhatThereIsWhenAskedForSomethingElse() {
    Wire.Answer nothing = wire.control("GET", "/fault", "");
    assertThat(nothing.status()).isEqualTo(404);
    assertThat(error(nothing)).contains("faults, clock, snapshots");
    assertThat(wire.control("GET", "/clock/x", "").status()).isEqualTo(404);
  }
}
