// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a body is announced as JSON that can be read here. */
final class MediaType {
  private static final Pattern JSON =
      Pattern.compile("(application|text)/([a-z0-9!#$&^_.+-]+\\+)?json");
  private static final Pattern UTF_8 = Pattern.compile("charset\\s*=\\s*\"?(utf-?8|us-ascii)\"?");

  private MediaType() {}

  static Optional<Received> refused(Function<String, @Nullable String> headers) {
    String type = headers.apply("Content-Type");
    if (type == null) {
      return refused("no Content-Type");
    }
    String[] parts = type.toLowerCase(Locale.ROOT).split(";", -1);
    if (!JSON.matcher(parts[0].strip()).matches()) {
      return refused("a Content-Type that is not JSON");
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.startsWith("charset") && !UTF_8.matcher(parameter).matches()) {
        return refused("a charset other than UTF-8");
      }
    }
    String encoding = headers.apply("Content-Encoding");
    return encoding == null || encoding.strip().equalsIgnoreCase("identity")
        ? Optional.empty()
        : refused("a compressed body");
  }

  private static Optional<Received> refused(String reason) {
    return Optional.of(new Received.UnsupportedMediaType(reason));
  }
}
