// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.Installation;
import io.github.fluentado.Mode;
import io.github.fluentado.client.wit.AttachmentReference;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.emulator.Faults;
import io.github.fluentado.emulator.ReceivedRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What can go wrong with a file on either side of a door: a clear error, the old file untouched,
 * and nothing left beside it.
 */
class BadTransfersTest {
  private static final byte[] TEN = "0123456789".getBytes(UTF_8);

  @AutoClose private final Installation hosted = Installation.hosted();
  private final WorkItems items = hosted.project.workItems();
  @TempDir private Path folder = Path.of("");

  private Download stored(Mode mode, byte[] content) {
    AttachmentReference uploaded = mode.run(items.upload("ten.bin", RequestBody.of(content)));
    WorkItem bug = mode.run(items.create("Bug").set(Fields.TITLE, "x").attach(uploaded));
    Download download = items.attachment(mode.run(bug.readRelations()).get(0));
    hosted.emulator.forgetRequests();
    return download;
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Faults.Where atTheFile() {
    return hosted.emulator.faults().on("GET", "/_apis/wit/attachments/*");
  }

  @ParameterizedTest
  @EnumSource
  void aPlaceWhereNoFileCanBeIsToldBeforeAnythingIsSent(Mode mode) throws IOException {
    Download download = stored(mode, TEN);
    Path old = Files.writeString(folder.resolve("old"), "older");
    Path inner = Files.createDirectory(folder.resolve("inner"));

    assertThat(mode.failure(download.to(folder.resolve("none/ten.bin"))))
        .hasMessageContaining("none: there is no such folder");
    assertThat(mode.failure(download.to(old.resolve("ten.bin"))))
        .hasMessageContaining("old: there is no such folder");
    assertThat(mode.failure(download.to(old)).kind()).isEqualTo(ErrorKind.INVALID);
    assertThat(mode.failure(download.to(inner).overwrite())).hasMessageContaining("it is a folder");

    assertThat(hosted.emulator.requests()).isEmpty();
    assertThat(old).hasContent("older");
    assertThat(left()).containsExactly("inner", "old");
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatNeverComesWholeLeavesTheOldOne(Mode mode) throws IOException {
    Download download = stored(mode, TEN);
    Path old = Files.writeString(folder.resolve("old"), "older");
    atTheFile().always().truncate(3);

    AzureDevOpsException error = mode.failure(download.to(old).overwrite());

    assertThat(error.kind()).isEqualTo(ErrorKind.TRANSPORT);
    assertThat(old).hasContent("older");
    assertThat(left()).containsExactly("old");
    // As often as the policy says.
    assertThat(hosted.emulator.requests()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatBreaksOffOnceIsWhole(Mode mode) throws IOException {
    Download download = stored(mode, TEN);
    atTheFile().truncate(3);

    assertThat(mode.run(download.to(folder.resolve("ten.bin")))).hasBinaryContent(TEN);
    assertThat(left()).containsExactly("ten.bin");
  }

  @ParameterizedTest
  @EnumSource
  void aPageToSignInIsNoFile(Mode mode) throws IOException {
    Download download = stored(mode, TEN);
    atTheFile().always().signInPage();

    assertThat(mode.failure(download.to(folder.resolve("ten.bin"))).kind())
        .isEqualTo(ErrorKind.UNAUTHENTICATED);
    assertThat(left()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aFileWithoutAByteGoesBothWays(Mode mode) throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));
    AttachmentReference uploaded = mode.run(items.upload(empty));
    WorkItem bug = mode.run(items.create("Bug").set(Fields.TITLE, "x").attach(uploaded));
    Download download = items.attachment(mode.run(bug.readRelations()).get(0));

    assertThat(mode.run(download.to(folder.resolve("back")))).isEmptyFile();
    assertThat(left()).containsExactly("back", "empty");
  }

  @ParameterizedTest
  @EnumSource
  void aContentOfAnotherLengthThanAnnouncedIsNotStored(Mode mode) {
    for (int length : new int[] {9, 11}) {
      hosted.emulator.forgetRequests();
      RequestBody content = RequestBody.once(new ByteArrayInputStream(TEN), length);

      AzureDevOpsException error = mode.failure(items.upload("ten.bin", content));

      assertThat(error).as("%d bytes announced", length).hasMessageContaining("announced");
      assertThat(hosted.emulator.requests())
          .extracting(ReceivedRequest::status)
          .doesNotContain(200, 201);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatHasChangedSinceIsNotSent(Mode mode) throws IOException {
    Path file = Files.write(folder.resolve("ten.bin"), TEN);
    UploadAttachment upload = items.upload(file);
    hosted.emulator.forgetRequests();
    Files.writeString(file, "another one");

    assertThat(mode.failure(upload)).hasMessageContaining("has changed: it had 10 bytes");
    assertThat(hosted.emulator.requests()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aStreamIsReadOnce(Mode mode) {
    UploadAttachment upload =
        items.upload("ten.bin", RequestBody.once(new ByteArrayInputStream(TEN), 10));
    mode.run(upload);
    hosted.emulator.forgetRequests();

    assertThat(mode.failure(upload)).hasMessageContaining("cannot be read again");
    assertThat(hosted.emulator.requests()).isEmpty();
  }
}
