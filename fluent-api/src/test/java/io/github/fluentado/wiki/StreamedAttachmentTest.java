// SPDX-License-Identifier: MIT
package io.github.fluentado.wiki;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.FakeTransport;
import io.github.fluentado.Mode;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.Upload;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.transport.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a large file of a wiki costs, looked at where it goes out. */
class StreamedAttachmentTest {
  private static final long LENGTH = 32L * 1024 * 1024 + 1;
  private static final long AHEAD = 64 * 1024;

  private final AtomicLong read = new AtomicLong();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong furthest = new AtomicLong();

  /** Takes what is sent in small pieces, and notes how far ahead of it the source was read. */
  private final class Slow implements Transport {
    @Override
    public <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
      byte[] piece = new byte[1000];
      try (InputStream body = Objects.requireNonNull(request.body()).open()) {
        for (int n = body.read(piece); n >= 0; n = body.read(piece)) {
          sent.addAndGet(n);
          furthest.accumulateAndGet(read.get() - sent.get() / 4 * 3, Math::max);
        }
        return CompletableFuture.completedFuture(
            receiver.receive(
                201,
                Headers.none().with("Content-Type", "application/json"),
                new ByteArrayInputStream(new byte[] {'{', '}'})));
      } catch (IOException broken) {
        return CompletableFuture.failedFuture(broken);
      }
    }

    @Override
    public void close() {}
  }

  private InputStream source() {
    return new InputStream() {
      @Override
      public int read() {
        return read.get() < LENGTH ? (int) read.incrementAndGet() & 0xff : -1;
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        int count = (int) Math.min(length, LENGTH - read.get());
        read.addAndGet(count);
        return count == 0 && length > 0 ? -1 : count;
      }
    };
  }

  @ParameterizedTest
  @EnumSource
  void aLargeFileIsNeverHeldWhole(Mode mode) {
    List<Download.Progress> told = Collections.synchronizedList(new ArrayList<>());
    try (AzureDevOps ado =
        AzureDevOps.of("contoso", Credential.token("pat")).transport(new Slow()).build()) {
      Wikis.One wiki = ado.project("web").wikis().wiki("web.wiki");
      RequestBody large = RequestBody.once(source(), LENGTH);

      mode.run(Upload.of(large, body -> wiki.attach("large.bin", body)).onProgress(told::add));
    }

    assertThat(read).hasValue(LENGTH);
    assertThat(sent).hasValue((LENGTH + 2) / 3 * 4);
    assertThat(furthest.get()).isPositive().isLessThan(AHEAD);
    // Of the file, not of the text that it became.
    assertThat(told)
        .last()
        .satisfies(last -> assertThat(last.bytes()).isEqualTo(LENGTH))
        .satisfies(last -> assertThat(last.total()).hasValue(LENGTH));
  }

  @ParameterizedTest
  @EnumSource
  void aWikiThatDoesNotTellItsRepositoryIsAClearError(Mode mode) {
    FakeTransport transport = new FakeTransport().answer("{\"name\": \"web.wiki\"}");
    try (AzureDevOps ado = transport.client()) {
      Download download = ado.project("web").wikis().wiki("web.wiki").attachment("plan.png");

      var error = mode.failure(download.bytes(1));

      assertThat(error.kind()).isEqualTo(ErrorKind.UNDECODABLE);
      assertThat(error).hasMessageContaining("does not tell in which repository it lies");
    }
    assertThat(transport.sent()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void whatAWikiLeavesOutIsLeftToTheService(Mode mode) {
    FakeTransport transport =
        new FakeTransport()
            .answer("{\"repositoryId\": \"6c14f1b2-50e3-4c0c-9d4b-0d1e64d2a0f7\"}")
            .file("ten");
    try (AzureDevOps ado = transport.client()) {
      Download download = ado.project("web").wikis().wiki("web.wiki").attachment("plan.png");

      assertThat(mode.run(download.bytes(9))).hasSize(3);
    }
    assertThat(transport.last().query())
        .contains("path=/.attachments/plan.png")
        .doesNotContain("versionDescriptor");
  }
}
