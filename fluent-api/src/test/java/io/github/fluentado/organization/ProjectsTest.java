// SPDX-License-Identifier: MIT
package io.github.fluentado.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.FakeTransport;
import io.github.fluentado.Installation;
import io.github.fluentado.Mode;
import io.github.fluentado.client.common.ProjectState;
import io.github.fluentado.client.common.ProjectVisibility;
import io.github.fluentado.client.core.TeamProject;
import io.github.fluentado.core.Polling;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
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

class ProjectsTest {
  @AutoClose private final Installation hosted = Installation.hosted();
  private final Projects projects = hosted.ado.projects();

  private static UUID id(TeamProject project) {
    return UUID.fromString(Objects.requireNonNull(project.id()));
  }

  @ParameterizedTest
  @MethodSource(Installation.EVERYWHERE)
  void projectIsReadyWhenItsCreationIsAwaited(Mode mode, @Nullable ServerYear server) {
    try (Installation there = Installation.of(server)) {
      Projects all = there.ado.projects();
      TeamProject made = mode.run(all.create("shop").description("What we sell"));
      assertThat(made.state()).isEqualTo(ProjectState.WELL_FORMED);
      assertThat(made.description()).isEqualTo("What we sell");
      assertThat(made.visibility()).isEqualTo(ProjectVisibility.PRIVATE);
      mode.run(all.update(id(made), new TeamProject().name("store")));
      assertThat(mode.run(all.get("store")).id()).isEqualTo(made.id());
      mode.run(all.delete(id(made)));
      assertThat(mode.failure(all.get("store")).kind()).isEqualTo(ErrorKind.NOT_FOUND);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nameThatIsTakenIsToldAtOnce(Mode mode) {
    AzureDevOpsException failure = mode.failure(projects.create(hosted.project.name()));
    assertThat(failure.status()).isPresent();
    hosted.emulator.received("GET", "/_apis/operations/*").never();
  }

  @ParameterizedTest
  @EnumSource
  void waitForAProjectEnds(Mode mode) {
    Polling impatient = Polling.every(Duration.ofMillis(1)).within(Duration.ofMillis(2));
    assertThat(mode.failure(projects.create("shop").polling(impatient)).kind())
        .isEqualTo(ErrorKind.TIMED_OUT);
  }

  @ParameterizedTest
  @EnumSource
  void creationThatComesToNothingIsAFailure(Mode mode) {
    FakeTransport fake =
        new FakeTransport()
            .answer(202, "{\"id\":\"7\",\"status\":\"queued\"}")
            .answer("{\"id\":\"7\",\"status\":\"failed\",\"resultMessage\":\"No room left\"}");
    try (var client = fake.client()) {
      AzureDevOpsException failure =
          mode.failure(client.projects().create("shop").process(new UUID(0, 7)));
      assertThat(failure.kind()).isEqualTo(ErrorKind.SERVER_ERROR);
      assertThat(failure).hasMessageContaining("failed: No room left");
      assertThat(fake.sent()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void organizationWithoutADefaultProcessIsAsked(Mode mode) {
    FakeTransport fake = new FakeTransport().answer("{\"count\":0,\"value\":[]}");
    try (var client = fake.client()) {
      assertThat(mode.failure(client.projects().create("shop")))
          .hasMessageContaining("process(id)");
      assertThat(fake.sent()).hasSize(1);
    }
  }

  @Test
  void badInputIsRefusedBeforeAnythingIsSent() {
    hosted.refuses("name", () -> projects.create(" "));
    hosted.refuses("nameOrId", () -> projects.get(".."));
    assertThat(projects.create("shop").description("secret plan"))
        .hasToString("CreateProject[shop]");
  }
}
