// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.yaml;

import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the members of one value strictly: each is asked for by name and kind, and {@link #end}
 * refuses those nobody has asked for. Every refusal tells the place. For one thread.
 */
public final class MemberReader {
  private final YamlNode.Members members;
  private final String thing;
  private final Set<String> known = new LinkedHashSet<>();

  private MemberReader(YamlNode.Members members, String thing) {
    this.members = members;
    this.thing = thing;
  }

  /**
   * Starts with a value that must have members.
   *
   * @param thing what it is, with its article, for messages
   */
  public static MemberReader of(YamlNode node, String thing) {
    if (node instanceof YamlNode.Members members) {
      return new MemberReader(members, thing);
    }
    throw new YamlException(node.place(), thing + " was expected here: names with values");
  }

  public YamlPlace place() {
    return members.place();
  }

  /** Whatever stands there; null counts as absent. */
  public Optional<YamlNode> any(String name) {
    known.add(name);
    return members.find(name).filter(node -> !node.json().isJsonNull());
  }

  public boolean has(String name) {
    return any(name).isPresent();
  }

  /** A text; a number is taken by its digits. */
  public Optional<String> text(String name) {
    return any(name).map(node -> text(node, name));
  }

  public String text(String name, String other) {
    return text(name).orElse(other);
  }

  public String required(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  public YamlException missing(String name) {
    return new YamlException(place(), thing + " needs the member \"" + name + "\"");
  }

  public Optional<Integer> whole(String name) {
    return parsed(name, "a whole number", Integer::valueOf);
  }

  public Optional<Long> longNumber(String name) {
    return parsed(name, "a whole number", Long::valueOf);
  }

  public Optional<Double> number(String name) {
    return parsed(name, "a number", Double::valueOf);
  }

  public boolean flag(String name) {
    return flag(name, false);
  }

  public boolean flag(String name, boolean other) {
    return any(name).map(node -> flag(node, name)).orElse(other);
  }

  private static boolean flag(YamlNode node, String name) {
    if (node.json() instanceof JsonPrimitive value && value.isBoolean()) {
      return value.getAsBoolean();
    }
    throw unlike(node, name, "true or false");
  }

  /** An instant such as {@code 2026-03-04T12:00:00Z}. */
  public Optional<Instant> instant(String name) {
    return parsed(name, "an instant such as 2026-03-04T12:00:00Z", Instant::parse);
  }

  /** Seconds, or a duration such as {@code PT1H30M}. */
  public Optional<Duration> duration(String name) {
    return parsed(name, "a number of seconds, or a duration such as PT1H30M", MemberReader::time);
  }

  private static Duration time(String text) {
    Duration time =
        text.matches("[0-9.]+")
            ? Duration.ofNanos(Math.round(Double.parseDouble(text) * 1e9))
            : Duration.parse(text);
    if (time.isNegative()) {
      throw new IllegalArgumentException("negative");
    }
    return time;
  }

  /** The items of a list; none when it is absent. */
  public List<YamlNode> list(String name) {
    return any(name).map(node -> items(node, name)).orElse(List.of());
  }

  private static List<YamlNode> items(YamlNode node, String name) {
    if (node instanceof YamlNode.Items list) {
      return list.items();
    }
    throw unlike(node, name, "a list");
  }

  /** A list of texts. */
  public List<String> texts(String name) {
    return list(name).stream().map(node -> text(node, name)).toList();
  }

  /** Names that are free, with their values; none when it is absent. */
  public Map<String, YamlNode> map(String name) {
    Optional<YamlNode> node = any(name);
    if (node.isEmpty()) {
      return Map.of();
    }
    if (node.get() instanceof YamlNode.Members free) {
      return free.members();
    }
    throw unlike(node.get(), name, "names with values");
  }

  /** A member with members of its own. */
  public Optional<MemberReader> members(String name) {
    return any(name).map(node -> of(node, "\"" + name + "\""));
  }

  /** Refuses members that were not asked for. */
  public void end() {
    for (String name : members.members().keySet()) {
      if (!known.contains(name)) {
        YamlPlace place = members.names().getOrDefault(name, members.place());
        String all = String.join(", ", known);
        throw new YamlException(place, thing + " has no member \"" + name + "\"; known are " + all);
      }
    }
  }

  /** A refusal of a member that is there. */
  public YamlException wrong(String name, String message) {
    YamlPlace place = members.find(name).map(YamlNode::place).orElse(place());
    return new YamlException(place, message);
  }

  /** The text of a value that must be a text or a number. */
  public static String text(YamlNode node, String name) {
    if (node.json() instanceof JsonPrimitive value && !value.isBoolean()) {
      return value.getAsString();
    }
    throw unlike(node, name, "a text");
  }

  private <T> Optional<T> parsed(String name, String wanted, Function<String, T> parse) {
    return any(name)
        .map(
            node -> {
              try {
                return parse.apply(text(node, name));
              } catch (DateTimeParseException | IllegalArgumentException e) {
                throw unlike(node, name, wanted);
              }
            });
  }

  private static YamlException unlike(YamlNode node, String name, String wanted) {
    String found = node instanceof YamlNode.Scalar ? node.json().toString() : "something else";
    return new YamlException(node.place(), "\"" + name + "\" must be " + wanted + ", not " + found);
  }
}
