// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import com.google.gson.JsonElement;
import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The classes that somebody would write by hand for Gson: fields and no more. */
@SuppressWarnings({"unused", "NullAway"})
final class Plain {
  private Plain() {}

  static final class WorkItems {
    int count;
    List<WorkItem> value;
  }

  static final class WorkItem {
    int id;
    int rev;
    Map<String, JsonElement> fields;
    List<Relation> relations;

    @SerializedName("_links")
    Map<String, Link> links;

    String url;
  }

  static final class Relation {
    String rel;
    String url;
    Map<String, JsonElement> attributes;
  }

  static final class Link {
    String href;
  }

  static class Person {
    String displayName;
    String url;
    String id;
    String uniqueName;
    String imageUrl;
    String descriptor;

    @SerializedName("_links")
    Map<String, Link> links;
  }

  static final class Reviewer extends Person {
    String reviewerUrl;
    int vote;
    boolean hasDeclined;
    boolean isFlagged;
  }

  static final class Project {
    String id;
    String name;
    String state;
    String visibility;
  }

  static final class Repository {
    String id;
    String name;
    String url;
    Project project;
  }

  static final class Commit {
    String commitId;
    String url;
  }

  static final class PullRequests {
    int count;
    List<PullRequest> value;
  }

  static final class PullRequest {
    Repository repository;
    int pullRequestId;
    int codeReviewId;
    String status;
    Person createdBy;
    String creationDate;
    String title;
    String description;
    String sourceRefName;
    String targetRefName;
    String mergeStatus;
    boolean isDraft;
    String mergeId;
    Commit lastMergeSourceCommit;
    Commit lastMergeTargetCommit;
    List<Reviewer> reviewers;
    String url;
    boolean supportsIterations;
  }

  static final class Definition {
    int id;
    String name;
    String path;
    String type;
    String queueStatus;
    int revision;
  }

  static final class Log {
    int id;
    String type;
    String url;
  }

  static final class PlanRef {
    String planId;
  }

  static final class Builds {
    int count;
    List<Build> value;
  }

  static final class Build {
    @SerializedName("_links")
    Map<String, Link> links;

    Map<String, JsonElement> properties;
    List<String> tags;
    List<JsonElement> validationResults;
    List<PlanRef> plans;
    int id;
    String buildNumber;
    String status;
    String result;
    String queueTime;
    String startTime;
    String finishTime;
    String url;
    Definition definition;
    int buildNumberRevision;
    String uri;
    String sourceBranch;
    String sourceVersion;
    String priority;
    String reason;
    Person requestedFor;
    Person requestedBy;
    String lastChangedDate;
    Person lastChangedBy;
    Log logs;
    boolean retainedByRelease;
  }

  static final class Task {
    String id;
    String name;
    String version;
  }

  static final class TimelineRecord {
    List<JsonElement> previousAttempts;
    String id;
    String parentId;
    String type;
    String name;
    String startTime;
    String finishTime;
    @Nullable String currentOperation;
    @Nullable Integer percentComplete;
    String state;
    String result;
    @Nullable String resultCode;
    int changeId;
    String lastModified;
    String workerName;
    int order;
    int errorCount;
    int warningCount;
    @Nullable String url;
    Log log;
    Task task;
    int attempt;
    @Nullable String identifier;
  }

  static final class Timeline {
    List<TimelineRecord> records;
    String lastChangedBy;
    String lastChangedOn;
    String id;
    int changeId;
    String url;
  }

  static final class Entry {
    String objectId;
    String relativePath;
    String mode;
    String gitObjectType;
    String url;
    long size;
  }

  static final class Tree {
    String objectId;
    String url;
    List<Entry> treeEntries;
    long size;
  }
}
