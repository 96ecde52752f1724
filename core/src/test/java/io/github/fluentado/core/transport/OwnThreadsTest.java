// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.testing.Exchanged;
import io.github.fluentado.core.testing.RawServer;
import io.github.fluentado.core.transport.FaultMatrixTest.Carrier;
import io.github.fluentado.core.transport.jdk.JdkTransport;
import io.github.fluentado.core.transport.okhttp.OkHttpTransport;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The threads that a transport makes, and what it does without OkHttp. */
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

  @Test
  void theSelectorOfAClosedJdkTransportEnds() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (RawServer server = new RawServer((request, wire) -> wire.answer(200, "", "x"))) {
      for (int i = 0; i < 5; i++) {
        Transport transport = JdkTransport.create();
        Exchanged.post(transport, server.uri("/")).answer();
        transport.close();
      }
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().contains("SelectorManager") && !before.contains(thread)) {
          thread.join(10_000);
          assertThat(thread.isAlive()).isFalse();
        }
      }
    }
  }

  /** Loads this project anew, as if OkHttp were not there. */
  private static final class WithoutOkHttp extends ClassLoader {
    WithoutOkHttp() {
      super(OwnThreadsTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.matches("(okhttp3|okio|kotlin)\\..*")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("io.github.fluentado.core.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known == null ? own(name) : known;
    }

    private Class<?> own(String name) throws ClassNotFoundException {
      try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException unreadable) {
        throw new ClassNotFoundException(name, unreadable);
      }
    }
  }

  @Test
  void withoutOkHttpThatOfTheJdkIsTheStandard() throws Exception {
    ClassLoader loader = new WithoutOkHttp();
    Class<?> settings = loader.loadClass(TransportSettings.class.getName());
    Object standard = settings.getMethod("standard").invoke(null);
    Object transport =
        loader
            .loadClass(Transports.class.getName())
            .getMethod("standard", settings)
            .invoke(null, standard);

    assertThat(transport).hasToString("JdkTransport");
    ((AutoCloseable) transport).close();
  }

  @Test
  void withOkHttpItIsTheStandard() {
    try (Transport transport = Transports.standard(TransportSettings.standard())) {
      assertThat(transport).isInstanceOf(OkHttpTransport.class);
    }
  }
}
