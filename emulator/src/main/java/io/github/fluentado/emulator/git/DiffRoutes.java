// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import java.util.List;
import java.util.Optional;

/** What differs between versions, and how far branches are apart. */
record DiffRoutes(Git git) {
  private static final int PAGE = 100;

  List<Route> routes() {
    String one = "git/repositories/{repository}/";
    return List.of(
        Route.of("GET", one + "diffs/commits", this::diff),
        Route.of("GET", one + "stats/branches/{*name}", this::stats),
        Route.of("GET", one + "suggestions", this::suggestions));
  }

  private HttpAnswer diff(Call call) {
    GitRepository repository = git.repository(call);
    Query query = call.query();
    String base = version(repository, query, "baseVersion").commit();
    String target = version(repository, query, "targetVersion").commit();
    Optional<String> common = repository.history().mergeBase(base, target);
    boolean fromCommon = query.flag("diffCommonCommit");
    String from = fromCommon ? common.orElse(base) : base;
    List<Difference> all = repository.differences().all(from, target);
    int skip = query.count("$skip", 0);
    int top = query.count("$top", PAGE);
    History.Distance distance = repository.history().distance(target, base);
    return Answers.ok(
        Doc.of("allChangesIncluded", (long) skip + top >= all.size())
            .with("changeCounts", GitJson.counts(all))
            .with(
                "changes",
                all.stream()
                    .skip(skip)
                    .limit(top)
                    .map(difference -> git.json().change(repository, difference, target))
                    .toList())
            .with("commonCommit", common.orElse(null))
            .with("baseCommit", base)
            .with("targetCommit", target)
            .with("aheadCount", distance.ahead())
            .with("behindCount", distance.behind()));
  }

  private static Versions.Resolved version(GitRepository repository, Query query, String name) {
    Optional<Versions.Descriptor> asked =
        Versions.Descriptor.of(query, name + "Descriptor")
            .or(() -> Versions.Descriptor.of(query, name));
    return new Versions(repository).resolve(asked, "/");
  }

  private HttpAnswer stats(Call call) {
    GitRepository repository = git.repository(call);
    Optional<String> name =
        call.query()
            .text("name")
            .or(() -> Optional.of(call.part("name")).filter(n -> !n.isEmpty()));
    String base = version(repository, call.query(), "baseVersion").commit();
    if (name.isPresent()) {
      String branch = RefNames.branch(name.get());
      GitRef ref =
          repository.ref(branch).orElseThrow(() -> GitErrors.noVersion("Branch: " + name.get()));
      return Answers.ok(stats(repository, ref, base));
    }
    return Answers.list(repository.refs(GitRef.BRANCHES), ref -> stats(repository, ref, base));
  }

  private Doc stats(GitRepository repository, GitRef ref, String base) {
    Commit commit = Git.commit(repository, ref.objectId());
    History.Distance distance = repository.history().distance(commit.id(), base);
    return Doc.of("commit", git.json().commit(repository, commit))
        .with("name", GitRef.shortName(ref.name()))
        .with("aheadCount", distance.ahead())
        .with("behindCount", distance.behind())
        .with("isBaseVersion", commit.id().equals(base));
  }

  /** A pull request for each branch that the caller has pushed and that has something to offer. */
  private HttpAnswer suggestions(Call call) {
    GitRepository repository = git.repository(call);
    String target = repository.defaultBranch().orElse("");
    String base = repository.tip(target).orElse(GitRepository.NONE);
    return Answers.list(
        repository.refs(GitRef.BRANCHES).stream()
            .filter(ref -> !ref.name().equals(target) && ref.creator().equals(git.me()))
            .filter(ref -> !repository.history().isAncestor(ref.objectId(), base))
            .map(ref -> suggestion(repository, ref.name(), target))
            .toList());
  }

  private static Doc suggestion(GitRepository repository, String source, String target) {
    Doc properties =
        Doc.of("sourceBranch", source)
            .with("targetBranch", target)
            .with("sourceRepositoryId", repository.id())
            .with("targetRepositoryId", repository.id());
    return Doc.of("type", "pullRequest").with("properties", properties);
  }
}
