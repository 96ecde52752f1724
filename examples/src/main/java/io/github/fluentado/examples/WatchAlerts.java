// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.util.Objects.requireNonNull;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.governance.GovernedRepository;
import io.github.fluentado.governance.AlertSeverity;
import io.github.fluentado.governance.Governance;
import java.io.PrintStream;

/** Makes work items of bad alerts, and counts the alerts that there are. */
final class WatchAlerts implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new WatchAlerts(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    Governance governance = ado.project(project).governance();

    for (GovernedRepository found : governance.repositories().execute()) {
      Governance.One repository = governance.repository(requireNonNull(found.id()).getAsString());
      repository.minimumSeverity(AlertSeverity.HIGH).execute();
      repository.workItems().forSecurityAlerts(true).areaPath(project).execute();
      int alerts = repository.alerts("main").execute().size();
      out.println(found.name() + ": " + alerts + " alerts");
    }
  }
}
