// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import static io.github.fluentado.emulator.hooks.Input.choice;
import static io.github.fluentado.emulator.hooks.Input.flag;
import static io.github.fluentado.emulator.hooks.Input.looked;
import static io.github.fluentado.emulator.hooks.Input.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The publishers with their events and what a subscription can filter by. */
final class Publishers {
  private static final Input PROJECT =
      text("projectId", "Project", "Only events of this project").shown("none").typed("guid");
  private static final Input TEAM =
      text("teamId", "Team", "The team that the subscription belongs to")
          .shown("none")
          .typed("guid");
  private static final Input REPOSITORY =
      looked("repository", "Repository", "Only events of this repository").typed("guid");
  private static final Input BRANCH =
      looked("branch", "Branch", "Only changes of this branch").within("repository");
  private static final Input TARGET =
      looked("branch", "Target branch", "Only pull requests into this branch").within("repository");
  private static final String PLAIN = "^[^&<>'\"]*$";

  /** In the last one people are objects. */
  private static final List<String> WORK =
      List.of("1.0", "1.0-preview.2", "1.0-preview.1", "5.1-preview.3");

  private static final List<Publisher> ALL = List.of(tfs(), pipelines(), rm(), tasks(), advsec());

  private Publishers() {}

  static List<Publisher> all() {
    return ALL;
  }

  static Optional<Publisher> find(String id) {
    return ALL.stream().filter(publisher -> publisher.id().equalsIgnoreCase(id)).findFirst();
  }

  private static Publisher tfs() {
    List<EventKind> events =
        Stream.of(code(), repositories(), work(), other()).flatMap(List::stream).toList();
    return publisher("tfs", "Azure DevOps Services", "Code, work items, builds", events);
  }

  private static List<EventKind> code() {
    List<String> versions = List.of("1.0", "1.0-preview.1");
    Input author = looked("pullrequestCreatedBy", "Requested by", "Only of members of this group");
    Input reviewers =
        looked("pullrequestReviewersContains", "Reviewer", "Only with this group as a reviewer");
    Input change =
        choice(
            "notificationType",
            "Change",
            "Only changes of this kind",
            "PushNotification",
            "ReviewersUpdateNotification",
            "StatusUpdateNotification",
            "ReviewerVoteNotification");
    Input result =
        choice(
            "mergeResult",
            "Merge result",
            "Only merges that came out so",
            "Succeeded",
            "Unsuccessful",
            "Conflicts",
            "Failure",
            "RejectedByPolicy");
    Input pusher = looked("pushedBy", "Pushed by", "Only pushes by members of this group");
    return List.of(
        tfs("git.push", "Code pushed", versions, REPOSITORY, BRANCH, pusher),
        tfs(
            "git.pullrequest.created",
            "Pull request created",
            versions,
            REPOSITORY,
            TARGET,
            author,
            reviewers),
        tfs(
            "git.pullrequest.updated",
            "Pull request updated",
            versions,
            REPOSITORY,
            TARGET,
            author,
            reviewers,
            change),
        tfs(
            "git.pullrequest.merged",
            "Pull request merge attempted",
            versions,
            REPOSITORY,
            TARGET,
            author,
            reviewers,
            result),
        tfs(
            "ms.vss-code.git-pullrequest-comment-event",
            "Pull request commented on",
            List.of("2.0", "1.0"),
            REPOSITORY,
            TARGET),
        tfs(
            "tfvc.checkin",
            "Code checked in",
            versions,
            text("path", "Under path", "Only changesets that touch something under this path")
                .must()
                .matching("^\\$/[^&<>'\"]*$")));
  }

  private static List<EventKind> repositories() {
    List<String> preview = List.of("1.0-preview.1");
    return List.of(
        tfs("git.repo.created", "Repository created", preview),
        tfs("git.repo.deleted", "Repository deleted", preview, REPOSITORY),
        tfs("git.repo.forked", "Repository forked", preview, REPOSITORY),
        tfs("git.repo.renamed", "Repository renamed", preview, REPOSITORY),
        tfs("git.repo.statuschanged", "Repository status changed", preview, REPOSITORY));
  }

  private static List<EventKind> work() {
    Input area = looked("areaPath", "Area path", "Only work items under this area");
    Input type = looked("workItemType", "Work item type", "Only work items of this type");
    Input tag = text("tag", "Tag", "Only work items with this tag").matching(PLAIN);
    Input links = flag("linksChanged", "Links changed", "Only changes of links");
    Input field = looked("changedFields", "Field", "Only changes of this field");
    Input pattern =
        text("commentPattern", "Contains string", "Only comments that contain this text")
            .matching(PLAIN);
    return List.of(
        work("created", "Work item created", area, type, tag, links),
        work("updated", "Work item updated", area, type, tag, links, field),
        work("deleted", "Work item deleted", area, type, tag),
        work("restored", "Work item restored", area, type, tag),
        work("commented", "Work item commented on", area, type, tag, pattern));
  }

  private static EventKind work(String what, String name, Input... inputs) {
    return tfs("workitem." + what, name, WORK, inputs);
  }

  private static List<EventKind> other() {
    Input definition = looked("definitionName", "Build pipeline", "Only builds of this pipeline");
    Input status =
        choice(
            "buildStatus",
            "Build status",
            "Only builds that came out so",
            "Succeeded",
            "PartiallySucceeded",
            "Failed",
            "Stopped");
    List<String> preview = List.of("1.0-preview.1");
    return List.of(
        tfs(
            "build.complete",
            "Build completed",
            List.of("2.0", "2.0-preview.2", "1.0", "1.0-preview.1"),
            definition,
            status),
        tfs("ms.vss-endpoint.endpoint-created", "Service connection created", preview),
        tfs("ms.vss-endpoint.endpoint-updated", "Service connection updated", preview));
  }

