// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportProvider;
import io.github.fluentado.core.transport.TransportSettings;
import io.github.fluentado.core.transport.Transports;
import io.github.fluentado.core.transport.jdk.JdkTransport;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which transport a program gets that names none. */
class OkHttpProviderTest {
  @TempDir Path folder;

  @Test
  void whereThisArtifactIsItIsOkHttps() {
    try (Transport transport = Transports.standard(TransportSettings.standard())) {
      assertThat(transport).isInstanceOf(OkHttpTransport.class);
    }
  }

  /** Of somebody else. */
  public static final class Another implements TransportProvider {
    @Override
    public Transport create(TransportSettings settings) {
      return JdkTransport.create(settings);
    }
  }

  /** A program that names none. */
  static final class Program {
    private Program() {}

    public static void main(String... args) {
      Transports.standard(TransportSettings.standard()).close();
    }
  }

  @Test
  void besideAnotherTheProgramIsToldBothAndWhatToDo() throws Exception {
    Path services =
        Files.createDirectories(folder.resolve("META-INF/services"))
            .resolve(TransportProvider.class.getName());
    Files.writeString(services, Another.class.getName());
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + folder,
                Program.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(program.waitFor(40, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).isEqualTo(1);
    assertThat(said)
        .contains("there are 2 transports: ")
        .contains(OkHttpProvider.class.getName(), Another.class.getName())
        .contains("keep the artifact of one, or name one: ");
  }
}
