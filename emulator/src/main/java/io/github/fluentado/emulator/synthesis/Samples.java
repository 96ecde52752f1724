// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.synthesis;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small content of a media type that programs can open. */
final class Samples {
  private static final String SVG =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>";
  private static final String XAML =
      "<Canvas xmlns=\"http://schemas.microsoft.com/winfx/2006/xaml/presentation\"/>";
  private static final String HTML = "<!DOCTYPE html><html><body>%s</body></html>";

  /** One transparent pixel. */
  private static final String PNG =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJg"
          + "gg==";

  private Samples() {}

  static byte[] of(String mediaType, String operation) {
    return switch (mediaType) {
      case "application/zip" -> zip(operation);
      case "image/png" -> Base64.getDecoder().decode(PNG);
      case "image/svg+xml" -> utf8(SVG);
      case "image/xaml+xml" -> utf8(XAML);
      case "text/html" -> utf8(HTML.formatted(operation));
      default -> utf8("Synthesized for " + operation + "\n");
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(String operation) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry("sample.txt");
      entry.setTime(0); // the same bytes in each run
      zip.putNextEntry(entry);
      zip.write(utf8("Synthesized for " + operation + "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
