// SPDX-License-Identifier: MIT
package io.github.fluentado.client;

import com.google.gson.JsonPrimitive;
import io.github.fluentado.core.json.EnumValues;
import io.github.fluentado.core.json.Json;
import io.github.fluentado.core.json.OpenEnum;
import io.github.fluentado.core.json.PropertyBag;
import io.github.fluentado.core.json.ReferenceLinks;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** A value of each type that a generated property can have. */
final class Samples {
  private static final Map<Type, Object> PLAIN =
      Map.ofEntries(
          Map.entry(String.class, "text"),
          Map.entry(int.class, 7),
          Map.entry(Integer.class, 7),
          Map.entry(long.class, 5_000_000_000L),
          Map.entry(Long.class, 5_000_000_000L),
          Map.entry(double.class, 0.5),
          Map.entry(Double.class, 0.5),
          Map.entry(boolean.class, true),
          Map.entry(Boolean.class, true),
          Map.entry(BigDecimal.class, new BigDecimal("1.10")),
          Map.entry(OffsetDateTime.class, OffsetDateTime.parse("2024-05-06T07:08:09Z")),
          Map.entry(byte[].class, new byte[] {1, 2}),
          Map.entry(PropertyBag.class, PropertyBag.EMPTY.with("a", "b")),
          Map.entry(
              ReferenceLinks.class,
              Json.decode("{\"self\":{\"href\":\"u\"}}", ReferenceLinks.CODEC)));

  private Samples() {}

  static Object of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == List.class
          ? List.of(of(generic.getActualTypeArguments()[0]))
          : Map.of("key", of(generic.getActualTypeArguments()[1]));
    }
    Object plain = PLAIN.get(type);
    return plain != null ? plain : declared((Class<?>) type);
  }

  private static Object declared(Class<?> type) {
    if (type == com.google.gson.JsonElement.class) {
      return new JsonPrimitive("any");
    }
    return OpenEnum.class.isAssignableFrom(type) ? values(type).all().get(0) : Generated.empty(type);
  }

  static EnumValues<?> values(Class<?> type) {
    try {
      return (EnumValues<?>) type.getField("CODEC").get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
