// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files packed up; the same files give the same bytes. */
public final class Zips {
  private Zips() {}

  /** A file to be packed. */
  public record Packed(String path, Instant changed, Bytes content) {}

  public static Bytes of(List<Packed> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Packed file : files) {
        ZipEntry entry = new ZipEntry(file.path());
        entry.setTimeLocal(LocalDateTime.ofInstant(file.changed(), ZoneOffset.UTC));
        zip.putNextEntry(entry);
        zip.write(file.content().get());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail.", e);
    }
    return Bytes.of(bytes.toByteArray());
  }
}
