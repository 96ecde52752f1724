// SPDX-License-Identifier: MIT
package io.github.fluentado.pipelines;

import io.github.fluentado.client.pipelines.RunResourcesParameters;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.CallRequest;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.Check;
import java.util.List;

/**
 * What a run of a pipeline is given. Immutable: each step gives a new one.
 *
 * @param <T> the result
 * @param <S> the request itself
 */
public abstract sealed class RunRequest<T, S extends RunRequest<T, S>> extends CallRequest<T, S>
    permits RunPipeline, PreviewPipeline {
  private final Connection connection;
  private final int pipeline;
  private final RunInput input;
  private final CallOptions own;

  RunRequest(Connection connection, int pipeline, RunInput input, CallOptions own) {
    this.connection = connection;
    this.pipeline = pipeline;
    this.input = input;
    this.own = own;
  }

  abstract S with(RunInput input, CallOptions own);

  private S with(RunInput other) {
    return with(other, own);
  }

  @Override
  public final S with(CallOptions more) {
    return with(input, own.under(Check.notNull("options", more)));
  }

  final Connection connection() {
    return connection;
  }

  final int pipeline() {
    return pipeline;
  }

  final RunInput input() {
    return input;
  }

  final CallOptions own() {
    return own;
  }

  /**
   * The branch of the pipeline's own repository; without it, the pipeline's default.
   *
   * @param branch short ({@code main}) or any ref in full ({@code refs/tags/v1})
   */
  public final S branch(String branch) {
    return with(input.branch(branch));
  }

  /** A variable that may be set when running. */
  public final S variable(String name, String value) {
    return with(input.variable(name, value, false));
  }

  /** The same for a secret: the service shows it to nobody. */
  public final S secret(String name, String value) {
    return with(input.variable(name, value, true));
  }

  /** A parameter that the file of the pipeline declares. */
  public final S templateParameter(String name, String value) {
    return with(input.parameter(name, value));
  }

  /** The stages that shall not run, by their names in the file; besides those named before. */
  public final S stagesToSkip(String... stages) {
    return with(input.skip(List.of(Check.notNull("stages", stages))));
  }

  /** Repositories, builds, containers and pipelines that it uses, in place of those said before. */
  public final S resources(RunResourcesParameters resources) {
    return with(input.resources(resources));
  }

  /** An older version of the pipeline. */
  public final S pipelineVersion(int version) {
    return with(input.version(version));
  }
}
