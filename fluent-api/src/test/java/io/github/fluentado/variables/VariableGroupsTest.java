// SPDX-License-Identifier: MIT
package io.github.fluentado.variables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.Installation;
import io.github.fluentado.Mode;
import io.github.fluentado.client.common.ProjectReference;
import io.github.fluentado.client.common.VariableGroup;
import io.github.fluentado.client.common.VariableGroupProjectReference;
import io.github.fluentado.client.common.VariableValue;
import io.github.fluentado.client.distributedtask.VariableGroupParameters;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.emulator.ServerYear;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class VariableGroupsTest {
  @AutoClose private final Installation hosted = Installation.hosted();

  private static int made(Mode mode, Installation there) {
    VariableGroupProjectReference here =
        new VariableGroupProjectReference()
            .name("keys")
            .projectReference(new ProjectReference().name(there.project.name()));
    VariableGroupParameters wanted =
        new VariableGroupParameters()
            .name("keys")
            .description("What we need")
            .type("Vsts")
            .variables(
                Map.of(
                    "place", new VariableValue().value("here"),
                    "key", new VariableValue().value("hush").isSecret(true)))
            .variableGroupProjectReferences(List.of(here));
    return Objects.requireNonNull(mode.run(there.project.variableGroups().create(wanted)).id());
  }

  private static VariableGroup moved(VariableGroup group) {
    Map<String, VariableValue> all = new LinkedHashMap<>(Objects.requireNonNull(group.variables()));
    all.put("place", new VariableValue().value("there"));
    return group.variables(all);
  }

  @ParameterizedTest
  @MethodSource(Installation.EVERYWHERE)
  void oneVariableChangesAndAllElseStaysEverywhere(Mode mode, @Nullable ServerYear server) {
    try (Installation there = Installation.of(server)) {
      VariableGroups groups = there.project.variableGroups();
      int id = made(mode, there);
      mode.run(groups.update(id, VariableGroupsTest::moved));
      VariableGroup now = mode.run(groups.get(id));
      Map<String, VariableValue> variables = Objects.requireNonNull(now.variables());
      assertThat(variables).containsOnlyKeys("place", "key");
      assertThat(Objects.requireNonNull(variables.get("place")).value()).isEqualTo("there");
      assertThat(Objects.requireNonNull(variables.get("key")).isSecret()).isTrue();
      assertThat(now.description()).isEqualTo("What we need");
      assertThat(now.name()).isEqualTo("keys");
      assertThat(mode.all(groups.list().groupName("k*"))).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void groupThatIsNotThereIsNotChanged(Mode mode) {
    VariableGroups groups = hosted.project.variableGroups();
    var failure = mode.failure(groups.update(999, group -> group.name("x")));
    assertThat(failure.kind()).isEqualTo(ErrorKind.NOT_FOUND);
  }

  @Test
  void badInputIsRefusedBeforeAnythingIsSent() {
    hosted.refuses("id", () -> hosted.project.variableGroups().get(0));
    hosted.refuses("project", () -> VariableGroups.of(hosted.ado.connection()));
  }
}
