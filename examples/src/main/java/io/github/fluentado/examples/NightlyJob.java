// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static io.github.fluentado.core.error.ErrorKind.NOT_FOUND;
import static io.github.fluentado.workitems.Condition.in;
import static io.github.fluentado.workitems.Condition.under;
import static io.github.fluentado.workitems.Fields.ITERATION_PATH;
import static io.github.fluentado.workitems.Fields.STATE;
import static io.github.fluentado.workitems.Fields.TITLE;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.Project;
import io.github.fluentado.builds.BuildFailure;
import io.github.fluentado.builds.Builds;
import io.github.fluentado.client.build.Build;
import io.github.fluentado.client.build.BuildResult;
import io.github.fluentado.client.common.TeamProjectReference;
import io.github.fluentado.client.git.GitBranchStats;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.GitRepository;
import io.github.fluentado.client.git.GitUserDate;
import io.github.fluentado.client.git.PullRequestStatus;
import io.github.fluentado.client.work.TeamSettingsIteration;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Outcome;
import io.github.fluentado.git.Repositories;
import io.github.fluentado.pullrequests.PullRequests;
import io.github.fluentado.workitems.Select;
import io.github.fluentado.workitems.Wiql;
import io.github.fluentado.workitems.WorkItem;
import java.io.PrintStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks through all projects and repositories, eight at a time: asks for reviewers where old pull
 * requests have none (once, however often it runs), and tells of stale branches, of builds that
 * failed, and of what the sprint has closed.
 *
 * @param old what is from before this is old
 */
record NightlyJob(OffsetDateTime old) implements Example {
  private static final String KEY = "nightly-reviewers";
  private static final List<String> DONE = List.of("Closed", "Done", "Resolved");

  public static void main(String... args) throws Exception {
    Example.main(new NightlyJob(OffsetDateTime.now(ZoneOffset.UTC).minusDays(7)), args);
  }

  @Override
  public void run(AzureDevOps ado, String anyProject, int anyId, PrintStream out) {
    for (TeamProjectReference each : ado.projects().list()) {
      Project project = ado.project(requireNonNull(each.name()));
      out.println("# " + project.name());
      List<GitRepository> all = project.repositories().list().execute();
      for (Outcome<GitRepository, List<String>> one :
          Call.each(all, 8, it -> look(project.repository(requireNonNull(it.id())))).execute()) {
        List<String> found = one.value().orElse(List.of("failed: " + one.error().orElse(null)));
        found.forEach(line -> out.println(one.of().name() + ": " + line));
      }
      tellFailures(project, out);
      tellClosed(project, out);
    }
  }

  private Call<List<String>> look(Repositories.One repository) {
    Call<Stream<String>> stale =
        repository
            .stats()
            .recover(NOT_FOUND, nothingYet -> Call.of(List.of()))
            .map(all -> all.stream().filter(this::isStale).map(it -> "stale branch " + it.name()));
    return askForReviewers(repository.pullRequests())
        .map(asked -> asked.stream().map(number -> "asked for reviewers in !" + number))
        .then(asked -> stale.map(branches -> Stream.concat(asked, branches).toList()));
  }

  private Call<List<Integer>> askForReviewers(PullRequests door) {
    return door.list()
        .status(PullRequestStatus.ACTIVE)
        .all()
        .map(all -> all.stream().filter(this::isLonely).map(GitPullRequest::pullRequestId).toList())
        .then(old -> Call.each(old, 1, id -> door.pullRequest(id).commentOnce(KEY, "Who reviews?")))
        .map(
            told -> {
              told.orThrow();
              return told.all().stream().map(Outcome::of).toList();
            });
  }

  private boolean isLonely(GitPullRequest one) {
    return requireNonNullElse(one.reviewers(), List.of()).isEmpty()
        && requireNonNull(one.creationDate()).isBefore(old);
  }

  private boolean isStale(GitBranchStats branch) {
    GitUserDate last = requireNonNull(requireNonNull(branch.commit()).committer());
    return !Boolean.TRUE.equals(branch.isBaseVersion())
        && requireNonNull(last.date()).isBefore(old);
  }

  /** The latest failure of each definition, with the end of its log. */
  private static void tellFailures(Project project, PrintStream out) {
    Set<String> seen = new HashSet<>();
    for (Build build : project.builds().list().resultFilter(BuildResult.FAILED)) {
      String name = requireNonNull(requireNonNull(build.definition()).name());
      if (seen.add(name)) {
        Builds.One door = project.builds().build(requireNonNull(build.id()));
        BuildFailure failure = door.firstFailure().execute().orElseThrow();
        out.println("failed: " + name + " in " + failure.name());
        failure.tail(5).execute().forEach(line -> out.println("  " + line));
      }
    }
  }

  /** What the sprint has closed, as CSV. */
  private static void tellClosed(Project project, PrintStream out) {
    Optional<TeamSettingsIteration> sprint = project.teams().currentSprint().execute();
    String path = sprint.map(TeamSettingsIteration::path).orElse(project.name());
    Wiql query = Select.items().where(in(STATE, DONE).and(under(ITERATION_PATH, path))).wiql();
    for (WorkItem item : project.workItems().query(query).fields(TITLE, STATE)) {
      String title = item.peek(TITLE).orElse("").replace("\"", "\"\"");
      out.printf("%d,\"%s\",%s%n", item.id(), title, item.peek(STATE).orElse(""));
    }
  }
}
