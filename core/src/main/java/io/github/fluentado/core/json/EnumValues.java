// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The described values of an enum; also its codec. */
public final class EnumValues<E extends OpenEnum> extends SlotCodec<E> {
  private final BiFunction<EnumValues<E>, String, E> make;
  private final boolean flags;
  private final Map<String, E> constants = new LinkedHashMap<>();
  private final Set<String> keys = new HashSet<>();
  private volatile @Nullable Names names;
  private final List<E> described;

  private EnumValues(BiFunction<EnumValues<E>, String, E> make, boolean flags, List<String> texts) {
    this.make = make;
    this.flags = flags;
    for (String text : texts) {
      keys.add(OpenEnum.fold(text));
      constants.put(text, make.apply(this, text));
    }
    this.described = List.copyOf(constants.values());
  }

  public static <E extends OpenEnum> EnumValues<E> of(
      BiFunction<EnumValues<E>, String, E> make, String... texts) {
    return new EnumValues<>(make, false, List.of(texts));
  }

  /** Values of which several may be set at once. */
  public static <E extends OpenEnum> EnumValues<E> flags(
      BiFunction<EnumValues<E>, String, E> make, String... texts) {
    return new EnumValues<>(make, true, List.of(texts));
  }

  /** The value with this text, described or not. */
  public E of(String text) {
    E constant = constants.get(Json.notNull(text, "the text of an enum value"));
    return constant == null ? make.apply(this, text) : constant;
  }

  /** All values at once. */
  public E join(List<E> values) {
    return of(OpenEnum.join(values));
  }

  /** The single flags of a value. */
  public List<E> split(E value) {
    return OpenEnum.names(value.text()).map(this::of).toList();
  }

  /** The described values. */
  public List<E> all() {
    return described;
  }

  boolean flags() {
    return flags;
  }

  boolean has(String key) {
    return keys.contains(key);
  }

  @Override
  String expected() {
    return "a value of an enum";
  }

  @Override
  Object readPresent(Input in) throws IOException {
    return switch (in.peek()) {
      case STRING -> text(in);
      case NUMBER -> number(in);
      default -> keepOther(in);
    };
  }

  private E text(Input in) throws IOException {
    int place = in.nextOf(names());
    return place < 0 ? other(in) : described.get(place);
  }

  private Names names() {
    Names known = names;
    if (known == null) {
      known = new Names(constants.keySet().toArray(String[]::new));
      names = known;
    }
    return known;
  }

  private E other(Input in) throws IOException {
    E value = of(in.nextString());
    if (in.reports() && !constants.containsKey(value.text())) {
      report(in, value);
    }
    return value;
  }

  private void report(Input in, E value) {
    if (!value.isKnown()) {
      in.report(Tolerance.Kind.UNKNOWN_VALUE, "it is not described");
    } else if (!exact(value)) {
      in.report(Tolerance.Kind.VALUE_CASE, "described in another case");
    }
  }

  private boolean exact(E value) {
    Stream<String> names = flags ? OpenEnum.names(value.text()) : Stream.of(value.text());
    return names.allMatch(constants::containsKey);
  }

  private Kept number(Input in) throws IOException {
    JsonElement json = in.tree();
    in.report(Tolerance.Kind.CONVERTED, "a value of an enum, found a number");
    return new Kept(json, of(json.getAsString()));
  }

  @Override
  void writeStored(JsonWriter out, Object stored) throws IOException {
    out.value(((OpenEnum) stored).text());
  }
}