  private static Publisher pipelines() {
    Input pipeline = looked("pipelineId", "Pipeline", "Only runs of this pipeline");
    String approvals = "ms.vss-pipelinechecks-events.approval-";
    Input stage = text("stageName", "Stage", "Only this stage");
    Input environment = looked("environmentName", "Environment", "Only this environment");
    return publisher(
        "pipelines",
        "Pipelines",
        "Runs, stages, jobs and approvals of pipelines",
        List.of(
            changed("run", pipeline, "InProgress,Canceling,Completed", "Canceled,Failed,Succeeded"),
            changed("stage", pipeline, STATES, RESULTS),
            changed("job", pipeline, STATES, RESULTS),
            run(approvals + "pending", "Approval pending", pipeline, stage, environment),
            run(approvals + "completed", "Approval completed", pipeline, stage, environment),
            new EventKind(
                "pipelines",
                "ms.vss-pipelinechecks-events.check-updated-event",
                "Check updated",
                "A check has been changed",
                List.of("1.0-preview.1"),
                List.of(text("resourceType", "Resource type", "Only checks of this type")))));
  }

  private static final String STATES = "NotStarted,Waiting,Running,Completed";
  private static final String RESULTS = "Canceled,Failed,Rejected,Skipped,Succeeded";

  private static EventKind changed(String thing, Input pipeline, String states, String results) {
    Input state = choice(thing + "StateId", "State", "Only changes to this state", parts(states));
    Input result = choice(thing + "ResultId", "Result", "Only with this result", parts(results));
    String id = "ms.vss-pipelines." + thing + "-state-changed-event";
    String name = Character.toUpperCase(thing.charAt(0)) + thing.substring(1) + " state changed";
    Input which = text(thing + "NameId", "Name", "Only of this name");
    return thing.equals("run")
        ? run(id, name, pipeline, state, result)
        : run(id, name, pipeline, which, state, result);
  }

  private static String[] parts(String commaList) {
    return commaList.split(",", -1);
  }

  private static EventKind run(String id, String name, Input... inputs) {
    List<String> versions = List.of("5.1-preview.1");
    return new EventKind("pipelines", id, name, name, versions, List.of(inputs));
  }

  private static Publisher rm() {
    Input definition = looked("releaseDefinitionId", "Release pipeline", "Only of this pipeline");
    Input stage =
        looked("releaseEnvironmentId", "Stage", "Only of this stage").within("releaseDefinitionId");
    Input type = choice("releaseApprovalType", "Approval type", "Only of this type", "1", "2");
    Input approval = choice("releaseApprovalStatus", "Status", "Only of this status", "2", "4");
    Input status =
        choice("releaseEnvironmentStatus", "Status", "Only of this status", "4", "8", "16", "128");
    return publisher(
        "rm",
        "Release Management",
        "Classic releases",
        List.of(
            release("release-created", "Release created", definition),
            release("release-abandoned", "Release abandoned", definition),
            release("deployment-approval-pending", "Approval pending", definition, stage, type),
            release(
                "deployment-approval-completed",
                "Approval completed",
                definition,
                stage,
                type,
                approval),
            release("deployment-started", "Deployment started", definition, stage),
            release("deployment-completed", "Deployment completed", definition, stage, status)));
  }

  private static EventKind release(String what, String name, Input... inputs) {
    String id = "ms.vss-release." + what + "-event";
    return new EventKind("rm", id, name, name, List.of("3.0-preview.1"), List.of(inputs));
  }

  private static Publisher tasks() {
    List<String> preview = List.of("1.0-preview.1");
    Input pool = text("poolId", "Pool", "Only of this pool");
    String id = "distributedtask";
    return publisher(
        id,
        "Distributed Task",
        "Agent pools and queues",
        List.of(
            new EventKind(
                id,
                "elasticagentpool.resized",
                "Elastic pool resized",
                "The size of a pool has changed",
                preview,
                List.of(pool)),
            new EventKind(id, "agentqueue.created", "Queue created", "", preview, List.of()),
            new EventKind(id, "agentqueue.updated", "Queue updated", "", preview, List.of())));
  }

  private static Publisher advsec() {
    Input type =
        choice("alertType", "Type", "Only of this type", "Unknown", "Dependency", "Secret", "Code");
    Input severity = text("severity", "Severity", "Only of this severity");
    Input state =
        choice(
            "state",
            "State",
            "Only in this state",
            "Unknown",
            "Active",
            "Dismissed",
            "Fixed",
            "AutoDismissed");
    List<Input> inputs = List.of(REPOSITORY, BRANCH, type, severity, state);
    return publisher(
        "advsec",
        "Advanced Security",
        "Alerts of code scanning",
        Stream.of("created", "state-changed", "updated")
            .map(
                what ->
                    new EventKind(
                        "advsec",
                        "ms.vss-alerts.alert-" + what + "-event",
                        "Alert " + what.replace('-', ' '),
                        "",
                        List.of("1.0"),
                        inputs))
            .toList());
  }

  private static Publisher publisher(
      String id, String name, String description, List<EventKind> events) {
    return new Publisher(id, name, description, List.of(PROJECT, TEAM), events);
  }

  private static EventKind tfs(String id, String name, List<String> versions, Input... inputs) {
    return new EventKind("tfs", id, name, name, versions, List.of(inputs));
  }
}
