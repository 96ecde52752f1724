// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.util.Objects.requireNonNull;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.core.TeamProject;
import io.github.fluentado.core.Polling;
import java.io.PrintStream;
import java.time.Duration;
import java.util.UUID;

/** Makes a project, waits until it can be used, and deletes it. */
final class StartAProject implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new StartAProject(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    Polling often = Polling.every(Duration.ofMillis(200)).within(Duration.ofMinutes(5));

    TeamProject made =
        ado.projects()
            .create(project + "-trial")
            .description("To try things out")
            .polling(often)
            .execute();
    out.println(made.name() + ": " + made.state());

    ado.projects().delete(UUID.fromString(requireNonNull(made.id())), often).execute();
    out.println("deleted");
  }
}
