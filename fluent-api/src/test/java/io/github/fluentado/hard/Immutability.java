// SPDX-License-Identifier: MIT
package io.github.fluentado.hard;

import com.google.gson.JsonNull;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Looks through a value, and all that it holds, for anything that could change. */
final class Immutability {
  private static final List<Class<?>> VALUES =
      List.of(
          String.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          Boolean.class,
          Character.class,
          BigDecimal.class,
          BigInteger.class,
          Class.class,
          Pattern.class,
          Duration.class,
          Instant.class,
          LocalDate.class,
          OffsetDateTime.class,
          ZoneId.class,
          DateTimeFormatter.class,
          Locale.class,
          Charset.class,
          UUID.class,
          URI.class,
          Base64.Encoder.class,
          Base64.Decoder.class,
          JsonNull.class,
          Logger.class);

  /**
   * Fields that could be changed by the code of their own class, which does so never or harmlessly.
   */
  static final Map<String, String> TRUSTED =
      Map.ofEntries(
          Map.entry("ApiVersion.AGE", "a comparator that holds nothing but others"),
          Map.entry("CallOptions.rules", "a function that holds nothing in a static value"),
          Map.entry("Identity.IN_MEMORY", "the password of a store that is never written"),
          Map.entry("Identity.PROBE", "private, and only signed"),
          Map.entry(".val$bytes", "of a body without content"),
          Map.entry("Part.failure", "tells that a stream was closed"),
          Map.entry("Shape.marked", "made of the mark when it is first needed, the same each time"),
          Map.entry("Shape.knownSubtypes", "cache of a pure function"),
          Map.entry("EnumValues.names", "cache of a pure function"),
          Map.entry("Shape.names", "private copy, handed out as a new list only"),
          Map.entry("Shape.indexes", "private, filled before anybody sees it"),
          Map.entry("Shape.table", "cache of a pure function, as models refer to one another"),
          Map.entry("Table.codecs", "private, filled before anybody sees it"),
          Map.entry("Table.folded", "private, filled before anybody sees it"),
          Map.entry("Contents.slots", "copied before it is changed"),
          Map.entry("EnumValues.constants", "private, filled by the constructor"),
          Map.entry("EnumValues.keys", "private, filled by the constructor"),
          Map.entry("PropertyBag.properties", "private, copied when it is handed out"),
          Map.entry("Trees.ADAPTER", "an adapter of Gson, which has no state"),
          Map.entry("Pairs.NONE", "a map without pairs"),
          Map.entry("Cursor.FALSE", "private letters"),
          Map.entry("Cursor.NULL", "private letters"),
          Map.entry("Cursor.TOKENS", "private, filled when the class is loaded"),
          Map.entry("Cursor.TRUE", "private letters"),
          Map.entry("Input.NOTHING", "an array without places"),
          Map.entry("Names.NEVER", "private letters"),
          Map.entry("Words.WORD", "a way to read arrays, which holds none"),
          Map.entry("Percent.HEX", "private digits"));

  private static final Pattern FIXED_COLLECTION =
      Pattern.compile("java\\.util\\.(ImmutableCollections|Collections\\$(Unmodifiable|Empty)).*");

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> trusted = new TreeSet<>();
  private final List<String> faults = new ArrayList<>();

  /** What could change, with the way to it. */
  List<String> faults() {
    return faults;
  }

  /** The trusted fields that were met. */
  Set<String> trusted() {
    return trusted;
  }

  int looked() {
    return seen.size();
  }

  void look(String way, @Nullable Object value) {
    if (value == null
        || VALUES.stream().anyMatch(type -> type.isInstance(value))
        || !seen.add(value)) {
      return;
    }
    Class<?> type = value.getClass();
    if (value instanceof CompletableFuture<?> future && future.isCompletedExceptionally()) {
      return;
    }
    if (value instanceof Optional<?> optional) {
      look(way, optional.orElse(null));
    } else if (FIXED_COLLECTION.matcher(type.getName()).matches()) {
      lookInto(way, value);
    } else if (type.getName().startsWith("io.github.fluentado.") || value instanceof Enum<?>) {
      lookAtFields(way, type, value);
    } else {
      faults.add(way + " holds a " + type.getName());
    }
  }

  private void lookInto(String way, Object collection) {
    if (collection instanceof Object[] items) {
      lookInto(way, Arrays.asList(items));
    } else if (collection instanceof Collection<?> items) {
      items.forEach(item -> look(way + "[]", item));
    } else if (collection instanceof Map<?, ?> map) {
      map.forEach(
          (key, item) -> {
            look(way + "[key]", key);
            look(way + "[value]", item);
          });
    }
  }

  private void lookAtFields(String way, Class<?> type, Object value) {
    for (Class<?> part = type; part != null; part = part.getSuperclass()) {
      if (part == Object.class || part == Enum.class || part == Record.class) {
        return;
      }
      for (Field field : part.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          lookAt(way + "." + field.getName(), field, value);
        }
      }
    }
  }

  void lookAt(String way, Field field, @Nullable Object owner) {
    String name = field.getDeclaringClass().getSimpleName() + "." + field.getName();
    boolean known = TRUSTED.containsKey(name);
    if (!known && !Modifier.isFinal(field.getModifiers())) {
      faults.add(way + " is not final");
    }
    try {
      field.setAccessible(true);
      Object value = field.get(owner);
      if (known && value != null) {
        trusted.add(name);
        lookInto(way, value);
      } else {
        look(way, value);
      }
    } catch (IllegalAccessException closed) {
      throw new AssertionError(closed);
    }
  }
}
