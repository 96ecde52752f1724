// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.FileServer;
import io.github.fluentado.core.testing.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a disk that is full leaves: a clear error, the old file, and nothing else. A file system of
 * a mebibyte is made in a namespace of its own, which some machines do not allow; without it the
 * tests are left out.
 */
class FullDiskTest {
  private static final int MIB = 1024 * 1024;
  // Logging may have words of its own.
  private static final String SAID = "> ";
  private static final String FULL =
      "No space left on device.* -- transport: check what it is written to: .* room .*";
  // Seen by the program that it runs, and by nobody else; ends with it.
  private static final String MOUNT = "mount -t tmpfs -o size=1m tmpfs \"$0\" && exec \"$@\"";

  @TempDir Path folder;
  private List<String> namespace = List.of();

  @BeforeEach
  void aNamespaceCanBeMade() throws Exception {
    for (List<String> way : List.of(List.of("unshare", "-m"), List.of("unshare", "-Urm"))) {
      if (namespace.isEmpty() && run(way, List.of("true")).isEmpty()) {
        namespace = way;
      }
    }
    assumeThat(namespace)
        .as("a small file system can be mounted (unshare and mount are allowed)")
        .isNotEmpty();
  }

  /** What a command says that runs with the small disk at the folder; empty if it is content. */
  private List<String> run(List<String> way, List<String> command) throws Exception {
    List<String> all = new ArrayList<>(way);
    all.addAll(List.of("sh", "-c", MOUNT, folder.toString()));
    all.addAll(command);
    try {
      Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
      List<String> said =
          new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
      int code = process.waitFor();
      return code == 0 || !said.isEmpty() ? said : List.of("ended with " + code);
    } catch (IOException notThere) {
      return List.of(notThere.toString());
    }
  }

  /** Runs on the small disk, and tells how it went and what is left. */
  static final class OnSmallDisk {
    private OnSmallDisk() {}

    public static void main(String[] args) throws IOException {
      Path file = Path.of(args[1]).resolve("drop.zip");
      try (Connection connection =
          Connection.to(ServiceHosts.at(URI.create(args[0])), Credential.anonymous()).build()) {
        Download download =
            RawRequest.of(connection, "GET", "/file").download("application/octet-stream");
        Both both = Both.valueOf(args[3]);
        Call<Path> call =
            switch (args[2]) {
              case "new" -> download.to(file);
              case "old" -> download.to(Files.writeString(file, "older")).overwrite();
              case "parts" ->
                  download.to(Files.writeString(file, "older")).overwrite().parallel(3, MIB);
              case "kept" -> download.to(file).resume();
              default -> download.extractTo(file);
            };
        AzureDevOpsException error = both.failure(call);
        System.out.println(SAID + error.kind() + ": " + error.getMessage());
      }
      try (Stream<Path> left = Files.walk(file.getParent())) {
        left.filter(Files::isRegularFile)
            .sorted()
            .forEach(
                one -> System.out.println(SAID + one.getFileName() + " " + one.toFile().length()));
      }
    }
  }

  private List<String> onSmallDisk(FileServer server, String what, Both both) throws Exception {
    List<String> command = Program.command(OnSmallDisk.class);
    command.addAll(
        List.of(server.uri("/contoso").toString(), folder.toString(), what, both.name()));
    List<String> all = run(namespace, command);
    List<String> said =
        all.stream().filter(line -> line.startsWith(SAID)).map(line -> line.substring(2)).toList();
    assertThat(said).as("%s", all).isNotEmpty();
    assertThat(said.get(0)).matches("TRANSPORT: The (download|archive) could not be .*" + FULL);
    return said.subList(1, said.size());
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aNewFileLeavesNothing(Both both) throws Exception {
    try (FileServer server = new FileServer(4 * MIB)) {
      assertThat(onSmallDisk(server, "new", both)).isEmpty();
      // Another attempt would not help.
      assertThat(server.ranges()).containsExactly("all");
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void theOldFileIsLeftAsItWas(Both both) throws Exception {
    try (FileServer server = new FileServer(4 * MIB)) {
      assertThat(onSmallDisk(server, "old", both)).containsExactly("drop.zip 5");
      assertThat(onSmallDisk(server, "parts", both)).containsExactly("drop.zip 5");
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void whatIsToBeKeptIsKept(Both both) throws Exception {
    try (FileServer server = new FileServer(4 * MIB)) {
      assertThat(onSmallDisk(server, "kept", both))
          .anyMatch(file -> file.matches("\\.fluent-ado-.*\\.part \\d+"))
          .noneMatch(file -> file.startsWith("drop.zip"));
    }
  }

  @Test
  void anArchiveThatIsLargerThanTheDiskWhenItIsUnpackedLeavesNothing() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : List.of("a.bin", "b.bin", "c.bin")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(new byte[MIB / 2]);
      }
    }
    try (FileServer server = new FileServer(1)) {
      server.becomes(bytes.toByteArray(), "ETag: \"2\"\n");
      for (Both both : Both.values()) {
        assertThat(onSmallDisk(server, "unpacked", both)).isEmpty();
      }
    }
  }
}
