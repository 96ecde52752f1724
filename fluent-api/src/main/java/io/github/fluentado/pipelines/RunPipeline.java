// SPDX-License-Identifier: MIT
package io.github.fluentado.pipelines;

import io.github.fluentado.client.pipelines.Run;
import io.github.fluentado.client.pipelines.RunsApi;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.exchange.Exchange;

/** A run of a pipeline to begin. */
public final class RunPipeline extends RunRequest<Run, RunPipeline> {
  RunPipeline(Connection connection, int pipeline, RunInput input, CallOptions own) {
    super(connection, pipeline, input, own);
  }

  @Override
  RunPipeline with(RunInput input, CallOptions own) {
    return new RunPipeline(connection(), pipeline(), input, own);
  }

  @SuppressWarnings("exports")
  @Override
  public Exchange<Run> start(CallOptions options) {
    RunsApi.Run run = new RunsApi(connection()).run(pipeline(), input().body().previewRun(false));
    Integer version = input().version();
    return (version == null ? run : run.pipelineVersion(version)).start(own().under(options));
  }

  /** The number of the pipeline; variables may be private. */
  @Override
  public String toString() {
    return "RunPipeline[" + pipeline() + "]";
  }
}
