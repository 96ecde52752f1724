// SPDX-License-Identifier: MIT
package io.github.fluentado.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.Installed;
import io.github.fluentado.Mode;
import io.github.fluentado.client.git.GitChange;
import io.github.fluentado.client.git.GitCommitRef;
import io.github.fluentado.client.git.GitStatus;
import io.github.fluentado.client.git.GitStatusState;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.emulator.ServerYear;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A day's work with a repository, on the hosted service and on each server. */
@ParameterizedClass(name = "{0}")
@MethodSource(Installed.ALL)
class ServersTest extends Installed {
  private static final Branch MAIN = Branch.of("main");
  private static final Branch SIDE = Branch.of("feature/side");

  private final Repositories.One repository = project.repository(project.name());

  ServersTest(Optional<ServerYear> server) {
    super(server);
  }

  @ParameterizedTest
  @EnumSource
  void branchIsMadeFilledComparedAndDeleted(Mode mode) {
    CommitId tip = mode.run(repository.tip(MAIN));
    mode.run(repository.createBranch(SIDE, MAIN));
    mode.run(repository.push(SIDE, "One").add("/one.txt", "1"));
    CommitId side = mode.run(repository.tip(SIDE));

    assertThat(mode.run(repository.text("/one.txt", SIDE))).isEqualTo("1");
    assertThat(mode.run(repository.stats(SIDE)).aheadCount()).isEqualTo(1);
    assertThat(mode.all(repository.diff(tip, side)))
        .extracting(GitChange::item)
        .anyMatch(item -> item != null && "/one.txt".equals(item.path()));
    assertThat(mode.all(repository.commits(SIDE)))
        .extracting(GitCommitRef::commitId)
        .startsWith(side.id(), tip.id());
    mode.run(repository.status(side, "ci", "build", GitStatusState.SUCCEEDED));
    assertThat(mode.all(repository.statuses(side)))
        .extracting(GitStatus::state)
        .containsExactly(GitStatusState.SUCCEEDED);
    assertThat(mode.failure(repository.deleteBranch(SIDE, tip)).kind())
        .isEqualTo(ErrorKind.CONFLICT);
    mode.run(repository.deleteBranch(SIDE));
    assertThat(mode.failure(repository.ref(SIDE)).kind()).isEqualTo(ErrorKind.NOT_FOUND);
  }
}
