// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.testing.FileTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** What tests of downloads share: a folder for them, and a host of one file. */
abstract class Downloading {
  static final RetryPolicy FIVE = RetryPolicy.backoff(5, Duration.ZERO, Duration.ZERO);

  @TempDir Path folder;

  static Connection connection(FileTransport host, RetryPolicy policy) {
    return Connection.to(ServiceHosts.services("contoso"), Credential.token("pat"))
        .transport(host)
        .rules(Rules.standard().retry(policy))
        .build();
  }

  static Download file(FileTransport host, RetryPolicy policy) {
    return RawRequest.of(connection(host, policy), "GET", "/file")
        .download("application/octet-stream");
  }

  final Path target() {
    return folder.resolve("drop.zip");
  }

  final List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** The file is there, and nothing else is. */
  final void assertWhole(FileTransport host) throws IOException {
    assertThat(Files.readAllBytes(target())).isEqualTo(host.content());
    assertThat(files()).containsExactly("drop.zip");
  }

  static String md5(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
