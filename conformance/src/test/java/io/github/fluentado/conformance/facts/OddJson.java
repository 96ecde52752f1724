// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.core.json.EnumValues;
import io.github.fluentado.core.json.Model;
import io.github.fluentado.core.json.OpenEnum;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Makes answers of the kind that the service gives, good and odd, the same for the same seed. */
final class OddJson {
  /** Every form of a date that has been seen. */
  private static final List<String> DATES =
      List.of(
          "2024-05-06T07:08:09Z",
          "2024-05-06T07:08:09.1234567+02:00",
          "0001-01-01T00:00:00",
          "0001-01-01T00:00:00Z",
          "2016-10-21T10:52:39",
          "2016-10-21T10:52:39.1",
          "2016-10-21T10:52:39.1234567",
          "/Date(1549317312345)/",
          "/Date(-62135596800000)/",
          "1/31/2017 9:21:14 PM",
          "9999-12-31T23:59:59.9999999Z",
          "");

  private static final List<String> TEXTS =
      List.of(
          "",
          "text",
          "7",
          "true",
          "null",
          "\u00e4\u20ac\ud83d\ude00\u2028\u0000\"\\",
          "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
          "AQID",
          "not base64!",
          "-1.02:03:04.5");

  private static final List<String> NUMBERS =
      List.of("0", "-1", "7", "2147483648", "9007199254740993", "1.50", "1e3", "-0", "1E-30");

  private static final int DEEPEST = 200;

  private final Random random;
  private final Function<Class<?>, ModelSample> models;

  OddJson(long seed, Function<Class<?>, ModelSample> models) {
    this.random = new Random(seed);
    this.models = models;
  }

  /** An object for that model: some properties are lacking, odd, or new. */
  JsonObject object(ModelSample sample, int depth) {
    JsonObject object = new JsonObject();
    sample
        .types()
        .forEach(
            (name, type) -> {
              if (!chance(depth > 1 ? 70 : 25)) {
                object.add(chance(2) ? otherCase(name) : name, value(type, depth + 1));
              }
            });
    if (chance(30)) {
      object.add("brandNew " + random.nextInt(9), anything(0));
    }
    if (chance(3)) {
      object.add("deep", deep());
    }
    return object;
  }

  private static String otherCase(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private JsonElement value(Type type, int depth) {
    return switch (random.nextInt(12)) {
      case 0 -> JsonNull.INSTANCE;
      case 1 -> scalar();
      case 2 -> anything(0);
      default -> fitting(type, depth);
    };
  }

  private JsonElement fitting(Type type, int depth) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == List.class
          ? list(arguments[0], depth)
          : map(arguments[1], depth);
    }
    Class<?> plain = (Class<?>) type;
    if (Model.class.isAssignableFrom(plain)) {
      return depth > 3 ? new JsonObject() : object(models.apply(plain), depth);
    }
    if (OpenEnum.class.isAssignableFrom(plain)) {
      return new JsonPrimitive(text(plain));
    }
    return ofName(plain.getSimpleName());
  }

  private JsonElement ofName(String type) {
    return switch (type) {
      case "String", "byte[]" -> new JsonPrimitive(one(TEXTS));
      case "Integer", "Long", "Double", "BigDecimal" -> number();
      case "Boolean" -> new JsonPrimitive(random.nextBoolean());
      case "OffsetDateTime" -> new JsonPrimitive(one(DATES));
      case "ReferenceLinks" -> links();
      case "PropertyBag" -> bag();
      default -> anything(0);
    };
  }

  private JsonArray list(Type item, int depth) {
    JsonArray list = new JsonArray();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(value(item, depth));
    }
    return list;
  }

  private JsonObject map(Type item, int depth) {
    JsonObject map = new JsonObject();
    for (int i = random.nextInt(4); i > 0; i--) {
      map.add(i == 1 ? "" : "Key " + i, value(item, depth));
    }
    return map;
  }

  /** A described value in whatever case, a new one, or several at once. */
  private String text(Class<?> type) {
    List<? extends OpenEnum> known = values(type).all();
    String one = one(known).text();
    return switch (random.nextInt(6)) {
      case 0 -> one.toUpperCase(Locale.ROOT);
      case 1 -> "brandNew";
      case 2 -> one + ", " + one(known).text();
      case 3 -> one + ",brandNew";
      default -> one;
    };
  }

  private static EnumValues<?> values(Class<?> type) {
    try {
      return (EnumValues<?>) type.getField("CODEC").get(null);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private JsonElement links() {
    JsonObject links = StandIns.object("self", StandIns.object("href", new JsonPrimitive("/a")));
    JsonArray several = new JsonArray();
    several.add(StandIns.object("href", new JsonPrimitive("/b")));
    links.add("several", several);
    links.add("odd", anything(2));
    return links;
  }

  private JsonElement bag() {
    JsonObject value = StandIns.object("$type", new JsonPrimitive("System.Int32"));
    value.add("$value", scalar());
    JsonObject bag = StandIns.object("typed", value);
    bag.add("plain", anything(2));
    return bag;
  }

  private JsonElement scalar() {
    return switch (random.nextInt(4)) {
      case 0 -> new JsonPrimitive(random.nextBoolean());
      case 1 -> new JsonPrimitive(one(TEXTS));
      case 2 -> new JsonPrimitive(one(DATES));
      default -> number();
    };
  }

  private JsonPrimitive number() {
    return chance(20)
        ? new JsonPrimitive(new BigInteger(120, random))
        : new JsonPrimitive(new BigDecimal(one(NUMBERS)));
  }

  private JsonElement anything(int depth) {
    int kind = random.nextInt(depth > 3 ? 2 : 4);
    if (kind == 2) {
      JsonArray list = new JsonArray();
      list.add(anything(depth + 1));
      list.add(JsonNull.INSTANCE);
      return list;
    }
    if (kind == 3) {
      JsonObject object = StandIns.object("id", anything(depth + 1));
      object.add("", scalar());
      return object;
    }
    return kind == 0 ? JsonNull.INSTANCE : scalar();
  }

  private static JsonElement deep() {
    JsonElement deep = new JsonArray();
    for (int i = 0; i < DEEPEST; i++) {
      JsonArray around = new JsonArray();
      around.add(deep);
      deep = around;
    }
    return deep;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Samples of models, each made once. */
  static Function<Class<?>, ModelSample> samples() {
    Map<Class<?>, ModelSample> known = new HashMap<>();
    return model -> {
      ModelSample sample = known.get(model);
      if (sample == null) {
        sample = ModelSample.of(model);
        known.put(model, sample);
      }
      return sample;
    };
  }
}
