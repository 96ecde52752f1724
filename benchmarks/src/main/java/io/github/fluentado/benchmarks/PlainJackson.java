// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The same for Jackson. */
@SuppressWarnings({"unused", "NullAway"})
final class PlainJackson {
  private PlainJackson() {}

  static final class WorkItems {
    int count;
    List<WorkItem> value;
  }

  static final class WorkItem {
    int id;
    int rev;
    Map<String, JsonNode> fields;
    List<Relation> relations;

    @JsonProperty("_links")
    Map<String, Link> links;

    String url;
  }

  static final class Relation {
    String rel;
    String url;
    Map<String, JsonNode> attributes;
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

    @JsonProperty("_links")
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
    @JsonProperty("_links")
    Map<String, Link> links;

    Map<String, JsonNode> properties;
    List<String> tags;
    List<JsonNode> validationResults;
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
    List<JsonNode> previousAttempts;
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
