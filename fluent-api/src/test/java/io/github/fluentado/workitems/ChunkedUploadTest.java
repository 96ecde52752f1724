// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.Installation;
import io.github.fluentado.Mode;
import io.github.fluentado.client.wit.AttachmentReference;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.emulator.Faults;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Attachments that go in chunks: all of them arrive, each once, or the upload fails. */
class ChunkedUploadTest {
  private static final byte[] TEN = "0123456789".getBytes(UTF_8);

  @AutoClose private final Installation hosted = Installation.hosted();
  private final WorkItems items = hosted.project.workItems();
  @TempDir private Path folder = Path.of("");

  private RequestBody file() throws IOException {
    return RequestBody.of(Files.write(folder.resolve("ten.bin"), TEN));
  }

  private UploadAttachment inFours(RequestBody content) {
    hosted.emulator.forgetRequests();
    return items.upload("ten.bin", content).chunks(4);
  }

  private Faults.Where atTheSecondChunk() {
    return hosted.emulator.faults().on("PUT", "/web/_apis/wit/attachments/*").after(1);
  }

  /** The chunks that were sent, with the status of their answers. */
  private List<String> chunks() {
    return hosted.emulator.requests().stream()
        .filter(sent -> sent.method().equals("PUT"))
        .map(sent -> sent.headers().get("content-range") + " " + sent.status())
        .toList();
  }

  private byte[] stored(Mode mode, AttachmentReference uploaded) {
    WorkItem bug = mode.run(items.create("Bug").set(Fields.TITLE, "x").attach(uploaded));
    return mode.run(items.attachment(mode.run(bug.readRelations()).get(0)).bytes(100));
  }

  @ParameterizedTest
  @EnumSource
  void aChunkThatWasRefusedForNowIsSentAgain(Mode mode) throws IOException {
    atTheSecondChunk().throttle(Duration.ZERO);

    AttachmentReference uploaded = mode.run(inFours(file()));

    assertThat(chunks())
        .containsExactly(
            "bytes 0-3/10 201", "bytes 4-7/10 429", "bytes 4-7/10 201", "bytes 8-9/10 201");
    assertThat(stored(mode, uploaded)).isEqualTo(TEN);
  }

  @ParameterizedTest
  @EnumSource
  void aChunkOfAStreamIsNotSentAgainAndTheStreamIsClosed(Mode mode) {
    atTheSecondChunk().throttle(Duration.ZERO);
    AtomicBoolean closed = new AtomicBoolean();
    InputStream stream =
        new ByteArrayInputStream(TEN) {
          @Override
          public void close() {
            closed.set(true);
          }
        };

    AzureDevOpsException error = mode.failure(inFours(RequestBody.once(stream, 10)));

    assertThat(error.kind()).isEqualTo(ErrorKind.THROTTLED);
    assertThat(closed).isTrue();
    assertThat(chunks()).containsExactly("bytes 0-3/10 201", "bytes 4-7/10 429");
  }

  @ParameterizedTest
  @EnumSource
  void aChunkThatWasLostIsSentAgain(Mode mode) throws IOException {
    atTheSecondChunk().reset();

    AttachmentReference uploaded = mode.run(inFours(file()));

    assertThat(chunks())
        .containsExactly(
            "bytes 0-3/10 201", "bytes 4-7/10 0", "bytes 4-7/10 201", "bytes 8-9/10 201");
    assertThat(stored(mode, uploaded)).isEqualTo(TEN);
  }

  // The service takes no chunk twice, so nothing is doubled; the first begins the file anew.
  @ParameterizedTest
  @EnumSource
  void aChunkThatArrivedThoughItsAnswerWasLostIsNotTakenTwice(Mode mode) throws IOException {
    hosted.emulator.faults().on("PUT", "/web/_apis/wit/attachments/*").loseAnswer();
    AttachmentReference uploaded = mode.run(inFours(file()));
    assertThat(chunks()).hasSize(4).contains("bytes 0-3/10 0", "bytes 0-3/10 201");
    assertThat(stored(mode, uploaded)).isEqualTo(TEN);

    atTheSecondChunk().loseAnswer();
    AzureDevOpsException error = mode.failure(inFours(file()));

    assertThat(error.typeKey()).hasValue("WorkItemAttachmentIncorrectOffsetException");
    assertThat(error.attempts()).isEqualTo(2);
    assertThat(chunks()).containsExactly("bytes 0-3/10 201", "bytes 4-7/10 0", "bytes 4-7/10 400");
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatChangesOnItsWayIsAFailure(Mode mode) throws IOException {
    RequestBody file = file();
    AtomicInteger opened = new AtomicInteger();
    RequestBody changing =
        new RequestBody() {
          @Override
          public InputStream open() throws IOException {
            if (opened.incrementAndGet() == 2) {
              Files.write(folder.resolve("ten.bin"), "another one".getBytes(UTF_8));
            }
            return file.open();
          }

          @Override
          public long length() {
            return file.length();
          }
        };

    AzureDevOpsException error = mode.failure(inFours(changing));

    assertThat(error).hasMessageContaining("has changed");
    assertThat(chunks()).containsExactly("bytes 0-3/10 201");
  }

  @ParameterizedTest
  @EnumSource
  void aStreamOfAnotherLengthThanAnnouncedIsAFailure(Mode mode) {
    for (int length : new int[] {9, 11}) {
      InputStream stream = new ByteArrayInputStream(TEN);

      AzureDevOpsException error = mode.failure(inFours(RequestBody.once(stream, length)));

      assertThat(error).as("%d bytes announced", length).hasMessageContaining("announced");
      assertThat(hosted.emulator.requests())
          .filteredOn(sent -> sent.method().equals("PUT") && sent.status() == 201)
          .extracting(sent -> sent.headers().get("content-range"))
          .doesNotContain("bytes 8-" + (length - 1) + "/" + length);
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutAByteThereIsNoChunk(Mode mode) {
    AttachmentReference uploaded = mode.run(inFours(RequestBody.of(new byte[0])));

    assertThat(chunks()).isEmpty();
    assertThat(stored(mode, uploaded)).isEmpty();
  }

  // What a service takes at once is far more than a heap of a test should hold.
  @ParameterizedTest
  @EnumSource
  void whatTheServiceTakesNotAtOnceGoesInChunksByItself(Mode mode) {
    long most = 100L * 1024 * 1024;
    CountingTransport service = new CountingTransport();
    try (AzureDevOps client =
        AzureDevOps.of("contoso", Credential.token("secret-pat")).transport(service).build()) {
      WorkItems there = client.project("web").workItems();
      mode.run(there.upload("most", RequestBody.once(service.watching(most), most)));
      assertThat(service.sent()).containsExactly("POST - " + most);

      long more = 131_000_001;
      mode.run(there.upload("more", RequestBody.once(service.watching(more), more)));

      int chunk = 32 * 1024 * 1024;
      assertThat(service.sent())
          .containsExactly(
              "POST - 0",
              "PUT bytes 0-33554431/131000001 " + chunk,
              "PUT bytes 33554432-67108863/131000001 " + chunk,
              "PUT bytes 67108864-100663295/131000001 " + chunk,
              "PUT bytes 100663296-131000000/131000001 " + (more - 3L * chunk));
      assertThat(service.furthestAhead()).isLessThan(1 << 20);
    }
  }
}
