// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.ServiceEvent;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.git.GitArea;
import io.github.fluentado.emulator.git.RefChange;
import io.github.fluentado.emulator.policy.Place;
import io.github.fluentado.emulator.policy.PolicyArea;
import io.github.fluentado.emulator.policy.Subject;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.wit.ArtifactLinks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Pull requests and all that hangs on them. */
public final class PullRequestArea implements Area {
  private static final String SEED_BRANCH = "refs/heads/feature/greeting";

  private final PullRequests all;
  private final GitArea git;
  private final Merges merges;
  private final Creation creation;
  private final List<Route> routes;

  public PullRequestArea(World world, GitArea git, PolicyArea policies, ArtifactLinks links) {
    this.git = git;
    this.all = new PullRequests(world, git, policies, links);
    PullRequestJson json = new PullRequestJson(all);
    SystemThreads threads = new SystemThreads(all);
    Announcer announcer = new Announcer(all, json);
    WantedReviewers wanted = new WantedReviewers(all, threads);
    this.merges = new Merges(all, announcer, threads);
    Pushes pushes = new Pushes(all, merges, announcer, threads, wanted);
    this.creation = new Creation(all, merges, pushes, wanted, announcer);
    Editing editing = new Editing(all, merges, pushes, creation, wanted, threads, announcer);
    this.routes =
        Stream.of(
                new PullRequestRoutes(all, creation, editing, json).routes(),
                new ReviewerRoutes(all, merges, wanted, threads, announcer, json).routes(),
                new ThreadRoutes(all, merges, announcer, json).routes(),
                new StatusRoutes(all, merges, json).routes(),
                new Iterations(all, json).routes(),
                new DetailRoutes(all, json).routes(),
                new AttachmentRoutes(all, json).routes())
            .flatMap(List::stream)
            .toList();
    listen(world, policies, pushes);
  }

  private void listen(World world, PolicyArea policies, Pushes pushes) {
    git.guard(
        (repository, change, by) -> {
          boolean isDefault = repository.defaultBranch().filter(change.name()::equals).isPresent();
          Place place =
              new Place(repository.project().id(), repository.id(), change.name(), isDefault);
          return policies.evaluations().guards(place)
              ? Optional.of(PullRequestErrors.pushRejected(change.name()))
              : Optional.empty();
        });
    git.pullRequests(
        (repository, id) ->
            all.find(id)
                .filter(request -> all.repository(request).id().equals(repository.id()))
                .map(this::commits));
    policies.evaluations().subjects(artifact -> ReviewSubject.find(all, artifact));
    policies.evaluations().whenJudged(this::judged);
    policies.policies().whenChanged(this::settleAll);
    world.events().listen(event -> happened(event, pushes, policies));
  }

  /** What its merge has added to the target, or would pick from the source. */
  private List<String> commits(PullRequest request) {
    Merge merge = request.facts().merge();
    boolean completed = request.facts().status() == Facts.Status.COMPLETED;
    String commit = completed ? merge.commit() : null;
    return all.repository(request)
        .history()
        .steps(merge.target(), commit == null ? merge.source() : commit);
  }

  private void judged(String artifact) {
    ReviewSubject.find(all, artifact)
        .map(Subject::id)
        .flatMap(all::find)
        .ifPresent(request -> merges.settle(request, all.now()));
  }

  private void settleAll(UUID project) {
    all.active().stream()
        .filter(request -> all.project(request).id().equals(project))
        .forEach(request -> merges.settle(request, all.now()));
  }

  private static boolean changesLinks(ServiceEvent event) {
    return switch (event.type()) {
      case "workitem.created", "workitem.updated" ->
          "true".equals(event.facts().get("linksChanged"));
      case "workitem.deleted", "workitem.restored" -> true;
      default -> false;
    };
  }

  private void happened(ServiceEvent event, Pushes pushes, PolicyArea policies) {
    Project project = event.project();
    if (project != null && changesLinks(event) && policies.policies().any(project)) {
      settleAll(project.id()); // links of work items count for policies
    } else if (event.type().equals("git.push")) {
      pushed(event, pushes);
    }
  }

  /** There is an event for each branch that a push has moved. */
  private void pushed(ServiceEvent event, Pushes pushes) {
    String id = event.facts().getOrDefault("repository", "");
    String branch = event.facts().getOrDefault("branch", "");
    Identity by =
        all.world()
            .organization()
            .person(event.facts().getOrDefault("pushedBy", ""))
            .orElseGet(all::me);
    Body resource = new Body(event.resource());
    int number = resource.number("pushId", 0);
    for (Body update : resource.list("refUpdates")) {
      if (update.required("name").equals(branch)) {
        RefChange change =
            new RefChange(branch, update.required("oldObjectId"), update.required("newObjectId"));
        git.repository(id)
            .ifPresent(
                repository ->
                    pushes.happened(repository, new Pushes.Move(change, by, number, all.now())));
      }
    }
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  @Override
  public Map<String, Object> seed(String project) {
    Project place = all.world().organization().project(project);
    Doc body =
        Doc.of("sourceRefName", SEED_BRANCH)
            .with("targetRefName", "refs/heads/main")
            .with("title", "Greet by the time of day")
            .with("description", "People should be greeted as the hour asks for.");
    PullRequest made = creation.create(git.repository(place, project), body.json());
    merges.attempt(made, made.facts().merge().id(), all.now());
    return Map.of("pullRequest", made.id());
  }
}
