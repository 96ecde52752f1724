// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.text.RedactedText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happened, by the service's name for it: {@code git.push}. The list is open; the constants
 * are those that are published.
 *
 * <p>Two are equal when they mean the same, whatever the case, and though one be the name that some
 * pages print for it ({@code ms.azure-devops-release…} for {@code ms.vss-release…}).
 */
public final class EventType {
  private static final String TFS = "tfs";
  private static final String PIPELINES = "pipelines";
  private static final String RM = "rm";
  private static final String TASKS = "distributedtask";
  private static final String ADVSEC = "advsec";

  /** Commits came to a branch, or a branch was made or deleted. */
  public static final EventType GIT_PUSH = known("git.push", TFS, "1.0");

  public static final EventType PULL_REQUEST_CREATED = known("git.pullrequest.created", TFS, "1.0");

  /**
   * Commits, reviewers, votes, state: nothing in it says which. Subscribe once for each kind of
   * change to know. A completion comes as this, too.
   */
  public static final EventType PULL_REQUEST_UPDATED = known("git.pullrequest.updated", TFS, "1.0");

  /** A merge was <em>tried</em>, which happens again and again while the pull request is open. */
  public static final EventType PULL_REQUEST_MERGED = known("git.pullrequest.merged", TFS, "1.0");

  public static final EventType PULL_REQUEST_COMMENTED =
      known("ms.vss-code.git-pullrequest-comment-event", TFS, "2.0");
  public static final EventType REPOSITORY_CREATED =
      known("git.repo.created", TFS, "1.0-preview.1");
  public static final EventType REPOSITORY_DELETED =
      known("git.repo.deleted", TFS, "1.0-preview.1");
  public static final EventType REPOSITORY_FORKED = known("git.repo.forked", TFS, "1.0-preview.1");
  public static final EventType REPOSITORY_RENAMED =
      known("git.repo.renamed", TFS, "1.0-preview.1");
  public static final EventType REPOSITORY_STATUS_CHANGED =
      known("git.repo.statuschanged", TFS, "1.0-preview.1");
  public static final EventType TFVC_CHECKIN = known("tfvc.checkin", TFS, "1.0");

  public static final EventType BUILD_COMPLETED = known("build.complete", TFS, "2.0");

  public static final EventType WORK_ITEM_CREATED = known("workitem.created", TFS, "1.0");

  /** A comment is an update, too. */
  public static final EventType WORK_ITEM_UPDATED = known("workitem.updated", TFS, "1.0");

  public static final EventType WORK_ITEM_DELETED = known("workitem.deleted", TFS, "1.0");
  public static final EventType WORK_ITEM_RESTORED = known("workitem.restored", TFS, "1.0");
  public static final EventType WORK_ITEM_COMMENTED = known("workitem.commented", TFS, "1.0");
  public static final EventType ENDPOINT_CREATED =
      known("ms.vss-endpoint.endpoint-created", TFS, "1.0-preview.1");
  public static final EventType ENDPOINT_UPDATED =
      known("ms.vss-endpoint.endpoint-updated", TFS, "1.0-preview.1");

  public static final EventType RUN_STATE_CHANGED =
      known("ms.vss-pipelines.run-state-changed-event", PIPELINES, "5.1-preview.1");
  public static final EventType STAGE_STATE_CHANGED =
      known("ms.vss-pipelines.stage-state-changed-event", PIPELINES, "5.1-preview.1");
  public static final EventType JOB_STATE_CHANGED =
      known("ms.vss-pipelines.job-state-changed-event", PIPELINES, "5.1-preview.1");
  public static final EventType APPROVAL_PENDING =
      known("ms.vss-pipelinechecks-events.approval-pending", PIPELINES, "5.1-preview.1");
  public static final EventType APPROVAL_COMPLETED =
      known("ms.vss-pipelinechecks-events.approval-completed", PIPELINES, "5.1-preview.1");
  public static final EventType CHECK_UPDATED =
      known("ms.vss-pipelinechecks-events.check-updated-event", PIPELINES, "1.0-preview.1");

  public static final EventType RELEASE_CREATED = release("release-created");
  public static final EventType RELEASE_ABANDONED = release("release-abandoned");
  public static final EventType DEPLOYMENT_STARTED = release("deployment-started");
  public static final EventType DEPLOYMENT_COMPLETED = release("deployment-completed");
  public static final EventType DEPLOYMENT_APPROVAL_PENDING =
      release("deployment-approval-pending");
  public static final EventType DEPLOYMENT_APPROVAL_COMPLETED =
      release("deployment-approval-completed");

