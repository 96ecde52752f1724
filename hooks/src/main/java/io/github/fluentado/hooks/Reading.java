// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import io.github.fluentado.core.json.Json;
import io.github.fluentado.core.json.JsonDecodingException;
import io.github.fluentado.core.json.Model;
import io.github.fluentado.core.json.RawJson;
import io.github.fluentado.core.text.RedactedText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From bytes to events. Whatever comes, nothing is thrown. */
final class Reading {
  private static final int SHOWN = 200;

  private Reading() {}

  static Function<String, @Nullable String> lookup(Map<String, List<String>> headers) {
    Map<String, List<String>> folded = new TreeMap<>();
    headers.forEach(
        (name, values) -> {
          if (name != null) { // java.net has the status line there
            folded.merge(name.toLowerCase(Locale.ROOT), values, Reading::joined);
          }
        });
    return name -> single(folded.get(name.toLowerCase(Locale.ROOT)));
  }

  private static List<String> joined(List<String> some, List<String> others) {
    return java.util.stream.Stream.concat(some.stream(), others.stream()).toList();
  }

  private static @Nullable String single(@Nullable List<String> values) {
    return values != null && values.size() == 1 ? values.get(0) : null;
  }

  static Received request(
      Function<String, @Nullable String> headers, byte[] body, HookRules rules) {
    return rules
        .refused(headers)
        .or(() -> rules.refused(body))
        .or(() -> MediaType.refused(headers))
        .orElseGet(() -> body(body, rules));
  }

  static Received body(byte[] body, HookRules rules) {
    Optional<Received> tooLarge = rules.refused(body);
    if (tooLarge.isPresent()) {
      return tooLarge.get();
    }
    if (!Utf8.is(body)) {
      return new Received.Malformed("not UTF-8");
    }
    try {
      return event(Json.decode(body, Envelope.SHAPE), rules);
    } catch (JsonDecodingException e) {
      return new Received.Malformed(RedactedText.of(e.reason() + " at " + e.path(), SHOWN));
    }
  }

  private static Received event(Envelope envelope, HookRules rules) {
    String type = envelope.eventType();
    if (type == null || type.isBlank()) {
      return new Received.Malformed("no eventType");
    }
    HookEvent event = new HookEvent(envelope, EventType.of(type));
    return rules.refused(event).orElseGet(() -> new Received.Accepted(event));
  }

  static Optional<Model> resource(
      EventType type, @Nullable String version, @Nullable RawJson resource) {
    if (resource == null || !resource.isObject()) {
      return Optional.empty();
    }
    return Resources.shape(type, version, resource).map(resource::as);
  }
}
