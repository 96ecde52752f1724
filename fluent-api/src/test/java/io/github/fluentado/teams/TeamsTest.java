// SPDX-License-Identifier: MIT
package io.github.fluentado.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.Installation;
import io.github.fluentado.Mode;
import io.github.fluentado.client.core.WebApiTeam;
import io.github.fluentado.client.work.TeamSettingsIteration;
import io.github.fluentado.emulator.ServerYear;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TeamsTest {
  @AutoClose private final Installation hosted = Installation.hosted();

  @ParameterizedTest
  @MethodSource(Installation.EVERYWHERE)
  void currentSprintIsKnownEverywhere(Mode mode, @Nullable ServerYear server) {
    try (Installation there = Installation.of(server)) {
      Teams teams = there.project.teams();
      String own = Objects.requireNonNull(mode.all(teams.list()).get(0).name());
      Teams.One team = teams.team(own);
      TeamSettingsIteration current = mode.run(teams.currentSprint()).orElseThrow();
      assertThat(current.name()).startsWith("Sprint ");
      assertThat(mode.run(team.currentSprint())).contains(current);
      assertThat(mode.run(team.iterations())).contains(current);
      UUID id = UUID.fromString(Objects.requireNonNull(current.id()));
      assertThat(mode.run(team.workItems(id)).workItemRelations()).isNotNull();
      there.emulator.clock().advance(Duration.ofDays(365));
      assertThat(mode.run(teams.currentSprint())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void teamsAreMadeChangedAndDeletedAndHaveBoards(Mode mode) {
    Teams teams = hosted.project.teams();
    mode.run(teams.create("Fixers"));
    Teams.One fixers = teams.team("Fixers");
    mode.run(fixers.update(new WebApiTeam().description("They fix")));
    assertThat(mode.run(fixers.get()).description()).isEqualTo("They fix");
    assertThat(mode.run(fixers.boards().list())).isNotEmpty();
    String board = Objects.requireNonNull(mode.run(hosted.project.boards().list()).get(0).name());
    assertThat(mode.run(hosted.project.boards().get(board)).columns()).isNotEmpty();
    assertThat(mode.run(fixers.boards().columns(board))).isNotEmpty();
    assertThat(mode.run(fixers.boards().rows(board))).isNotEmpty();
    assertThat(mode.run(fixers.settings())).isNotNull();
    assertThat(mode.run(fixers.areas())).isNotNull();
    assertThat(mode.all(fixers.members())).isNotNull();
    mode.run(fixers.delete());
    assertThat(mode.all(teams.list())).noneMatch(team -> "Fixers".equals(team.name()));
  }

  @Test
  void badInputIsRefusedBeforeAnythingIsSent() {
    Teams teams = hosted.project.teams();
    hosted.refuses("nameOrId", () -> teams.team(" "), () -> hosted.project.boards().get(".."));
    hosted.refuses("name", () -> teams.create(""));
    hosted.refuses("board", () -> hosted.project.boards().rows(" "));
    hosted.refuses("project", () -> Teams.of(hosted.ado.connection()));
    assertThat(teams.team("Fixers")).hasToString("Team[Fixers]");
  }
}
