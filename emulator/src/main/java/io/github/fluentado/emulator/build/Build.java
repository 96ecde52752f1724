// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import com.google.gson.JsonElement;
import io.github.fluentado.emulator.server.Bytes;
import io.github.fluentado.emulator.store.Cell;
import io.github.fluentado.emulator.store.Sequence;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.store.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A build, which is also the run of a pipeline. */
final class Build {
  private final int id;
  private final UUID project;
  private final int pipeline;
  private final Instant queued;
  private final Request request;
  private final Wish wish;
  private final List<Stage> plan;
  private final int container;
  private final Cell<BuildState> state;
  private final Table<String, String> tags;
  private final Table<String, JsonElement> properties;
  private final Sequence<Artifact> artifacts;
  private final Table<String, StoredFile> files;
  private final Table<String, Bytes> uploads;
  private final Sequence<BuildAttachment> attachments;

  Build(
      Store store,
      int id,
      Pipeline pipeline,
      Request request,
      List<Stage> plan,
      int container,
      BuildState first) {
    this.id = id;
    this.project = pipeline.project();
    this.pipeline = pipeline.id();
    this.queued = first.changed();
    this.request = request;
    this.wish = Wish.of(request);
    this.plan = List.copyOf(plan);
    this.container = container;
    this.state = store.cell(first);
    this.tags = store.table(String.CASE_INSENSITIVE_ORDER);
    this.properties = store.table(String.CASE_INSENSITIVE_ORDER);
    this.artifacts = store.sequence();
    this.files = store.table(String.CASE_INSENSITIVE_ORDER);
    this.uploads = store.table(String.CASE_INSENSITIVE_ORDER);
    this.attachments = store.sequence();
  }

  int id() {
    return id;
  }

  UUID project() {
    return project;
  }

  int pipeline() {
    return pipeline;
  }

  Instant queued() {
    return queued;
  }

  Request request() {
    return request;
  }

  Wish wish() {
    return wish;
  }

  List<Stage> plan() {
    return plan;
  }

  /** Id of the file container, in which the files of artifacts lie. */
  int container() {
    return container;
  }

  BuildState state() {
    return state.get();
  }

  void set(BuildState next) {
    state.set(next);
  }

  Table<String, String> tags() {
    return tags;
  }

  Table<String, JsonElement> properties() {
    return properties;
  }

  Sequence<Artifact> artifacts() {
    return artifacts;
  }

  /** The files of the container, by path without a slash in front. */
  Table<String, StoredFile> files() {
    return files;
  }

  /** What has come so far of files that are sent in chunks. */
  Table<String, Bytes> uploads() {
    return uploads;
  }

  Sequence<BuildAttachment> attachments() {
    return attachments;
  }

  String uri() {
    return "vstfs:///Build/Build/" + id;
  }
}
