// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.Observation;
import io.github.fluentado.core.Observer;
import io.github.fluentado.core.credential.Credential;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Hears of all that a client does: for a log, a measurement, or a trace. */
final class WatchCalls implements Example {
  private final List<String> heard = new CopyOnWriteArrayList<>();

  public static void main(String... args) throws Exception {
    Example.main(new WatchCalls(), args);
  }

  private static Observer observer(Consumer<String> log, String traceparent) {
    Observer observer =
        beginning ->
            new Observation() {
              @Override
              public void attemptBegins(AttemptBegins event) {
                event.header("traceparent", traceparent); // of the span that is current
              }

              @Override
              public void end(End event) {
                log.accept(beginning.operation() + " took " + event.took());
              }
            };
    return observer;
  }

  @Override
  public AzureDevOps connect(URI url, Credential credential) {
    Observer observer =
        observer(heard::add, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    return AzureDevOps.at(url, credential).observer(observer).build();
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    ado.project(project).workItems().get(id).execute();
    heard.forEach(out::println);
  }
}
