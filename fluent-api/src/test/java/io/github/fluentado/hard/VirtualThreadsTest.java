// SPDX-License-Identifier: MIT
package io.github.fluentado.hard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.emulator.Emulator;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Blocking calls on virtual threads free their carriers. Reached by reflection: Java 17 compiles.
 */
class VirtualThreadsTest {
  private static final int THREADS = 10_000;
  private static final int WARM_UP = 500;
  private static final Duration LONGEST_PINNING = Duration.ofMillis(20);

  @TempDir Path folder;

  @BeforeEach
  void virtualThreadsExist() {
    assumeTrue(Runtime.version().feature() >= 21, "virtual threads came with Java 21");
  }

  @Test
  void tenThousandCallsOnAFakeTransportPinNoCarrier() throws Exception {
    ExecutorService wire = Executors.newFixedThreadPool(2);
    EchoTransport transport =
        new EchoTransport("alpha", Authorization.basic("", "pat").header().orElseThrow(), wire);
    try (AzureDevOps ado =
        AzureDevOps.of("alpha", Credential.token("pat")).transport(transport).build()) {
      assertUnpinned(id -> assertThat(ado.workItems().get(id).execute().id()).isEqualTo(id));
    } finally {
      wire.shutdownNow();
    }
    assertThat(transport.requests()).isEqualTo(THREADS + WARM_UP);
  }

  @Test
  void tenThousandCallsOverHttpPinNoCarrier() throws Exception {
    try (Emulator emulator = Emulator.builder().seeded().start();
        AzureDevOps ado =
            AzureDevOps.at(URI.create(emulator.url()), Credential.token(emulator.token()))
                .build()) {
      int id = emulator.seeds().workItems().get(0);
      assertUnpinned(i -> assertThat(ado.workItems().get(id).execute().id()).isEqualTo(id));
    }
  }

  /** Runs the action on virtual threads, all at once, and looks for carriers that were held. */
  private void assertUnpinned(IntConsumer action) throws Exception {
    // Waiting for another thread that initializes a class holds the carrier; it does so once.
    runOnVirtualThreads(WARM_UP, action);
    LongAdder done = new LongAdder();
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    List<RecordedEvent> pinned;
    try (Recording recording = new Recording()) {
      recording.enable("jdk.VirtualThreadPinned").withThreshold(LONGEST_PINNING);
      // Proves that the recording sees the threads of this test.
      recording.enable("jdk.VirtualThreadStart").withoutStackTrace();
      recording.start();
      runOnVirtualThreads(
          THREADS,
          id -> {
            try {
              action.accept(id);
              done.increment();
            } catch (Throwable failure) {
              failures.add(failure);
            }
          });
      recording.stop();
      List<RecordedEvent> events = read(recording);
      pinned = named(events, "jdk.VirtualThreadPinned");
      assertThat(named(events, "jdk.VirtualThreadStart")).hasSizeGreaterThanOrEqualTo(THREADS);
    }
    assertThat(failures).isEmpty();
    assertThat(done.sum()).isEqualTo(THREADS);
    assertThat(pinned).isEmpty();
  }

  private List<RecordedEvent> read(Recording recording) throws IOException {
    Path file = folder.resolve("recording.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file);
  }

  private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
    return events.stream().filter(e -> e.getEventType().getName().equals(name)).toList();
  }

  private static void runOnVirtualThreads(int count, IntConsumer action) throws Exception {
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    Method start = Class.forName("java.lang.Thread$Builder").getMethod("start", Runnable.class);
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      int id = i;
      threads.add((Thread) start.invoke(builder, (Runnable) () -> action.accept(id)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
