// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.server.Call;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms in which contents are sent. */
enum Format {
  JSON("application/json"),
  TEXT("text/plain"),
  OCTETS("application/octet-stream"),
  ZIP("application/zip");

  private final String mediaType;

  Format(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** What {@code $format} says, else the first known type of {@code Accept}. */
  static Optional<Format> asked(Call call) {
    return call.query()
        .text("$format")
        .or(() -> call.query().text("format"))
        .map(Format::named)
        .or(() -> accepted(call.headers().first("Accept").orElse("")));
  }

  private static Format named(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "json" -> JSON;
      case "text" -> TEXT;
      case "octetstream" -> OCTETS;
      case "zip" -> ZIP;
      default ->
          throw GitErrors.badArgument(
              "'" + text + "' is not a $format; valid are: json, text, octetStream, zip.");
    };
  }

  private static Optional<Format> accepted(String header) {
    for (String range : header.split(",", -1)) {
      String type = range.split(";", 2)[0].trim();
      for (Format format : List.of(values())) {
        if (format.mediaType.equalsIgnoreCase(type)) {
          return Optional.of(format);
        }
      }
    }
    return Optional.empty();
  }
}
