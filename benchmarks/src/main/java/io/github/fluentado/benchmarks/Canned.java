// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers as the service gives them, in shape and size; the same bytes each time. */
final class Canned {
  /** Work items in a list, and builds, and pull requests. */
  static final int LIST = 200;

  static final int TIMELINE = 600;
  static final int TREE = 10_000;

  private static final String SERVICE = "https://dev.azure.com/contoso";

  private Canned() {}

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String list(int count, IntFunction<String> item) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(item)
        .collect(Collectors.joining(",", "{\"count\":" + count + ",\"value\":[", "]}"));
  }

  private static String guid(int number) {
    return String.format(
        Locale.ROOT, "%08x-4d1f-4c5a-9b7e-%012x", number * 2_654_435_761L & 0xFFFF_FFFFL, number);
  }

  private static String sha(int number) {
    return String.format(Locale.ROOT, "%08x%08x%024x", number * 31 + 7, number * 17 + 5, number);
  }

  private static String time(int number) {
    return String.format(
        Locale.ROOT, "2026-03-%02dT%02d:%02d:11.347Z", number % 28 + 1, number % 24, number % 60);
  }

  private static String person(int number) {
    String id = guid(number % 40);
    return "{\"displayName\":\"Person Number "
        + number % 40
        + "\",\"url\":\"https://spsprodweu5.vssps.visualstudio.com/A1/_apis/Identities/"
        + id
        + "\",\"_links\":{\"avatar\":{\"href\":\""
        + SERVICE
        + "/_apis/GraphProfile/MemberAvatars/aad."
        + id
        + "\"}},\"id\":\""
        + id
        + "\",\"uniqueName\":\"person"
        + number % 40
        + "@contoso.com\",\"imageUrl\":\""
        + SERVICE
        + "/_api/_common/identityImage?id="
        + id
        + "\",\"descriptor\":\"aad."
        + id
        + "\"}";
  }

  /** One work item of some 3 KB. */
  static String workItem(int id) {
    StringBuilder text = new StringBuilder(3400);
    text.append("{\"id\":")
        .append(id)
        .append(",\"rev\":")
        .append(id % 9 + 1)
        .append(",\"fields\":{");
    text.append("\"System.AreaPath\":\"web\\\\shop\",\"System.TeamProject\":\"web\"");
    text.append(",\"System.IterationPath\":\"web\\\\Sprint ").append(id % 20).append('"');
    text.append(",\"System.WorkItemType\":\"Bug\",\"System.State\":\"Active\"");
    text.append(",\"System.Reason\":\"Approved\",\"System.AssignedTo\":").append(person(id));
    text.append(",\"System.CreatedDate\":\"").append(time(id)).append('"');
    text.append(",\"System.CreatedBy\":").append(person(id + 1));
    text.append(",\"System.ChangedDate\":\"").append(time(id + 1)).append('"');
    text.append(",\"System.ChangedBy\":").append(person(id + 2));
    text.append(",\"System.CommentCount\":").append(id % 5);
    text.append(",\"System.Title\":\"Signing in fails for user number ").append(id).append('"');
    text.append(",\"Microsoft.VSTS.Common.Priority\":2,\"Microsoft.VSTS.Common.StackRank\":1.5");
    text.append(",\"Microsoft.VSTS.Common.Severity\":\"3 - Medium\"");
    text.append(",\"Microsoft.VSTS.Common.ValueArea\":\"Business\"");
    text.append(",\"Microsoft.VSTS.Scheduling.Effort\":3.0,\"System.Tags\":\"shop; sign-in\"");
    text.append(",\"System.Description\":\"<div>Steps: open the page, sign in as \\\"user\\\"");
    text.append(" and wait.<br>It fails with <b>TF400813</b> each time.</div>\"}");
    text.append(",\"relations\":[{\"rel\":\"System.LinkTypes.Hierarchy-Reverse\",\"url\":\"");
    text.append(SERVICE).append("/_apis/wit/workItems/").append(id + 1);
    text.append("\",\"attributes\":{\"isLocked\":false,\"name\":\"Parent\"}}],\"_links\":{");
    for (String link : new String[] {"self", "workItemUpdates", "workItemRevisions", "html"}) {
      text.append(link.equals("self") ? "\"" : ",\"").append(link).append("\":{\"href\":\"");
      text.append(SERVICE).append("/_apis/wit/workItems/").append(id).append("/").append(link);
      text.append("\"}");
    }
    text.append("},\"url\":\"").append(SERVICE).append("/_apis/wit/workItems/").append(id);
    return text.append("\"}").toString();
  }

  static byte[] workItems() {
    return bytes(list(LIST, Canned::workItem));
  }

  /** A work item of two fields. */
  static String brief(int id) {
    return "{\"id\":"
        + id
        + ",\"rev\":3,\"fields\":{\"System.State\":\"Active\",\"System.Title\":\"Signing in fails\"}"
        + ",\"url\":\""
        + SERVICE
        + "/_apis/wit/workItems/"
        + id
        + "\"}";
  }

  private static String repository() {
    return "{\"id\":\""
        + guid(7)
        + "\",\"name\":\"shop\",\"url\":\""
        + SERVICE
        + "/_apis/git/repositories/shop\",\"project\":{\"id\":\""
        + guid(8)
        + "\",\"name\":\"web\",\"state\":\"wellFormed\",\"visibility\":\"private\"}}";
  }

  private static String pullRequest(int id) {
    return "{\"repository\":"
        + repository()
        + ",\"pullRequestId\":"
        + id
        + ",\"codeReviewId\":"
        + id
        + ",\"status\":\"active\",\"createdBy\":"
        + person(id)
        + ",\"creationDate\":\""
        + time(id)
        + "\",\"title\":\"Mend the sign-in, part "
        + id
        + "\",\"description\":\"What was wrong, and why this is right.\",\"sourceRefName\":"
        + "\"refs/heads/users/mend-"
        + id
        + "\",\"targetRefName\":\"refs/heads/main\",\"mergeStatus\":\"succeeded\",\"isDraft\":false"
        + ",\"mergeId\":\""
        + guid(id)
        + "\",\"lastMergeSourceCommit\":{\"commitId\":\""
        + sha(id)
        + "\",\"url\":\""
        + SERVICE
        + "/_apis/git/commits/"
        + sha(id)
        + "\"},\"lastMergeTargetCommit\":{\"commitId\":\""
        + sha(id + 1)
        + "\"},\"reviewers\":["
        + reviewer(id + 1)
        + ","
        + reviewer(id + 2)
        + "],\"url\":\""
        + SERVICE
        + "/_apis/git/pullRequests/"
        + id
        + "\",\"supportsIterations\":true}";
  }

  private static String reviewer(int number) {
    String person = person(number);
    return "{\"reviewerUrl\":\""
        + SERVICE
        + "/_apis/git/reviewers/"
        + number
        + "\",\"vote\":10,\"hasDeclined\":false,\"isFlagged\":false,"
        + person.substring(1);
  }

  static byte[] pullRequests() {
    return bytes(list(LIST, Canned::pullRequest));
  }

  private static String build(int id) {
    return "{\"_links\":{\"self\":{\"href\":\""
        + SERVICE
        + "/_apis/build/Builds/"
        + id
        + "\"},\"web\":{\"href\":\""
        + SERVICE
        + "/_build/results?buildId="
        + id
        + "\"}},\"properties\":{},\"tags\":[\"nightly\"],\"validationResults\":[],\"plans\":[{"
        + "\"planId\":\""
        + guid(id)
        + "\"}],\"id\":"
        + id
        + ",\"buildNumber\":\"20260301."
        + id
        + "\",\"status\":\"completed\",\"result\":\"succeeded\",\"queueTime\":\""
        + time(id)
        + "\",\"startTime\":\""
        + time(id + 1)
        + "\",\"finishTime\":\""
        + time(id + 2)
        + "\",\"url\":\""
        + SERVICE
        + "/_apis/build/Builds/"
        + id
        + "\",\"definition\":{\"id\":12,\"name\":\"shop-ci\",\"path\":\"\\\\\",\"type\":\"build\","
        + "\"queueStatus\":\"enabled\",\"revision\":4},\"buildNumberRevision\":"
        + id
        + ",\"uri\":\"vstfs:///Build/Build/"
        + id
        + "\",\"sourceBranch\":\"refs/heads/main\",\"sourceVersion\":\""
        + sha(id)
        + "\",\"priority\":\"normal\",\"reason\":\"individualCI\",\"requestedFor\":"
        + person(id)
        + ",\"requestedBy\":"
        + person(id + 1)
        + ",\"lastChangedDate\":\""
        + time(id + 3)
        + "\",\"lastChangedBy\":"
        + person(id + 2)
        + ",\"logs\":{\"id\":0,\"type\":\"Container\",\"url\":\""
        + SERVICE
        + "/_apis/build/builds/"
        + id
        + "/logs\"},\"retainedByRelease\":false}";
  }

  static byte[] builds() {
    return bytes(list(LIST, Canned::build));
  }

  private static String step(int number) {
    return "{\"previousAttempts\":[],\"id\":\""
        + guid(number)
        + "\",\"parentId\":\""
        + guid(number / 20)
        + "\",\"type\":\"Task\",\"name\":\"Compile part "
        + number
        + "\",\"startTime\":\""
        + time(number)
        + "\",\"finishTime\":\""
        + time(number + 1)
        + "\",\"currentOperation\":null,\"percentComplete\":null,\"state\":\"completed\","
        + "\"result\":\"succeeded\",\"resultCode\":null,\"changeId\":"
        + number
        + ",\"lastModified\":\"0001-01-01T00:00:00\",\"workerName\":\"Azure Pipelines 3\",\"order\":"
        + number
        + ",\"details\":null,\"errorCount\":0,\"warningCount\":0,\"url\":null,\"log\":{\"id\":"
        + number
        + ",\"type\":\"Container\",\"url\":\""
        + SERVICE
        + "/_apis/build/builds/7/logs/"
        + number
        + "\"},\"task\":{\"id\":\""
        + guid(3)
        + "\",\"name\":\"Maven\",\"version\":\"3.227.0\"},\"attempt\":1,\"identifier\":null}";
  }

  static byte[] timeline() {
    String records =
        IntStream.rangeClosed(1, TIMELINE).mapToObj(Canned::step).collect(Collectors.joining(","));
    return bytes(
        "{\"records\":["
            + records
            + "],\"lastChangedBy\":\""
            + guid(1)
            + "\",\"lastChangedOn\":\""
            + time(1)
            + "\",\"id\":\""
            + guid(2)
            + "\",\"changeId\":77,\"url\":\""
            + SERVICE
            + "/_apis/build/builds/7/Timeline/1\"}");
  }

  private static String entry(int number) {
    return "{\"objectId\":\""
        + sha(number)
        + "\",\"relativePath\":\"src/main/java/shop/part"
        + number % 90
        + "/Thing"
        + number
        + ".java\",\"mode\":\"100644\",\"gitObjectType\":\"blob\",\"url\":\""
        + SERVICE
        + "/_apis/git/repositories/shop/blobs/"
        + sha(number)
        + "\",\"size\":"
        + number * 13 % 9000
        + "}";
  }

  static byte[] tree() {
    String entries =
        IntStream.rangeClosed(1, TREE).mapToObj(Canned::entry).collect(Collectors.joining(","));
    return bytes(
        "{\"objectId\":\""
            + sha(1)
            + "\",\"url\":\""
            + SERVICE
            + "/_apis/git/trees/"
            + sha(1)
            + "\",\"treeEntries\":["
            + entries
            + "],\"size\":123456}");
  }

  /** A page of refs. */
  static byte[] refs(int count) {
    return bytes(
        list(
            count,
            number ->
                "{\"name\":\"refs/heads/users/mend-"
                    + number
                    + "\",\"objectId\":\""
                    + sha(number)
                    + "\",\"url\":\""
                    + SERVICE
                    + "/_apis/git/refs/"
                    + number
                    + "\"}"));
  }
}
