// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import io.github.fluentado.client.advancedsecurity.Alert;
import io.github.fluentado.client.build.Build;
import io.github.fluentado.client.common.WorkItem;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.GitPush;
import io.github.fluentado.client.git.PullRequestComment;
import io.github.fluentado.client.serviceendpoint.ServiceEndpoint;
import io.github.fluentado.client.tfvc.TfvcChangeset;
import io.github.fluentado.client.wit.WorkItemUpdate;
import io.github.fluentado.core.json.Model;
import io.github.fluentado.core.json.RawJson;
import io.github.fluentado.core.json.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which model a resource is, by the type of the event and the version of the resource: {@code
 * build.complete} 1.0 is another object than 2.0.
 */
final class Resources {
  private static final Map<EventType, List<Form>> FORMS = forms();

  private Resources() {}

  /**
   * A model, from the versions with this beginning.
   *
   * @param mark a property that only this form has, for events that do not tell their version
   */
  private record Form(String major, Shape<? extends Model> shape, @Nullable String mark) {
    boolean isOf(@Nullable String version) {
      return version != null
          && (version.equals(major)
              || version.startsWith(major + ".")
              || version.startsWith(major + "-"));
    }
  }

  private static Map<EventType, List<Form>> forms() {
    Map<EventType, List<Form>> forms = new HashMap<>();
    all(forms, "1", GitPush.SHAPE, EventType.GIT_PUSH);
    all(
        forms,
        "1",
        GitPullRequest.SHAPE,
        EventType.PULL_REQUEST_CREATED,
        EventType.PULL_REQUEST_UPDATED,
        EventType.PULL_REQUEST_MERGED);
    forms.put(
        EventType.PULL_REQUEST_COMMENTED,
        List.of(
            new Form("2", PullRequestCommented.SHAPE, "comment"),
            new Form("1", PullRequestComment.SHAPE, "commentType")));
    all(
        forms,
        "1",
        RepositoryChanged.SHAPE,
        EventType.REPOSITORY_CREATED,
        EventType.REPOSITORY_DELETED,
        EventType.REPOSITORY_FORKED,
        EventType.REPOSITORY_RENAMED,
        EventType.REPOSITORY_STATUS_CHANGED);
    all(forms, "1", TfvcChangeset.SHAPE, EventType.TFVC_CHECKIN);
    forms.put(
        EventType.BUILD_COMPLETED,
        List.of(
            new Form("2", Build.SHAPE, "result"), new Form("1", LegacyBuild.SHAPE, "requests")));
    work(forms);
    all(forms, "1", ServiceEndpoint.SHAPE, EventType.ENDPOINT_CREATED, EventType.ENDPOINT_UPDATED);
    all(
        forms,
        "5",
        PipelineChanged.SHAPE,
        EventType.RUN_STATE_CHANGED,
        EventType.STAGE_STATE_CHANGED,
        EventType.JOB_STATE_CHANGED);
    all(
        forms,
        "5",
        ApprovalChanged.SHAPE,
        EventType.APPROVAL_PENDING,
        EventType.APPROVAL_COMPLETED);
    all(
        forms,
        "3",
        ReleaseChanged.SHAPE,
        EventType.RELEASE_CREATED,
        EventType.RELEASE_ABANDONED,
        EventType.DEPLOYMENT_STARTED,
        EventType.DEPLOYMENT_COMPLETED,
        EventType.DEPLOYMENT_APPROVAL_PENDING,
        EventType.DEPLOYMENT_APPROVAL_COMPLETED);
    all(
        forms,
        "1",
        Alert.SHAPE,
        EventType.ALERT_CREATED,
        EventType.ALERT_STATE_CHANGED,
        EventType.ALERT_UPDATED);
    return Map.copyOf(forms);
  }

  /** Identities are texts in 1.0 and objects in 5.1, which a field's JSON can be both. */
  private static void work(Map<EventType, List<Form>> forms) {
    for (EventType type :
        List.of(
            EventType.WORK_ITEM_CREATED,
            EventType.WORK_ITEM_DELETED,
            EventType.WORK_ITEM_RESTORED,
            EventType.WORK_ITEM_COMMENTED)) {
      forms.put(
          type, List.of(new Form("1", WorkItem.SHAPE, null), new Form("5", WorkItem.SHAPE, null)));
    }
    forms.put(
        EventType.WORK_ITEM_UPDATED,
        List.of(
            new Form("1", WorkItemUpdate.SHAPE, "workItemId"),
            new Form("5", WorkItemUpdate.SHAPE, "workItemId")));
  }

  private static void all(
      Map<EventType, List<Form>> forms,
      String major,
      Shape<? extends Model> shape,
      EventType... types) {
    for (EventType type : types) {
      forms.put(type, List.of(new Form(major, shape, null)));
    }
  }

  /** The shape of a resource; empty if nobody knows it. */
  static Optional<Shape<? extends Model>> shape(
      EventType type, @Nullable String version, RawJson resource) {
    for (Form form : FORMS.getOrDefault(type, List.of())) {
      boolean fits = version == null ? isMarked(form, resource) : form.isOf(version);
      if (fits) {
        return Optional.of(form.shape());
      }
    }
    return Optional.empty();
  }

  private static boolean isMarked(Form form, RawJson resource) {
    return form.mark() == null || resource.at(List.of(form.mark())).isPresent();
  }
}
