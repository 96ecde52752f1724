// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.emulator.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a thing costs, counted in rows that are looked at: the same on each machine. */
@Tag("jdk")
class GrowthTest {
  private static final int MANY = 300;
  // What becomes due meanwhile, such as the next step of a build, is looked at, too.
  private static final InstantSource STILL =
      InstantSource.fixed(Instant.parse("2026-03-04T12:00:00Z"));

  /** A branch with one commit, and a pull request of it. */
  private static void pullRequest(Wire wire, String tip, int number) {
    String repository = "/web/_apis/git/repositories/web";
    String push =
        """
        {"refUpdates": [{"name": "refs/heads/topic%1$d", "oldObjectId": "%2$s"}],
         "commits": [{"comment": "c", "changes": [
           {"changeType": "add", "item": {"path": "/file%1$d"},
            "newContent": {"content": "x", "contentType": "rawtext"}}]}]}
        """
            .formatted(number, tip);
    String request =
        """
        {"sourceRefName": "refs/heads/topic%1$d", "targetRefName": "refs/heads/main",
         "title": "Request %1$d"}
        """
            .formatted(number);
    assertThat(wire.post(repository + "/pushes?api-version=7.1", push).status()).isEqualTo(201);
    assertThat(wire.post(repository + "/pullrequests?api-version=7.1", request).status())
        .isEqualTo(201);
  }

  @Test
  void aLaterPullRequestCostsWhatTheFirstDid() {
    try (Emulator emulator = Emulator.builder().clock(STILL).seeded().start()) {
      Wire wire = Wire.of(emulator);
      String tip = emulator.seeds().id("commit");
      pullRequest(wire, tip, 0);
      long first = cost(emulator, wire, tip, 1);
      for (int i = 2; i < MANY; i++) {
        pullRequest(wire, tip, i);
      }
      assertThat(cost(emulator, wire, tip, MANY)).isLessThan(first * 5 / 4);
    }
  }

  @Test
  void aPullRequestCostsTheSameBesideManyProjects() {
    try (Emulator few = withProjects(0).start();
        Emulator many = withProjects(100).start()) {
      assertThat(cost(many)).isLessThan(cost(few) * 5 / 4);
    }
  }

  private static EmulatorBuilder withProjects(int count) {
    EmulatorBuilder builder = Emulator.builder().clock(STILL).project("web").seeded();
    for (int i = 0; i < count; i++) {
      builder.project("project " + i);
    }
    return builder;
  }

  private static long cost(Emulator emulator) {
    Wire wire = Wire.of(emulator);
    String tip = emulator.seeds().id("commit");
    pullRequest(wire, tip, 0);
    return cost(emulator, wire, tip, 1);
  }

  private static long cost(Emulator emulator, Wire wire, String tip, int number) {
    long before = settled(emulator);
    pullRequest(wire, tip, number);
    return settled(emulator) - before;
  }

  /**
   * What a request leaves to a thread of the emulator counts with it, whenever that comes to run.
   */
  private static long settled(Emulator emulator) {
    emulator.clock().advance(Duration.ZERO); // returns when all that is due has happened
    return emulator.world().store().looks();
  }

  @Test
  void whatIsOverwrittenAgainAndAgainIsKeptOnce() {
    try (Emulator emulator = Emulator.builder().clock(STILL).seeded().start()) {
      Store store = emulator.world().store();
      emulator.snapshot();
      Wire wire = Wire.of(emulator);
      retitle(wire, "first");
      int before = store.kept();
      retitle(wire, "second");
      assertThat(store.kept() - before).isLessThan(5);
    }
  }

  private static void retitle(Wire wire, String title) {
    String change = Wire.add("System.Title", Wire.quote(title));
    assertThat(wire.update(1, change).status()).isEqualTo(200);
  }
}
