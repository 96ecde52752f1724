// SPDX-License-Identifier: MIT
package io.github.fluentado.pipelines;

import io.github.fluentado.client.pipelines.PreviewApi;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.exchange.Exchange;
import java.util.Optional;

/**
 * What a run of a pipeline would do: the YAML with all templates and parameters in it. Absent for a
 * pipeline that is not made of YAML. Nothing runs.
 */
public final class PreviewPipeline extends RunRequest<Optional<String>, PreviewPipeline> {
  PreviewPipeline(Connection connection, int pipeline, RunInput input, CallOptions own) {
    super(connection, pipeline, input, own);
  }

  @Override
  PreviewPipeline with(RunInput input, CallOptions own) {
    return new PreviewPipeline(connection(), pipeline(), input, own);
  }

  /** As if the pipeline's file had this text. */
  public PreviewPipeline yaml(String text) {
    return with(input().yaml(text), own());
  }

  @SuppressWarnings("exports")
  @Override
  public Exchange<Optional<String>> start(CallOptions options) {
    PreviewApi.Preview preview =
        new PreviewApi(connection()).preview(pipeline(), input().body().previewRun(true));
    Integer version = input().version();
    return (version == null ? preview : preview.pipelineVersion(version))
        .map(run -> Optional.ofNullable(run.finalYaml()))
        .start(own().under(options));
  }

  /** The number of the pipeline; variables may be private. */
  @Override
  public String toString() {
    return "PreviewPipeline[" + pipeline() + "]";
  }
}
