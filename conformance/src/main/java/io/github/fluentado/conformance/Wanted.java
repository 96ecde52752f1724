// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values that an example asks to be sent. The recorded address counts more than the list of
 * parameters beside it, which is often incomplete or of another time.
 */
final class Wanted {
  private static final Set<String> OF_THE_RECORD =
      Set.of(
          "organization",
          "collection",
          "instance",
          "account",
          "accountname",
          "api-version",
          "accept",
          "body");

  private final Map<String, Item> items = new LinkedHashMap<>();

  /**
   * A value.
   *
   * @param in where it goes
   */
  record Item(String name, String in, String type, String format, String value) {}

  static Wanted of(PublishedOperation operation, Example example, Findings findings) {
    Wanted wanted = new Wanted();
    Map<String, String> path = path(operation, example, findings);
    for (PublishedParameter parameter : operation.given()) {
      recorded(parameter, example, path)
          .filter(value -> fits(parameter, value, findings))
          .ifPresent(value -> wanted.add(parameter, value));
    }
    undeclared(operation, example)
        .forEach(name -> findings.note("parameter that is not published", name));
    return wanted;
  }

  private static Map<String, String> path(
      PublishedOperation operation, Example example, Findings findings) {
    RecordedUrl url = example.url();
    Optional<Map<String, String>> values =
        url == null ? Optional.empty() : new Route(operation).values(url.segments());
    if (url != null && values.isEmpty()) {
      findings.note("recorded with an old route", "/" + String.join("/", url.segments()));
    }
    return values.orElse(Map.of());
  }

  private static Optional<String> recorded(
      PublishedParameter parameter, Example example, Map<String, String> path) {
    Optional<String> listed = example.parameter(parameter.name()).map(Values::text);
    return switch (parameter.in()) {
      case "path" ->
          Optional.ofNullable(path.get(parameter.name().toLowerCase(Locale.ROOT)))
              .or(() -> listed)
              .filter(value -> !value.isBlank());
      case "query" -> query(example.url(), parameter.name()).or(() -> listed);
      default -> listed;
    };
  }

  private static boolean fits(PublishedParameter parameter, String value, Findings findings) {
    boolean fits = Values.fits(value, parameter.type());
    if (!fits) {
      findings.note("recorded value is not of its published type", parameter.name());
    }
    return fits;
  }

  private static Optional<String> query(@Nullable RecordedUrl url, String name) {
    return url == null ? Optional.empty() : url.value(name);
  }

  private static List<String> undeclared(PublishedOperation operation, Example example) {
    List<String> names = new ArrayList<>(example.parameters().keySet());
    if (example.url() != null) {
      example.url().query().forEach(field -> names.add(field.name()));
    }
    names.removeIf(
        name ->
            OF_THE_RECORD.contains(name.toLowerCase(Locale.ROOT))
                || operation.parameter(name).isPresent());
    return names.stream().distinct().toList();
  }

  private void add(PublishedParameter of, String value) {
    put(new Item(of.name(), of.in(), of.type(), of.format(), value));
  }

  /** Asks for a value that is not recorded. */
  void put(Item item) {
    items.put(item.name().toLowerCase(Locale.ROOT), item);
  }

  /** Asks for it no more. */
  void remove(Item item) {
    items.values().remove(item);
  }

  /** The value with that name, in whatever case. */
  Optional<String> value(String name) {
    return item(name).map(Item::value);
  }

  Optional<Item> item(String name) {
    return Optional.ofNullable(items.get(name.toLowerCase(Locale.ROOT)));
  }

  List<Item> in(String place) {
    return items.values().stream().filter(item -> item.in().equals(place)).toList();
  }

  /** The recorded body, if there is one. */
  static Optional<JsonElement> body(Example example) {
    return example.parameter("body");
  }
}
