// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.Connection;
import io.github.fluentado.core.SaveFile;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.core.testing.FileServer;
import io.github.fluentado.core.testing.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A program that is killed while it downloads leaves what another can go on with. {@code
 * scripts/bench killed} kills more of them, at random points.
 */
class KilledDownloadTest {
  private static final int MIB = 1024 * 1024;

  @TempDir Path folder;

  /** The program that is killed. */
  static final class Downloading {
    private Downloading() {}

    public static void main(String[] args) {
      try (Connection connection = connection(URI.create(args[0]))) {
        save(connection, Path.of(args[1]), Integer.parseInt(args[2])).execute();
      }
    }
  }

  private static Connection connection(URI place) {
    return Connection.to(ServiceHosts.at(place), Credential.anonymous()).build();
  }

  private static SaveFile save(Connection connection, Path target, int parts) {
    return RawRequest.of(connection, "GET", "/file")
        .download("application/octet-stream")
        .to(target)
        .parallel(parts, MIB)
        .resume();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void anotherProgramGoesOnWithWhatIsLeft(int parts) throws Exception {
    Path target = folder.resolve("drop.zip");
    try (FileServer server = new FileServer(4 * MIB)) {
      // In one piece it hangs after a while; of three parts, the first comes and the others hang.
      server.breaks(
          true,
          answer ->
              parts == 1
                  ? answer == 0 ? MIB + 300_000 : Integer.MAX_VALUE
                  : answer == 1 || answer == 2 ? 300_000 : Integer.MAX_VALUE);
      List<String> command = Program.command(Downloading.class);
      command.addAll(List.of(server.uri("/contoso").toString(), target.toString(), "" + parts));
      Process program =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      awaitPart(parts);
      program.destroyForcibly().waitFor();
      assertThat(files()).hasSize(2).noneMatch("drop.zip"::equals);
      int before = server.ranges().size();

      try (Connection connection = connection(server.uri("/contoso"))) {
        save(connection, target, parts).execute();
      }

      assertThat(Files.readAllBytes(target)).isEqualTo(server.content());
      assertThat(files()).containsExactly("drop.zip");
      assertThat(server.ranges().get(before)).matches("bytes=1\\d{6}-");
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Until a mebibyte is on the disk, and of parts the note says so. */
  private void awaitPart(int parts) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    CountDownLatch never = new CountDownLatch(1);
    while (System.nanoTime() < end) {
      for (String name : files()) {
        Path file = folder.resolve(name);
        if (parts == 1
            ? name.endsWith(".part") && Files.size(file) >= MIB
            : name.endsWith(".note") && Files.readString(file).contains("\"counts\":1")) {
          return;
        }
      }
      assertThat(never.await(5, TimeUnit.MILLISECONDS)).isFalse();
    }
    throw new AssertionError("nothing came within a minute");
  }
}
