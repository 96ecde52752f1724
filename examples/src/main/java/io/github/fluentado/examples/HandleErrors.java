// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.error.AzureDevOpsException;
import java.io.PrintStream;

/** Tells failures apart by their kind. */
final class HandleErrors implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new HandleErrors(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    try {
      ado.project(project).workItems().get(999_999).execute();
    } catch (AzureDevOpsException e) {
      switch (e.kind()) {
        case NOT_FOUND -> out.println("no such work item: " + e.code().orElse(""));
        case UNAUTHENTICATED -> out.println("the token is no good (any more)");
        case THROTTLED -> out.println("try again after " + e.retryAfter());
        case OUTCOME_UNKNOWN -> out.println("look whether it was done before trying again");
        default -> throw e;
      }
    }
  }
}
