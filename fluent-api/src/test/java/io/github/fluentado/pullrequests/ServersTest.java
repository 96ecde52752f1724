// SPDX-License-Identifier: MIT
package io.github.fluentado.pullrequests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.Installed;
import io.github.fluentado.Mode;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.GitPullRequestStatus;
import io.github.fluentado.client.git.GitStatusState;
import io.github.fluentado.client.git.PullRequestStatus;
import io.github.fluentado.emulator.ServerYear;
import io.github.fluentado.git.Branch;
import io.github.fluentado.git.Repositories;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of a pull request, on the hosted service and on each server. */
@ParameterizedClass(name = "{0}")
@MethodSource(Installed.ALL)
class ServersTest extends Installed {
  private static final Branch MAIN = Branch.of("main");
  private static final Branch SIDE = Branch.of("feature/side");

  private final Repositories.One repository = project.repository(project.name());
  private final PullRequests requests = repository.pullRequests();

  ServersTest(Optional<ServerYear> server) {
    super(server);
  }

  @ParameterizedTest
  @EnumSource
  void pullRequestIsOpenedDiscussedAndCompleted(Mode mode) {
    mode.run(repository.createBranch(SIDE, MAIN));
    mode.run(repository.push(SIDE, "One").add("/one.txt", "1"));
    GitPullRequest opened = mode.run(requests.create(SIDE, MAIN).title("One"));
    int id = Objects.requireNonNull(opened.pullRequestId());
    PullRequests.One one = requests.pullRequest(id);

    mode.run(one.commentOnce("bot", "Hello"));
    mode.run(one.commentOnce("bot", "Hello again"));
    mode.run(one.commentOn("/one.txt", Lines.at(1), "Fine").key("bot"));
    assertThat(mode.run(one.threads("bot"))).hasSize(2);
    mode.run(one.status("bot", "title", GitStatusState.SUCCEEDED).iteration(1));
    assertThat(mode.run(one.statuses()))
        .extracting(GitPullRequestStatus::iterationId)
        .containsExactly(1);
    mode.run(one.editProperties().put("seen", 1));
    assertThat(mode.run(one.properties()).text("seen")).contains("1");
    mode.run(one.update(found -> found.description("One file")));
    mode.run(one.vote(Vote.APPROVED));
    assertThat(mode.all(project.pullRequests().listInto(MAIN)))
        .extracting(GitPullRequest::pullRequestId)
        .contains(id);
    assertThat(mode.run(one.complete().squash()).status()).isEqualTo(PullRequestStatus.COMPLETED);
    assertThat(mode.run(repository.text("/one.txt", MAIN))).isEqualTo("1");
  }
}
