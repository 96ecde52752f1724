// SPDX-License-Identifier: MIT
package io.github.fluentado.servicehooks;

import io.github.fluentado.core.error.Check;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The events that a subscription is for. Immutable: each option returns another filter, which lets
 * less through.
 *
 * <p>Each asks for the version of the resource that this library has a model for, as the service
 * would otherwise send what is newest one day.
 *
 * @param <F> the filter itself
 */
public abstract sealed class HookFilter<F extends HookFilter<F>>
    permits BuildFilter, OtherFilter, PullRequestFilter, PushFilter, RunFilter, WorkItemFilter {
  private final FilterState state;

  HookFilter(FilterState state) {
    this.state = state;
  }

  /** Commits came to a branch, or a branch was made or deleted. */
  public static PushFilter pushes() {
    return new PushFilter(FilterState.of("tfs", "git.push", "1.0"));
  }

  public static PullRequestFilter pullRequestsCreated() {
    return PullRequestFilter.of("git.pullrequest.created");
  }

  /**
   * Something of a pull request has changed. The event does not say what: make one subscription for
   * each {@link PullRequestFilter#change change} that you want to tell from others.
   */
  public static PullRequestFilter pullRequestsUpdated() {
    return PullRequestFilter.of("git.pullrequest.updated");
  }

  /** A merge was tried, which the service does by itself whenever one of the branches moves. */
  public static PullRequestFilter pullRequestMergesTried() {
    return PullRequestFilter.of("git.pullrequest.merged");
  }

  public static PullRequestFilter pullRequestsCommented() {
    String type = "ms.vss-code.git-pullrequest-comment-event";
    return new PullRequestFilter(FilterState.of("tfs", type, "2.0"));
  }

  public static WorkItemFilter workItemsCreated() {
    return WorkItemFilter.of("workitem.created");
  }

  /** Comments are updates, too. */
  public static WorkItemFilter workItemsUpdated() {
    return WorkItemFilter.of("workitem.updated");
  }

  public static WorkItemFilter workItemsDeleted() {
    return WorkItemFilter.of("workitem.deleted");
  }

  public static WorkItemFilter workItemsRestored() {
    return WorkItemFilter.of("workitem.restored");
  }

  public static WorkItemFilter workItemsCommented() {
    return WorkItemFilter.of("workitem.commented");
  }

  public static BuildFilter buildsCompleted() {
    return new BuildFilter(FilterState.of("tfs", "build.complete", "2.0"));
  }

  /** A run of a pipeline has another state. */
  public static RunFilter runsChanged() {
    String type = "ms.vss-pipelines.run-state-changed-event";
    return new RunFilter(FilterState.of("pipelines", type, "5.1-preview.1"));
  }

  /**
   * Any type of event.
   *
   * @param publisher such as {@code tfs}, {@code rm} or {@code pipelines}
   * @param eventType as {@code EventType.id()} of the hooks module has it
   */
  public static OtherFilter events(String publisher, String eventType) {
    return new OtherFilter(
        FilterState.of(Check.text("publisher", publisher), Check.text("eventType", eventType), ""));
  }

  /** The part of the service that tells. */
  public final String publisher() {
    return state.publisher();
  }

  public final String eventType() {
    return state.eventType();
  }

  /** The version of the resource that is asked for; without one, the service takes its newest. */
  public final Optional<String> version() {
    return state.version().isEmpty() ? Optional.empty() : Optional.of(state.version());
  }

  /** Of this project. What is made by the door of a project has that already. */
  public F project(UUID id) {
    return set("projectId", Check.notNull("id", id).toString());
  }

  /** Another version of the resource than the one that there is a model for. */
  public F resourceVersion(String version) {
    return with(state.version(Check.text("version", version)));
  }

  /** Any input that the publisher has, by its id. */
  public F input(String id, String value) {
    return set(Check.text("id", id), Check.text("value", value));
  }

  abstract F with(FilterState other);

  final F set(String input, String value) {
    return with(state.input(input, value));
  }

  /** For what only some of these events can be filtered by. */
  final F set(String input, String value, String option, String... types) {
    boolean known = Set.of(types).contains(state.eventType());
    Check.that(known, option, "is no filter of " + state.eventType());
    return set(input, value);
  }

  final FilterState state() {
    return state;
  }

  final Map<String, String> inputs() {
    return state.inputs();
  }

  /** The type of event, and what is filtered by. */
  @Override
  public final String toString() {
    return state.eventType().toLowerCase(Locale.ROOT) + inputs().keySet();
  }
}
