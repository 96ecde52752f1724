// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import io.github.fluentado.core.error.Check;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * A file as it was when the body was made. Its size and time are looked at before and after each
 * reading, so that no mixture of two states is stored.
 */
record FileBody(Path file, long length, FileTime changed) implements RequestBody {

  static FileBody of(Path file) {
    Check.that(Files.isRegularFile(file) && Files.isReadable(file), "file", "cannot be read");
    try {
      return new FileBody(file, Files.size(file), Files.getLastModifiedTime(file));
    } catch (IOException gone) {
      throw new IllegalArgumentException("file cannot be read", gone);
    }
  }

  @Override
  public InputStream open() throws IOException {
    check();
    return MeasuredStream.whole(Files.newInputStream(file), length, this::check);
  }

  private void check() throws IOException {
    long now = Files.size(file);
    if (now != length) {
      throw new IOException(file + " has changed: it had " + length + " bytes, and now has " + now);
    }
    if (!Files.getLastModifiedTime(file).equals(changed)) {
      throw new IOException(file + " has changed since it was to be sent");
    }
  }
}
