// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.transport.TransportException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body on its way out, asked in the way in which the JDK asks. */
class UploadTest {
  private static final int SMALL = 16 * 1024;

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final HttpThreads threads = new HttpThreads(() -> true);

  private RequestBody body(int size, long length) {
    byte[] content = new byte[size];
    Arrays.fill(content, (byte) 7);
    return new RequestBody() {
      @Override
      public InputStream open() {
        heard.add("opened");
        return new ByteArrayInputStream(content) {
          @Override
          public void close() {
            heard.add("closed");
          }
        };
      }

      @Override
      public long length() {
        return length;
      }
    };
  }

  private Upload upload(RequestBody body, boolean may) {
    return new Upload(
        body,
        () -> {
          heard.add("leaving");
          return may;
        },
        threads);
  }

  private static byte[] sent(Upload upload) {
    CompletableFuture<byte[]> all = new CompletableFuture<>();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    upload.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(ByteBuffer buffer) {
            while (buffer.hasRemaining()) {
              out.write(buffer.get());
            }
          }

          @Override
          public void onError(Throwable failure) {
            all.completeExceptionally(failure);
          }

          @Override
          public void onComplete() {
            all.complete(out.toByteArray());
          }
        });
    return all.join();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, SMALL})
  void aSmallBodyIsReadWholeBeforeItLeaves(int size) {
    Upload upload = upload(body(size, size), true);

    assertThat(upload.contentLength()).isEqualTo(size);
    assertThat(heard).containsExactly("opened", "closed", "leaving");
    assertThat(sent(upload)).hasSize(size).containsOnly(size == 0 ? new byte[0] : new byte[] {7});
    assertThat(heard).containsExactly("opened", "closed", "leaving");
  }

  @Test
  void aLargeBodyOrOneOfUnknownLengthIsOpenedAndReadWhileItGoesOut() {
    for (int length : new int[] {SMALL + 1, -1}) {
      heard.clear();
      Upload upload = upload(body(SMALL + 1, length), true);

      assertThat(upload.contentLength()).isEqualTo(length);
      assertThat(heard).containsExactly("opened", "leaving");
      assertThat(sent(upload)).hasSize(SMALL + 1);
      assertThat(heard).startsWith("opened", "leaving", "closed");
    }
  }

  @Test
  void whatIsSentAgainIsOpenedAgain() {
    for (int size : new int[] {3, SMALL + 1}) {
      heard.clear();
      Upload upload = upload(body(size, size), true);

      assertThat(sent(upload)).isEqualTo(sent(upload)).hasSize(size);
      assertThat(heard).containsExactly("opened", "closed", "opened", "closed");
    }
  }

  @Test
  void whatIsNotReadToItsEndIsClosedOnceWhenItIsSentAgainOrOver() {
    Upload upload = upload(body(SMALL + 1, SMALL + 1), true);
    upload.subscribe(new Idle());
    upload.subscribe(new Idle());
    assertThat(heard).containsExactly("opened", "closed", "opened");

    upload.end();
    upload.end();
    threads.close();
    upload.end();

    await(() -> heard.size() > 3);
    assertThat(heard).containsExactly("opened", "closed", "opened", "closed");
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(upload::contentLength);
    assertThat(heard).hasSize(4);
  }

  @Test
  void whatIsOverWhileItIsOpenedIsClosed() {
    List<Upload> uploads = new ArrayList<>();
    RequestBody body = body(SMALL + 1, SMALL + 1);
    RequestBody slow =
        new RequestBody() {
          @Override
          public InputStream open() throws IOException {
            uploads.get(0).end();
            return body.open();
          }

          @Override
          public long length() {
            return SMALL + 1;
          }
        };
    uploads.add(upload(slow, true));

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(uploads.get(0)::contentLength)
        .withMessageContaining("given up before it was sent");
    assertThat(heard).containsExactly("opened", "closed");
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  /** Asks for nothing. */
  private static final class Idle implements Flow.Subscriber<ByteBuffer> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {}

    @Override
    public void onNext(ByteBuffer buffer) {}

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }

  @Test
  void theLengthMayBeAskedForMoreThanOnce() {
    Upload upload = upload(body(SMALL + 1, SMALL + 1), true);
    long first = upload.contentLength();

    assertThat(upload.contentLength()).isEqualTo(first);
    assertThat(heard).containsExactly("opened", "leaving", "leaving");
  }

  @Test
  void whatMustNotLeaveIsClosedAgain() {
    Upload upload = upload(body(SMALL + 1, SMALL + 1), false);

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(upload::contentLength)
        .withMessageContaining("given up before it was sent");
    assertThat(heard).containsExactly("opened", "leaving", "closed");
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(upload::contentLength);
    assertThat(heard).containsExactly("opened", "leaving", "closed", "opened", "leaving", "closed");
  }

  @Test
  void whatCannotBeClosedWasNotWantedAnyway() {
    RequestBody odd =
        new RequestBody() {
          @Override
          public InputStream open() {
            return new ByteArrayInputStream(new byte[0]) {
              @Override
              public void close() throws IOException {
                throw new IOException("cannot be closed");
              }
            };
          }

          @Override
          public long length() {
            return -1;
          }
        };

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> upload(odd, false).contentLength())
        .withMessageContaining("given up before it was sent");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, SMALL + 5})
  void aSmallBodyOfAnotherLengthIsNeverSent(int size) {
    Upload upload = upload(body(size, 3), true);

    assertUnreadable(
        upload,
        "the body of the request cannot be opened: " + Math.min(size, SMALL + 1) + " bytes, not 3");
    assertThat(heard).containsExactly("opened", "closed");
  }

  @Test
  void whatCannotBeOpenedHasSentNothing() {
    for (Exception failure :
        List.of(new IOException("no such file"), new IllegalStateException("no such file"))) {
      RequestBody broken =
          new RequestBody() {
            @Override
            public InputStream open() throws IOException {
              if (failure instanceof IOException known) {
                throw known;
              }
              throw (RuntimeException) failure;
            }

            @Override
            public long length() {
              return 3;
            }
          };
      assertUnreadable(
          upload(broken, true), "the body of the request cannot be opened: no such file");
    }
    assertThat(heard).isEmpty();
  }

  private static void assertUnreadable(Upload upload, String message) {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(upload::contentLength)
        .havingCause()
        .isInstanceOfSatisfying(
            TransportException.class,
            failure -> {
              assertThat(failure.mayHaveArrived()).isFalse();
              assertThat(failure.lasting()).isTrue();
            })
        .withMessage(message);
  }
}
