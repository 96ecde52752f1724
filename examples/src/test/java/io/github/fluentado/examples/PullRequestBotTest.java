// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.Project;
import io.github.fluentado.client.git.CommentThreadStatus;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.GitPullRequestStatus;
import io.github.fluentado.client.git.GitStatusState;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.git.Branch;
import io.github.fluentado.git.Repositories;
import io.github.fluentado.pullrequests.PullRequests;
import io.github.fluentado.workitems.Link;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PullRequestBotTest {
  private final Emulator emulator = Emulator.builder().seeded().start();
  private final AzureDevOps ado =
      AzureDevOps.at(URI.create(emulator.url()), Credential.pat(emulator.token())).build();
  private final Project project = ado.project(emulator.seeds().project());
  private final Repositories.One repository = project.repository(emulator.seeds().repository());

  @AfterEach
  void stop() {
    ado.close();
    emulator.close();
  }

  private GitPullRequest opened(String title) {
    Branch branch = Branch.of("topic");
    repository.createBranch(branch, Branch.of("main")).execute();
    repository.push(branch, "A change").add("/change.md", "changed").execute();
    return repository.pullRequests().create(branch, Branch.of("main")).title(title).execute();
  }

  private static List<String> said(PullRequests.One door) {
    return door.statuses().execute().stream().map(PullRequestBotTest::said).toList();
  }

  private static String said(GitPullRequestStatus status) {
    return requireNonNull(status.context()).name() + ": " + status.state();
  }

  @Test
  void whatIsMissingIsSaidOnceAndSettledWhenItIsThere() {
    GitPullRequest pullRequest = opened("wip");
    PullRequests.One door =
        repository.pullRequests().pullRequest(requireNonNull(pullRequest.pullRequestId()));
    String author = requireNonNull(requireNonNull(pullRequest.createdBy()).uniqueName());

    PullRequestBot strict = new PullRequestBot(Set.of());
    assertThat(strict.look(door).execute()).containsExactly("title", "work-item", "agreement");
    assertThat(strict.look(door).executeAsync().join()).hasSize(3);
    assertThat(said(door))
        .containsExactlyInAnyOrder("title: failed", "work-item: failed", "agreement: failed");
    assertThat(door.threads("contributing-bot").execute()).hasSize(1);

    door.update(it -> it.title("Tell visitors the opening hours")).execute();
    project
        .workItems()
        .edit(emulator.seeds().workItems().get(0))
        .link(Link.to(pullRequest))
        .execute();
    PullRequestBot knowing = new PullRequestBot(Set.of(author.toLowerCase(Locale.ROOT)));
    assertThat(knowing.look(door).execute()).isEmpty();
    assertThat(knowing.look(door).execute()).isEmpty();
    assertThat(said(door)).hasSize(6).endsWith("agreement: " + GitStatusState.SUCCEEDED);
    assertThat(door.threads("contributing-bot").execute())
        .singleElement()
        .satisfies(thread -> assertThat(thread.status()).isEqualTo(CommentThreadStatus.FIXED));
  }
}
