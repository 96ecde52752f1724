// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.synthesis;

import io.github.fluentado.emulator.server.Call;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which of its forms an operation answers: as {@code $format} or {@code Accept} asks. */
final class Form {
  private static final String JSON = "application/json";

  private Form() {}

  /** Of the offered media types the one to use; the first, if the client asks for another one. */
  static String of(Call call, Collection<String> offered) {
    String first = offered.contains(JSON) ? JSON : offered.iterator().next();
    return asked(call.query().text("$format").or(() -> call.query().text("format")), offered)
        .or(() -> accepted(call.headers().first("Accept").orElse(""), offered))
        .orElse(first);
  }

  /** Whether one of the offered media types is asked for by its name. */
  static boolean isAccepted(String accept, Collection<String> offered) {
    return accepted(accept, offered).isPresent();
  }

  private static Optional<String> asked(Optional<String> format, Collection<String> offered) {
    return format.flatMap(
        name ->
            offered.stream()
                .filter(type -> type.endsWith("/" + name.toLowerCase(Locale.ROOT)))
                .findFirst());
  }

  private static Optional<String> accepted(String accept, Collection<String> offered) {
    List<String> types =
        Arrays.stream(accept.split(",", -1))
            .map(type -> type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT))
            .toList();
    return types.stream().filter(offered::contains).findFirst();
  }
}
