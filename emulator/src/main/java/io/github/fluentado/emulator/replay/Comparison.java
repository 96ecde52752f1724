// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.replay;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.replay.Recorded.Asked;
import io.github.fluentado.emulator.secrets.Scrubber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a request differs from a recorded one. A mask in the recording stands for any text. */
final class Comparison {
  private Comparison() {}

  static List<String> differences(Asked recorded, Asked now) {
    List<String> found = new ArrayList<>();
    if (!recorded.method().equals(now.method())) {
      found.add("the method is " + now.method() + " in place of " + recorded.method());
    }
    if (!recorded.host().equals(now.host())) {
      found.add("it is for another server");
    }
    if (!same(path(recorded.path()), path(now.path()))) {
      found.add("the path is " + now.path() + " in place of " + recorded.path());
    }
    found.addAll(query(recorded.query(), now.query()));
    if (!same(recorded.body(), now.body())) {
      found.add("the body is different");
    }
    return found;
  }

  /** The service takes paths in any letter case, and with a slash at the end or without. */
  private static String path(String encoded) {
    return Places.decode(encoded).replaceAll("(?<=.)/+$", "").toLowerCase(Locale.ROOT);
  }

  private static List<String> query(List<String> recorded, List<String> now) {
    List<String> missing = new ArrayList<>(recorded);
    List<String> added = new ArrayList<>();
    for (String pair : now) {
      if (!missing.remove(pair) && !missing.removeIf(first(candidate -> same(candidate, pair)))) {
        added.add(pair);
      }
    }
    List<String> found = new ArrayList<>();
    missing.forEach(pair -> found.add("the query lacks " + pair));
    added.forEach(pair -> found.add("the query has " + pair));
    return found;
  }

  /** True for the first only that fits. */
  private static Predicate<String> first(Predicate<String> fits) {
    boolean[] done = {false};
    return text -> !done[0] && (done[0] = fits.test(text));
  }

  private static boolean same(String recorded, String now) {
    if (!recorded.contains(Scrubber.MASK)) {
      return recorded.equals(now);
    }
    String regex =
        Arrays.stream(recorded.split(Pattern.quote(Scrubber.MASK), -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.compile(regex, Pattern.DOTALL).matcher(now).matches();
  }

  private static boolean same(@Nullable Content recorded, @Nullable Content now) {
    if (recorded instanceof Content.Tree a && now instanceof Content.Tree b) {
      return same(a.json(), b.json());
    } else if (recorded instanceof Content.Words a && now instanceof Content.Words b) {
      return same(a.text(), b.text());
    }
    return Objects.equals(recorded, now);
  }

  private static boolean same(JsonElement recorded, JsonElement now) {
    if (recorded instanceof JsonObject a && now instanceof JsonObject b) {
      return a.keySet().equals(b.keySet())
          && a.keySet().stream().allMatch(name -> same(a.get(name), b.get(name)));
    } else if (recorded instanceof JsonArray a && now instanceof JsonArray b) {
      boolean same = a.size() == b.size();
      for (int i = 0; same && i < a.size(); i++) {
        same = same(a.get(i), b.get(i));
      }
      return same;
    } else if (recorded instanceof JsonPrimitive a && now instanceof JsonPrimitive b) {
      return same(a, b);
    }
    return recorded.equals(now);
  }

  private static boolean same(JsonPrimitive recorded, JsonPrimitive now) {
    if (recorded.isNumber() && now.isNumber()) {
      BigDecimal number = recorded.getAsBigDecimal();
      return number.compareTo(now.getAsBigDecimal()) == 0;
    }
    boolean masked = recorded.getAsString().equals(Scrubber.MASK);
    return masked
        || (recorded.isString() == now.isString()
            && same(recorded.getAsString(), now.getAsString()));
  }
}
