// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.util.Objects.requireNonNull;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.git.GitItem;
import io.github.fluentado.client.git.ItemsApi;
import io.github.fluentado.client.wit.AttachmentReference;
import io.github.fluentado.client.wit.AttachmentsApi;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.http.RequestBody;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sends a file and fetches it again. */
final class MoveFiles implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new MoveFiles(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    Path folder = Files.createTempDirectory("attachments");
    Path notes = Files.writeString(folder.resolve("notes.txt"), "What we know so far\n");
    Path copy = folder.resolve("copy.txt");
    move(ado, project, notes, copy, out);
    out.print(Files.readString(copy));
    Files.delete(copy);
    Files.delete(notes);
    Files.delete(folder);
  }

  private static void move(AzureDevOps ado, String project, Path notes, Path copy, PrintStream out)
      throws Exception {
    AttachmentsApi attachments = ado.raw(AttachmentsApi.class);
    AttachmentReference stored =
        attachments
            .create(RequestBody.of(notes)) // streamed from disk, anew for each attempt
            .project(project)
            .fileName("notes.txt")
            .execute();

    Download download = attachments.get(requireNonNull(stored.id())).project(project);
    download.to(copy).execute(); // appears only when it is whole
    byte[] small = download.bytes(1_000_000).execute(); // fails beyond that many bytes
    try (Download.Content content = download.open().execute()) {
      content.stream().transferTo(out); // yours to read, and to close
    }
    out.println(small.length);
  }

  static void forms(AzureDevOps ado) throws Exception {
    ItemsApi items = ado.raw(ItemsApi.class);
    GitItem facts = items.get("shop", "/README.md").project("web").execute();
    String text = items.getText("shop", "/README.md").project("web").execute();
    Download bytes = items.getContent("shop", "/logo.png").project("web");
    Download folder = items.getZip("shop", "/docs").project("web");
    System.out.println(facts.commitId() + text.length());
    bytes.to(Path.of("logo.png")).execute();
    folder.to(Path.of("docs.zip")).execute();
  }
}
