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
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
  void aFileWithoutAByteGoesInChunksToo(Mode mode) throws IOException {
    List<Download.Progress> told = Collections.synchronizedList(new ArrayList<>());
    Path empty = Files.createFile(folder.resolve("empty"));

    AttachmentReference uploaded = mode.run(items.upload(empty).chunks(4).onProgress(told::add));

    WorkItem bug = mode.run(items.create("Bug").set(Fields.TITLE, "x").attach(uploaded));
    Download download = items.attachment(mode.run(bug.readRelations()).get(0));
    assertThat(mode.run(download.to(folder.resolve("back")))).isEmptyFile();
    assertThat(told).extracting(Download.Progress::bytes).containsExactly(0L);
    assertThat(told).extracting(progress -> progress.total().orElse(-1)).containsExactly(0L);
    assertThat(left()).containsExactly("back", "empty");
  }

  @ParameterizedTest
  @EnumSource
  void chunksOfAnotherLengthThanAnnouncedAreAClearError(Mode mode) {
    for (int length : new int[] {9, 11}) {
      RequestBody content = RequestBody.once(new ByteArrayInputStream(TEN), length);
      hosted.emulator.forgetRequests();

      AzureDevOpsException error = mode.failure(items.upload("ten.bin", content).chunks(4));

      assertThat(error).as("%d bytes announced", length).hasMessageContaining("announced");
      // Never all of what was announced, so that the service does not take it for whole.
      assertThat(hosted.emulator.requests())
          .filteredOn(request -> request.method().equals("PUT") && request.status() / 100 == 2)
          .extracting(request -> request.headers().get("content-range"))
          .containsExactly("bytes 0-3/" + length, "bytes 4-7/" + length);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatChangesBetweenItsChunksIsAClearError(Mode mode) throws IOException {
    Path file = Files.write(folder.resolve("ten.bin"), TEN);
    RequestBody content = RequestBody.of(file);
    AtomicInteger opened = new AtomicInteger();
    RequestBody changing =
        new RequestBody() {
          @Override
          public InputStream open() throws IOException {
            if (opened.incrementAndGet() == 2) {
              Files.writeString(file, "another one");
            }
            return content.open();
          }

          @Override
          public long length() {
            return content.length();
          }
        };

    AzureDevOpsException error = mode.failure(items.upload("ten.bin", changing).chunks(4));

    assertThat(error).hasMessageContaining("has changed");
    assertThat(hosted.emulator.requests())
        .filteredOn(request -> request.method().equals("PUT"))
        .extracting(request -> request.headers().get("content-range"))
        .containsExactly("bytes 0-3/10");
  }

  @ParameterizedTest
  @EnumSource
  void aFolderThatCannotBeUnpackedToIsToldBeforeAnythingIsSent(Mode mode) throws IOException {
    Download download = stored(mode, TEN);
    Path full = Files.createDirectory(folder.resolve("full"));
    Path old = Files.writeString(full.resolve("old"), "older");

    for (Path bad : List.of(full, old, folder.resolve("none/inner"), old.resolve("inner"))) {
      AzureDevOpsException error = mode.failure(download.extractTo(bad));
      assertThat(error.kind()).as("%s", error).isIn(ErrorKind.INVALID, ErrorKind.TRANSPORT);
    }

    assertThat(hosted.emulator.requests()).isEmpty();
    assertThat(old).hasContent("older");
    assertThat(left()).containsExactly("full");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoArchiveIsNotUnpacked(Mode mode) throws IOException {
    for (byte[] content : List.of(TEN, new byte[0])) {
      Download download = stored(mode, content);

      assertThat(mode.failure(download.extractTo(folder.resolve("unpacked"))).kind())
          .isEqualTo(ErrorKind.UNDECODABLE);
      assertThat(left()).isEmpty();
    }
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
