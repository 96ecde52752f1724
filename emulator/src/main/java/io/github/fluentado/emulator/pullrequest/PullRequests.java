// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import io.github.fluentado.emulator.core.Group;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.Subject;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.git.Commit;
import io.github.fluentado.emulator.git.Difference;
import io.github.fluentado.emulator.git.GitArea;
import io.github.fluentado.emulator.git.GitJson;
import io.github.fluentado.emulator.git.GitRepository;
import io.github.fluentado.emulator.policy.Evaluations;
import io.github.fluentado.emulator.policy.PolicyArea;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Table;
import io.github.fluentado.emulator.wit.ArtifactLinks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All pull requests, and what they are connected with. */
final class PullRequests {
  private final World world;
  private final GitArea git;
  private final PolicyArea policies;
  private final ArtifactLinks links;
  private final Table<Integer, PullRequest> rows;
  private final Branches branches;
  private final Counter ids;
  private final Counter threadIds;
  private final Counter mergeIds;
  private final Counter attachmentIds;

  PullRequests(World world, GitArea git, PolicyArea policies, ArtifactLinks links) {
    this.world = world;
    this.git = git;
    this.policies = policies;
    this.links = links;
    this.rows = world.store().table();
    this.branches = new Branches(world.store());
    this.ids = world.store().counter();
    this.threadIds = world.store().counter();
    this.mergeIds = world.store().counter();
    this.attachmentIds = world.store().counter();
  }

  World world() {
    return world;
  }

  String url() {
    return world.organization().url();
  }

  Identity me() {
    return world.organization().me();
  }

  Instant now() {
    return world.organization().now();
  }

  PolicyArea policies() {
    return policies;
  }

  Evaluations evaluations() {
    return policies.evaluations();
  }

  ArtifactLinks links() {
    return links;
  }

  /** Git things as the service writes them. */
  GitJson gitJson() {
    return git.json();
  }

  /** The repository that the path of a request names. */
  GitRepository repository(Call call) {
    String nameOrId = call.part("repository");
    return world
        .organization()
        .project(call)
        .map(project -> git.repository(project, nameOrId))
        .or(() -> git.repository(nameOrId))
        .orElseThrow(() -> PullRequestErrors.noRepository(nameOrId));
  }

  GitRepository repository(PullRequest request) {
    return git.repository(request.origin().repository())
        .orElseThrow(() -> PullRequestErrors.notFound(request.id()));
  }

  Project project(PullRequest request) {
    return repository(request).project();
  }

  /** The pull request that the path names, with or without its repository. */
  PullRequest of(Call call) {
    int id = call.number("id");
    PullRequest found = find(id).orElseThrow(() -> PullRequestErrors.notFound(id));
    boolean there =
        call.part("repository").isEmpty()
            ? world
                .organization()
                .project(call)
                .map(project -> project.id().equals(project(found).id()))
                .orElse(true)
            : repository(call).id().equals(found.origin().repository());
    if (!there) {
      throw PullRequestErrors.notFound(id);
    }
    return found;
  }

  Optional<PullRequest> find(int id) {
    return rows.find(id).filter(this::inUse);
  }

  /** Those of repositories that are in use, newest first. */
  List<PullRequest> all() {
    List<PullRequest> all = rows.stream().filter(this::inUse).toList();
    return all.stream().sorted((a, b) -> Integer.compare(b.id(), a.id())).toList();
  }

  private boolean inUse(PullRequest request) {
    return git.repository(request.origin().repository()).isPresent();
  }

  /** The active ones of repositories that are in use, oldest first. */
  List<PullRequest> active() {
    return branches.active().stream().filter(this::inUse).toList();
  }

  /** The active ones by their branches. */
  Branches branches() {
    return branches;
  }

  int nextId() {
    return ids.next();
  }

  int nextThread() {
    return threadIds.next();
  }

  int nextAttachment() {
    return attachmentIds.next();
  }

  UUID nextMerge() {
    return world.organization().derivedId("merge", String.valueOf(mergeIds.next()));
  }

  void add(PullRequest request) {
    rows.put(request.id(), request);
    branches.changed(request, null, request.facts());
  }

  /** By the id, name or address of a person or a group. */
  Optional<Party> party(String text) {
    return world.organization().directory().subject(text).map(this::party);
  }

  private Party party(Subject subject) {
    return subject instanceof Group group
        ? new Party(group.id(), group.displayName(), true, group.json(url()))
        : Party.of((Identity) subject, url());
  }

  boolean isMember(UUID person, UUID group) {
    return world.organization().directory().allContainersOf(person).contains(group);
  }

  Party party(Identity person) {
    return Party.of(person, url());
  }

  /** The name under which work items link to it. */
  String artifact(PullRequest request) {
    return "vstfs:///Git/PullRequestId/%s%%2f%s%%2f%d"
        .formatted(project(request).id(), request.origin().repository(), request.id());
  }

  List<Integer> workItems(PullRequest request) {
    return links.linkedTo(artifact(request));
  }

  ReviewSubject subject(PullRequest request) {
    return new ReviewSubject(this, request, request.facts().options().strategy());
  }

  /** The files that the source branch changed, as the iteration has them. */
  List<Difference> changes(PullRequest request, Iteration iteration) {
    return repository(request).differences().files(iteration.common(), iteration.source());
  }

  /** The commits that the iteration would bring into the target, newest first. */
  List<Commit> commits(PullRequest request, Iteration iteration) {
    return repository(request).history().log(iteration.source(), List.of(iteration.target()), "/");
  }
}
