// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.wit.AttachmentReference;
import io.github.fluentado.workitems.WorkItems;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sends a file in chunks, with a bar on the console, and attaches it to a work item. */
final class SendALargeFile implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new SendALargeFile(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    Path file = Files.write(Files.createTempFile("trace", ".bin"), new byte[3_000_000]);
    WorkItems items = ado.project(project).workItems();

    AttachmentReference trace;
    try (ConsoleBar bar = new ConsoleBar("trace")) {
      trace =
          items
              .upload(file) // by itself in chunks from 100 MiB on
              .chunks(1_000_000)
              .onProgress(bar)
              .execute();
    }
    items.edit(id).attach(trace).comment("The trace of last night").execute();
    out.println("attached");
    Files.delete(file);
  }
}
