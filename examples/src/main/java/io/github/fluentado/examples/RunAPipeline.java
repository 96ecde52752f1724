// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.util.Objects.requireNonNull;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.pipelines.Pipeline;
import io.github.fluentado.client.pipelines.Run;
import io.github.fluentado.core.Polling;
import io.github.fluentado.pipelines.Pipelines;
import java.io.PrintStream;
import java.time.Duration;

/** Looks what a pipeline would do, runs it, and waits for its end. */
final class RunAPipeline implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new RunAPipeline(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    Pipelines pipelines = ado.project(project).pipelines();
    Polling patient =
        Polling.backoff(Duration.ofMillis(200), Duration.ofSeconds(30)).within(Duration.ofHours(1));

    for (Pipeline pipeline : pipelines.list().limit(1)) {
      int number = requireNonNull(pipeline.id());
      pipelines.preview(number).branch("main").execute().ifPresent(out::println);

      Run run = pipelines.run(number).branch("main").execute();
      out.println("begun: " + run.name());

      Run ended = pipelines.awaitCompletion(run, patient).execute();
      out.println("ended: " + ended.result());
    }
  }
}
