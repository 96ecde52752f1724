// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Deliveries of a tea house that does not exist, in the forms in which the service sends them. */
public final class Samples {
  public static final String SUBSCRIPTION = "5e1f0d1c-0000-4a00-8a00-00000000f00d";
  private static final String HOME = "https://dev.azure.com/teahouse";
  private static final String PROJECT = "7ea00000-0000-4a00-8a00-000000000001";
  private static final String REPOSITORY = "7ea00000-0000-4a00-8a00-000000000002";
  private static final String PERSON =
      """
      {"displayName": "Lin Oolong", "id": "7ea00000-0000-4a00-8a00-000000000003",
       "uniqueName": "lin@teahouse.example", "url": "HOME/_apis/Identities/3",
       "_links": {"avatar": {"href": "HOME/_apis/GraphProfile/MemberAvatars/x"}}}""";
  private static final String REPO =
      """
      {"id": "REPOSITORY", "name": "menu", "url": "HOME/_apis/git/repositories/REPOSITORY",
       "project": {"id": "PROJECT", "name": "kettle", "state": "wellFormed",
                   "visibility": "unchanged", "lastUpdateTime": "0001-01-01T00:00:00"},
       "defaultBranch": "refs/heads/main", "remoteUrl": "https://teahouse@dev.azure.com/teahouse/kettle/_git/menu"}""";
  private static final String PULL_REQUEST =
      """
      {"repository": REPO, "pullRequestId": 31, "codeReviewId": 31, "status": "active",
       "createdBy": PERSON, "creationDate": "2026-05-06T07:08:09.12Z", "title": "Offer jasmine",
       "sourceRefName": "refs/heads/jasmine", "targetRefName": "refs/heads/main",
       "mergeStatus": "conflicts", "isDraft": false, "supportsIterations": true,
       "reviewers": [{"vote": 10, "displayName": "Lin Oolong", "isFlagged": false}],
       "_links": {"web": {"href": "HOME/kettle/_git/menu/pullrequest/31"}},
       "url": "HOME/_apis/git/repositories/REPOSITORY/pullRequests/31",
       "artifactId": "vstfs:///Git/PullRequestId/PROJECT%2fREPOSITORY%2f31"}""";
  private static final String COMMENT =
      """
      {"id": 2, "parentCommentId": 1, "author": PERSON, "content": "More \\"sugar\\"? \\u00e9\\ud83c\\udf75",
       "publishedDate": "2026-05-06T07:08:09.1234567Z", "commentType": "text",
       "_links": {"threads": {"href": "HOME/_apis/git/repositories/REPOSITORY/pullRequests/31/threads/77"}}}""";

  private Samples() {}

  /** By a name of their own: the type, and the version where there are several. */
  public static Map<String, JsonObject> all() {
    Map<String, JsonObject> all = new LinkedHashMap<>();
    all.put(
        "git.push",
        event(
            "git.push",
            "1.0",
            """
            {"commits": [{"commitId": "c0ffee", "author": {"name": "Lin", "date": "2026-05-06T07:08:09Z"}}],
             "refUpdates": [{"name": "refs/heads/main", "oldObjectId": "0", "newObjectId": "c0ffee"}],
             "repository": REPO, "pushedBy": PERSON, "pushId": 12, "date": "2026-05-06T07:08:09.1Z",
             "url": "HOME/_apis/git/repositories/REPOSITORY/pushes/12"}"""));
    for (String what : new String[] {"created", "updated", "merged"}) {
      all.put("git.pullrequest." + what, event("git.pullrequest." + what, "1.0", PULL_REQUEST));
    }
    String comment = "ms.vss-code.git-pullrequest-comment-event";
    all.put("comment 1.0", event(comment, "1.0", COMMENT));
    all.put(
        "comment 2.0",
        event(comment, "2.0", "{\"comment\": COMMENT, \"pullRequest\": PULL_REQUEST}"));
    all.put(
        "git.repo.deleted",
        event(
            "git.repo.deleted",
            "1.0-preview.1",
            """
            {"project": {"id": "PROJECT", "name": "kettle"}, "repositoryId": "REPOSITORY",
             "repositoryName": "menu", "isHardDelete": false, "initiatedBy": PERSON,
             "utcTimestamp": "2026-05-06T07:08:09.5498459Z"}"""));
    work(all);
    builds(all);
    pipelines(all);
    return all;
  }

  private static void work(Map<String, JsonObject> all) {
    String fields =
        """
        {"System.WorkItemType": "Task", "System.State": "Active", "System.Title": "Boil water",
         "System.ChangedBy": PERSON_FIELD, "System.CommentCount": 0}""";
    String text = fields.replace("PERSON_FIELD", "\"Lin Oolong <lin@teahouse.example>\"");
    all.put(
        "workitem.created",
        event(
            "workitem.created",
            "1.0",
            "{\"id\": 5, \"rev\": 1, \"fields\": "
                + text
                + ", \"url\": \"HOME/_apis/wit/workItems/5\"}"));
    String update =
        """
        {"id": 18, "workItemId": 5, "rev": 4, "revisedBy": PERSON,
         "revisedDate": "9999-01-01T00:00:00Z",
         "fields": {"System.Rev": {"oldValue": 3, "newValue": 4},
                    "System.State": {"oldValue": "New", "newValue": "Active"},
                    "System.Tags": {"newValue": "hot"}},
         "_links": {"html": {"href": "HOME/web/wi.aspx?id=5"}},
         "url": "HOME/_apis/wit/workItems/5/updates/18",
         "revision": {"id": 5, "rev": 4, "fields": FIELDS}}""";
    all.put(
        "workitem.updated 1.0", event("workitem.updated", "1.0", update.replace("FIELDS", text)));
    all.put(
        "workitem.updated 5.1",
        event(
            "workitem.updated",
            "5.1-preview.3",
            update.replace("FIELDS", fields.replace("PERSON_FIELD", "PERSON"))));
  }

