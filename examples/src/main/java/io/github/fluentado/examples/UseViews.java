// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.wit.WorkItemTypesApi;
import io.github.fluentado.core.credential.Credential;
import java.io.PrintStream;
import java.time.Duration;

/** Looks at one client in several ways: a project, other options, another organization. */
final class UseViews implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new UseViews(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    AzureDevOps nightly =
        ado.with(calls -> calls.timeout(Duration.ofMinutes(20)).header("X-Reason", "nightly"));

    WorkItemTypesApi types = nightly.project(project).raw(WorkItemTypesApi.class);
    types.list().execute().forEach(type -> out.println(type.name())); // the project is filled in
  }

  static AzureDevOps elsewhere(AzureDevOps ado, String token) {
    AzureDevOps other = ado.organization("fabrikam", Credential.pat(token));
    return other;
  }
}
