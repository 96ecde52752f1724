// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.testing.Exchanged;
import io.github.fluentado.core.testing.RawServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The threads that a transport makes. */
class OwnThreadsTest {

  /** A program that makes one call and forgets to close. */
  static final class Careless {
    private Careless() {}

    public static void main(String[] args) {
      Transport transport = Carrier.valueOf(args[0]).transport();
      Exchanged.post(transport, URI.create(args[1])).answer();
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void aProgramThatForgetsToCloseEndsAtOnce(Carrier carrier) throws Exception {
    try (RawServer server = new RawServer((request, wire) -> wire.answer(200, "", "x"))) {
      Process program =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Careless.class.getName(),
                  carrier.name(),
                  server.uri("/").toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(program.waitFor(40, TimeUnit.SECONDS)).isTrue();
      assertThat(program.exitValue()).isZero();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void allThreadsThatACallMakesAreDaemons(Carrier carrier) throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (RawServer server = new RawServer((request, wire) -> wire.answer(200, "", "x"));
        Transport transport = carrier.transport()) {
      Exchanged.post(transport, server.uri("/")).answer();
      Set<Thread> made = new HashSet<>(Thread.getAllStackTraces().keySet());
      made.removeAll(before);
      assertThat(made).isNotEmpty().allMatch(Thread::isDaemon);
    }
  }
}
