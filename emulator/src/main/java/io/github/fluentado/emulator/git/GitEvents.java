// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.ServiceEvent;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Doc;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what happens to repositories, in the shapes that service hooks send. */
record GitEvents(World world) {
  private static final int MOST_COMMITS = 20;

  private GitJson json() {
    return new GitJson(world.organization());
  }

  /** One event for each branch: that is how subscriptions filter. */
  void pushed(GitRepository repository, Push push) {
    for (RefChange change : push.changes()) {
      Doc resource =
          Doc.of("commits", commits(repository, push))
              .with("refUpdates", push.changes().stream().map(GitJson::refUpdate).toList())
              .with("repository", json().pushedTo(repository))
              .withAll(json().push(repository, push).json())
              .with("_links", json().links(repository, push));
      String message =
          push.by().displayName()
              + " pushed updates to "
              + repository.name()
              + ":"
              + GitRef.shortName(change.name())
              + ".";
      Map<String, String> facts =
          Map.of(
              "repository", repository.id().toString(),
              "branch", change.name(),
              "pushedBy", push.by().id().toString());
      publish("git.push", repository, message, resource, "1.0", facts);
    }
  }

  /** Null where a push brought none, such as one that deletes a branch. */
  private @Nullable List<Doc> commits(GitRepository repository, Push push) {
    List<Doc> commits =
        push.commits().stream()
            .limit(MOST_COMMITS)
            .flatMap(id -> repository.contents().commit(id).stream())
            .map(commit -> json().pushed(repository, commit))
            .toList();
    return commits.isEmpty() ? null : commits;
  }

  void created(GitRepository repository, Identity by) {
    Doc resource = base(by).with("repository", json().repository(repository));
    tell("git.repo.created", repository, by, "created", resource);
  }

  void forked(GitRepository repository, GitRepository source, Identity by) {
    Doc resource =
        base(by)
            .with("targetRepository", json().repository(repository))
            .with("sourceRepository", json().repository(source));
    tell("git.repo.forked", repository, by, "forked", resource);
  }

  void renamed(GitRepository repository, String oldName, Identity by) {
    Doc resource =
        base(by)
            .with("oldName", oldName)
            .with("newName", repository.name())
            .with("repository", json().repository(repository));
    tell("git.repo.renamed", repository, by, "renamed", resource);
  }

  void statusChanged(GitRepository repository, Identity by) {
    Doc resource =
        base(by)
            .with("disabled", repository.isDisabled())
            .with("repository", json().repository(repository));
    tell("git.repo.statuschanged", repository, by, "changed the status of", resource);
  }

  void deleted(GitRepository repository, boolean forever, Identity by) {
    Doc resource =
        base(by)
            .with("project", json().project(repository.project()))
            .with("repositoryId", repository.id())
            .with("repositoryName", repository.name())
            .with("isHardDelete", forever);
    tell("git.repo.deleted", repository, by, "deleted", resource);
  }

  void restored(GitRepository repository, Identity by) {
    Doc resource = base(by).with("repository", json().repository(repository));
    tell("git.repo.undeleted", repository, by, "restored", resource);
  }

  private Doc base(Identity by) {
    return Doc.of("initiatedBy", json().person(by))
        .with("utcTimestamp", world.organization().now());
  }

  private void tell(String type, GitRepository repository, Identity by, String verb, Doc resource) {
    String message = by.displayName() + " " + verb + " the repository " + repository.name() + ".";
    Map<String, String> facts =
        Map.of(
            "repository", repository.id().toString(),
            "projectId", repository.project().id().toString());
    publish(type, repository, message, resource, "1.0-preview.1", facts);
  }

  private void publish(
      String type,
      GitRepository repository,
      String message,
      Doc resource,
      String version,
      Map<String, String> facts) {
    world
        .events()
        .publish(
            new ServiceEvent(
                "tfs", type, repository.project(), message, resource.json(), version, facts));
  }
}