  private static void builds(Map<String, JsonObject> all) {
    all.put(
        "build.complete 2.0",
        event(
            "build.complete",
            "2.0",
            """
            {"id": 9, "buildNumber": "20260506.1", "status": "completed", "result": "succeeded",
             "triggerInfo": {}, "project": {"id": "PROJECT", "name": "kettle"},
             "definition": {"id": 3, "name": "brew"}, "requestedFor": PERSON,
             "startTime": "2026-05-06T07:08:09.1Z", "url": "HOME/PROJECT/_apis/build/Builds/9"}"""));
    all.put(
        "build.complete 1.0",
        event(
            "build.complete",
            "1.0",
            """
            {"uri": "vstfs:///Build/Build/9", "id": 9, "buildNumber": "brew_20260506.1",
             "status": "partiallySucceeded", "reason": "manual", "retainIndefinitely": true,
             "startTime": "2026-05-06T07:08:09.1Z", "dropLocation": "#/1/drop",
             "drop": {"location": "#/1/drop", "type": "container"}, "lastChangedBy": PERSON,
             "definition": {"batchSize": 1, "id": 3, "name": "brew"},
             "requests": [{"id": 1, "requestedFor": PERSON}]}"""));
  }

  private static void pipelines(Map<String, JsonObject> all) {
    JsonObject run =
        event(
            "ms.vss-pipelines.run-state-changed-event",
            "5.1-preview.1",
            """
            {"run": {"id": 12, "name": "20260506.1", "state": "completed", "result": "failed",
                     "pipeline": {"id": 3, "name": "brew"}},
             "pipeline": {"id": 3, "name": "brew", "folder": "\\\\\\\\"}, "projectId": "PROJECT",
             "runId": 12, "requestedFor": PERSON, "stages": [], "repositories": []}""");
    run.addProperty("publisherId", "pipelines");
    all.put("run", run);
    JsonObject approval =
        event(
            "ms.vss-pipelinechecks-events.approval-pending",
            "5.1-preview.1",
            """
            {"approval": {"id": "a0", "status": "pending", "steps": [{"order": 1}]},
             "approvalId": "a0", "projectId": "PROJECT", "pipeline": {"id": "3", "name": "brew"},
             "run": {"id": "12", "requestedFor": "Lin Oolong"}, "runId": 12, "stageName": "Pour",
             "resource": {"id": "4", "name": "Terrace", "resourceType": "environment"}}""");
    approval.addProperty("publisherId", "pipelines");
    approval.getAsJsonObject("resourceContainers").remove("project");
    all.put("approval", approval);
    JsonObject sample = run.deepCopy();
    sample.remove("resourceContainers");
    sample.remove("resourceVersion");
    sample.getAsJsonObject("resource").getAsJsonObject("run").remove("id");
    all.put("run sample", sample);
  }

  public static JsonObject get(String name) {
    return Objects.requireNonNull(all().get(name), name);
  }

  private static JsonObject event(String type, String version, String resource) {
    JsonObject event = new JsonObject();
    event.addProperty("subscriptionId", SUBSCRIPTION);
    event.addProperty("notificationId", 4);
    event.addProperty("id", "7ea00000-0000-4a00-8a00-0000000000e1");
    event.addProperty("eventType", type);
    event.addProperty("publisherId", "tfs");
    event.add(
        "message",
        json(
            """
            {"text": "It happened\\r\\n(HOME)", "html": "<b>It</b> happened <lin@teahouse.example>",
             "markdown": "It *happened*"}"""));
    event.add("detailedMessage", JsonNull.INSTANCE);
    event.add("resource", json(resource));
    event.addProperty("resourceVersion", version);
    event.add(
        "resourceContainers",
        json(
            """
            {"collection": {"id": "c1", "baseUrl": "HOME/"}, "account": {"id": "a1", "baseUrl": "HOME/"},
             "project": {"id": "PROJECT", "baseUrl": "HOME/"}}"""));
    event.addProperty("createdDate", "2026-05-06T07:08:10.1234567Z");
    return event;
  }

  private static JsonElement json(String text) {
    String filled =
        text.replace("COMMENT", COMMENT)
            .replace("PULL_REQUEST", PULL_REQUEST)
            .replace("REPO,", REPO + ",")
            .replace("PERSON", PERSON)
            .replace("REPOSITORY", REPOSITORY)
            .replace("PROJECT", PROJECT)
            .replace("HOME", HOME);
    return JsonParser.parseString(filled);
  }

  /** The event with another value of a property of the envelope. */
  public static JsonObject with(JsonObject event, String name, JsonElement value) {
    JsonObject changed = event.deepCopy();
    changed.add(name, value);
    return changed;
  }

  public static JsonObject numbered(JsonObject event, int notification) {
    return with(event, "notificationId", new JsonPrimitive(notification));
  }

  public static byte[] bytes(JsonElement event) {
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** An event that must be accepted. */
  public static HookEvent parsed(JsonElement event) {
    return HookEvent.parse(bytes(event)).event().orElseThrow();
  }
}
