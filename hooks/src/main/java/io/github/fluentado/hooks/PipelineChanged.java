// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import io.github.fluentado.client.common.IdentityRef;
import io.github.fluentado.client.pipelines.Pipeline;
import io.github.fluentado.client.pipelines.Run;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Contents;
import io.github.fluentado.core.json.Model;
import io.github.fluentado.core.json.RawJson;
import io.github.fluentado.core.json.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run of a pipeline, or a stage or a job of it, has another state. */
public final class PipelineChanged extends Model {
  public static final Shape<PipelineChanged> SHAPE =
      Shape.of(
          PipelineChanged::new,
          PipelineChanged::codecs,
          "run",
          "pipeline",
          "projectId",
          "runId",
          "requestedFor",
          "requestedBy",
          "stage",
          "job",
          "stages",
          "repositories");

  private PipelineChanged(Contents contents) {
    super(contents);
  }

  private static Codec<?>[] codecs() {
    return new Codec<?>[] {
      Run.SHAPE,
      Pipeline.SHAPE,
      Codec.STRING,
      Codec.INT32,
      IdentityRef.SHAPE,
      IdentityRef.SHAPE,
      RawJson.CODEC,
      RawJson.CODEC,
      Codec.list(RawJson.CODEC),
      Codec.list(RawJson.CODEC)
    };
  }

  /** Samples have it without id and name; see {@link #runId}. */
  public @Nullable Run run() {
    return at(0);
  }

  public @Nullable Pipeline pipeline() {
    return at(1);
  }

  public @Nullable String projectId() {
    return at(2);
  }

  public @Nullable Integer runId() {
    return at(3);
  }

  public @Nullable IdentityRef requestedFor() {
    return at(4);
  }

  public @Nullable IdentityRef requestedBy() {
    return at(5);
  }

  public @Nullable RawJson stage() {
    return at(6);
  }

  public @Nullable RawJson job() {
    return at(7);
  }

  public List<RawJson> stages() {
    return listAt(8);
  }

  public List<RawJson> repositories() {
    return listAt(9);
  }
}
