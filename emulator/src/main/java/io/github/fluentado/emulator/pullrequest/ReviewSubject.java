// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import io.github.fluentado.emulator.git.Difference;
import io.github.fluentado.emulator.git.GitRepository;
import io.github.fluentado.emulator.policy.Place;
import io.github.fluentado.emulator.policy.Subject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A pull request as policies see it. */
record ReviewSubject(PullRequests all, PullRequest request, @Nullable String mergeStrategy)
    implements Subject {
  private static final String PREFIX = "vstfs:///CodeReview/CodeReviewId/";

  /** The pull request that an artifact id of policies names. */
  static Optional<Subject> find(PullRequests all, String artifactId) {
    if (!artifactId.toLowerCase(Locale.ROOT).startsWith(PREFIX.toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    String[] parts = artifactId.substring(PREFIX.length()).split("(?i)/|%2f", -1);
    if (parts.length != 2 || !parts[1].matches("\\d{1,9}")) {
      return Optional.empty();
    }
    int id = Integer.parseInt(parts[1]);
    PullRequest found =
        all.find(id)
            .filter(r -> all.project(r).id().toString().equalsIgnoreCase(parts[0]))
            .orElseThrow(() -> PullRequestErrors.notFound(id));
    return Optional.of(all.subject(found));
  }

  @Override
  public int id() {
    return request.id();
  }

  @Override
  public String artifactId() {
    return PREFIX + all.project(request).id() + "/" + request.id();
  }

  @Override
  public Place target() {
    GitRepository repository = all.repository(request);
    String ref = request.facts().targetRef();
    boolean isDefault = repository.defaultBranch().filter(ref::equals).isPresent();
    return new Place(repository.project().id(), repository.id(), ref, isDefault);
  }

  @Override
  public UUID creator() {
    return request.origin().createdBy().id();
  }

  @Override
  public UUID lastPusher() {
    return request.iterations().last().author().id();
  }

  @Override
  public int iteration() {
    return request.iterations().last().id();
  }

  @Override
  public List<Vote> votes() {
    return request.reviewers().stream()
        .map(r -> new Vote(r.party().id(), r.party().group(), r.vote(), r.iteration()))
        .toList();
  }

  @Override
  public List<String> paths() {
    return all.changes(request, request.iterations().last()).stream()
        .map(Difference::path)
        .toList();
  }

  @Override
  public int openThreads() {
    return (int) request.threads().stream().filter(Discussion::open).count();
  }

  @Override
  public boolean hasWorkItems() {
    return !all.workItems(request).isEmpty();
  }

  @Override
  public Optional<Check> status(@Nullable String genre, String name) {
    return request.statuses().stream()
        .filter(status -> status.name().equalsIgnoreCase(name))
        .filter(status -> text(status.genre()).equalsIgnoreCase(text(genre)))
        .max(Comparator.comparingInt(PostedStatus::id))
        .map(status -> new Check(status.state(), status.by().id(), status.iteration()));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  @Override
  public @Nullable String mergeCommit() {
    Merge merge = request.facts().merge();
    return merge.status() == Merge.Status.SUCCEEDED ? merge.commit() : null;
  }
}
