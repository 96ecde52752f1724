// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Sink;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.FileServer;
import io.github.fluentado.core.testing.FileTransport;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a download whose sink fails or does not come back. */
class TransferTest {
  private final FileTransport host = new FileTransport(FileServer.random(1, 1000));
  private final AtomicInteger abandoned = new AtomicInteger();

  private Call<String> transfer(Sink<String> sink) {
    return new Transfer<>(
        Downloading.file(host, Downloading.FIVE),
        () -> sink,
        (bytes, total, rate, attempt) -> {},
        Ranges.ONE);
  }

  private static IOException full() {
    return new IOException("No space left on device");
  }

  private class Takes implements Sink<String> {
    @Override
    public boolean blocks() {
      return true;
    }

    @Override
    public void write(long position, byte[] bytes, int length) throws IOException {}

    @Override
    public boolean restart() throws IOException {
      return true;
    }

    @Override
    public String finish() throws IOException {
      return "saved";
    }

    @Override
    public void abandon() {
      abandoned.incrementAndGet();
    }
  }

  private void assertNotSaved(Both both, Sink<String> sink) {
    AzureDevOpsException error = both.failure(transfer(sink));

    assertThat(error.kind()).isEqualTo(ErrorKind.TRANSPORT);
    assertThat(error).hasMessageContaining("could not be saved: No space left on device");
    assertThat(host.open()).isZero();
    assertThat(abandoned).hasPositiveValue();
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aSinkThatCannotEndIsTheFailure(Both both) {
    for (boolean blocks : new boolean[] {true, false}) {
      abandoned.set(0);
      assertNotSaved(
          both,
          new Takes() {
            @Override
            public boolean blocks() {
              return blocks;
            }

            @Override
            public String finish() throws IOException {
              throw full();
            }
          });
    }
    assertThat(both.run(transfer(new Takes()))).isEqualTo("saved");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aSinkThatCannotBeginAnewLeavesNothingOpen(Both both) {
    host.withoutParts().breaks(answer -> answer == 0 ? 100 : Integer.MAX_VALUE);

    assertNotSaved(
        both,
        new Takes() {
          @Override
          public boolean restart() throws IOException {
            throw full();
          }
        });
    assertThat(host.seen()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aSinkThatDoesNotComeBackIsNotWaitedForLonger(Both both) {
    CountDownLatch end = new CountDownLatch(1);
    Takes stuck =
        new Takes() {
          @Override
          public Held begin() throws IOException {
            try {
              end.await();
            } catch (InterruptedException interrupt) {
              throw new IOException(interrupt);
            }
            return Held.NOTHING;
          }
        };
    try {
      AzureDevOpsException error = both.failure(transfer(stuck).timeout(Duration.ofMillis(50)));
      assertThat(error.kind()).isEqualTo(ErrorKind.TIMED_OUT);
      assertThat(host.seen()).isEmpty();
    } finally {
      end.countDown();
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void theLimitOfTheDownloadHoldsForItsLastStep(Both both) {
    CountDownLatch end = new CountDownLatch(1);
    Takes stuck =
        new Takes() {
          @Override
          public String finish() throws IOException {
            try {
              end.await();
            } catch (InterruptedException interrupt) {
              throw new IOException(interrupt);
            }
            return "late";
          }
        };
    Download limited = Downloading.file(host, Downloading.FIVE).timeout(Duration.ofSeconds(1));
    Call<String> transfer =
        new Transfer<>(limited, () -> stuck, (bytes, total, rate, attempt) -> {}, Ranges.ONE);
    try {
      assertThat(both.failure(transfer).kind()).isEqualTo(ErrorKind.TIMED_OUT);
    } finally {
      end.countDown();
    }
  }
}
