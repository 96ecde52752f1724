// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.google.gson.Gson;
import io.github.fluentado.client.build.Build;
import io.github.fluentado.client.build.BuildTimeline;
import io.github.fluentado.client.common.WorkItem;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.GitTreeRef;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From the bytes of an answer to objects, and nothing else. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Decoding {
  /** What is decoded: work-items, pull-requests, builds, timeline or tree. */
  @Param({"work-items", "pull-requests", "builds", "timeline", "tree"})
  public String what = "work-items";

  private final Gson gson = new Gson();
  private byte[] bytes = new byte[0];
  private Codec<?> codec = Codec.JSON;
  private Class<?> plain = Plain.WorkItems.class;
  private ObjectReader jackson = new ObjectMapper().reader();

  /** Takes the bytes, and compares what each makes of them. */
  @Setup
  public void prepare() throws IOException {
    Class<?> forJackson;
    switch (what) {
      case "pull-requests" -> {
        bytes = Canned.pullRequests();
        codec = Codec.wrapped(Codec.list(GitPullRequest.SHAPE));
        plain = Plain.PullRequests.class;
        forJackson = PlainJackson.PullRequests.class;
      }
      case "builds" -> {
        bytes = Canned.builds();
        codec = Codec.wrapped(Codec.list(Build.SHAPE));
        plain = Plain.Builds.class;
        forJackson = PlainJackson.Builds.class;
      }
      case "timeline" -> {
        bytes = Canned.timeline();
        codec = BuildTimeline.SHAPE;
        plain = Plain.Timeline.class;
        forJackson = PlainJackson.Timeline.class;
      }
      case "tree" -> {
        bytes = Canned.tree();
        codec = GitTreeRef.SHAPE;
        plain = Plain.Tree.class;
        forJackson = PlainJackson.Tree.class;
      }
      default -> {
        bytes = Canned.workItems();
        codec = Codec.wrapped(Codec.list(WorkItem.SHAPE));
        plain = Plain.WorkItems.class;
        forJackson = PlainJackson.WorkItems.class;
      }
    }
    ObjectMapper mapper =
        new ObjectMapper()
            .setVisibility(
                com.fasterxml.jackson.annotation.PropertyAccessor.FIELD,
                com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.ANY)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    jackson = mapper.readerFor(forJackson);
    int size = size(ours());
    Wrong.unless(size == expected() && gson() != null && jackson() != null, what + ": " + size);
  }

  private int expected() {
    return switch (what) {
      case "timeline" -> Canned.TIMELINE;
      case "tree" -> Canned.TREE;
      default -> Canned.LIST;
    };
  }

  private static int size(Object decoded) {
    if (decoded instanceof BuildTimeline timeline) {
      return timeline.records().size();
    }
    return decoded instanceof GitTreeRef tree
        ? tree.treeEntries().size()
        : ((List<?>) decoded).size();
  }

  /** This library. */
  @Benchmark
  public Object ours() {
    return Json.decode(bytes, codec);
  }

  /** Gson by reflection. */
  @Benchmark
  public Object gson() throws IOException {
    try (Reader reader =
        new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
      return gson.fromJson(reader, plain);
    }
  }

  /** Jackson's databind, with one mapper that all share. */
  @Benchmark
  public Object jackson() throws IOException {
    return jackson.readValue(bytes);
  }
}