  public static final EventType ELASTIC_POOL_RESIZED =
      known("elasticagentpool.resized", TASKS, "1.0-preview.1");
  public static final EventType AGENT_QUEUE_CREATED =
      known("agentqueue.created", TASKS, "1.0-preview.1");
  public static final EventType AGENT_QUEUE_UPDATED =
      known("agentqueue.updated", TASKS, "1.0-preview.1");

  public static final EventType ALERT_CREATED =
      known("ms.vss-alerts.alert-created-event", ADVSEC, "1.0");
  public static final EventType ALERT_STATE_CHANGED =
      known("ms.vss-alerts.alert-state-changed-event", ADVSEC, "1.0");
  public static final EventType ALERT_UPDATED =
      known("ms.vss-alerts.alert-updated-event", ADVSEC, "1.0");

  private static final List<EventType> CATALOGUE =
      List.of(
          GIT_PUSH,
          PULL_REQUEST_CREATED,
          PULL_REQUEST_UPDATED,
          PULL_REQUEST_MERGED,
          PULL_REQUEST_COMMENTED,
          REPOSITORY_CREATED,
          REPOSITORY_DELETED,
          REPOSITORY_FORKED,
          REPOSITORY_RENAMED,
          REPOSITORY_STATUS_CHANGED,
          TFVC_CHECKIN,
          BUILD_COMPLETED,
          WORK_ITEM_CREATED,
          WORK_ITEM_UPDATED,
          WORK_ITEM_DELETED,
          WORK_ITEM_RESTORED,
          WORK_ITEM_COMMENTED,
          ENDPOINT_CREATED,
          ENDPOINT_UPDATED,
          RUN_STATE_CHANGED,
          STAGE_STATE_CHANGED,
          JOB_STATE_CHANGED,
          APPROVAL_PENDING,
          APPROVAL_COMPLETED,
          CHECK_UPDATED,
          RELEASE_CREATED,
          RELEASE_ABANDONED,
          DEPLOYMENT_STARTED,
          DEPLOYMENT_COMPLETED,
          DEPLOYMENT_APPROVAL_PENDING,
          DEPLOYMENT_APPROVAL_COMPLETED,
          ELASTIC_POOL_RESIZED,
          AGENT_QUEUE_CREATED,
          AGENT_QUEUE_UPDATED,
          ALERT_CREATED,
          ALERT_STATE_CHANGED,
          ALERT_UPDATED);
  private static final Map<String, EventType> BY_KEY =
      CATALOGUE.stream().collect(Collectors.toUnmodifiableMap(type -> type.key, type -> type));

  private static final String PRINTED = "ms.azure-devops-";
  private static final int SHOWN = 100;

  private final String text;
  private final String key;
  private final @Nullable String publisher;
  private final @Nullable String version;

  private EventType(String text, String key, @Nullable String publisher, @Nullable String version) {
    this.text = text;
    this.key = key;
    this.publisher = publisher;
    this.version = version;
  }

  private static EventType known(String text, String publisher, String version) {
    return new EventType(text, text, publisher, version);
  }

  private static EventType release(String what) {
    return known("ms.vss-release." + what + "-event", RM, "3.0-preview.1");
  }

  /** The type with this name, published or not. */
  public static EventType of(String text) {
    String folded = Check.notNull("text", text).toLowerCase(Locale.ROOT);
    String key =
        folded.startsWith(PRINTED) ? "ms.vss-" + folded.substring(PRINTED.length()) : folded;
    EventType known = BY_KEY.get(key);
    if (known == null) {
      return new EventType(text, key, null, null);
    }
    return known.text.equals(text)
        ? known
        : new EventType(text, key, known.publisher, known.version);
  }

  /** All that are published. Others may come. */
  public static List<EventType> catalogue() {
    return CATALOGUE;
  }

  /** The name, as it was sent. */
  public String text() {
    return text;
  }

  /** The name that a subscription is made with. */
  public String id() {
    return isKnown() ? key : text;
  }

  public boolean isKnown() {
    return publisher != null;
  }

  /** The part of the service that tells of it, if the type is a known one. */
  public Optional<String> publisher() {
    return Optional.ofNullable(publisher);
  }

  /** The version of the resource to ask for, for which this library has a model. */
  public Optional<String> resourceVersion() {
    return Optional.ofNullable(version);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EventType that && that.key.equals(key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  /** The name, on one bounded line. */
  @Override
  public String toString() {
    return isKnown() ? text : RedactedText.of(text, SHOWN);
  }
}
