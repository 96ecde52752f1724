// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.audit.DecoratedAuditLogEntry;
import java.io.PrintStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Tells who did what in the organization lately. */
final class ReadTheAuditLog implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new ReadTheAuditLog(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    OffsetDateTime yesterday = OffsetDateTime.now(ZoneOffset.UTC).minusDays(1);
    out.println(ado.audit().actions().execute().size() + " kinds of entries");

    for (DecoratedAuditLogEntry entry : ado.audit().log().startTime(yesterday).limit(20)) {
      out.println(entry.actorDisplayName() + ": " + entry.details());
    }
  }
}
