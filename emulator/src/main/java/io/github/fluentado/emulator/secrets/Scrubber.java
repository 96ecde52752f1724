// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.secrets;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of what is written down: by the names they stand under, by their shapes, and by
 * value once they have been seen where secrets stand. It would rather take out too much.
 */
public final class Scrubber {
  public static final String MASK = "********";

  /** More would make each look long, and memory without end. */
  private static final int MOST = 10_000;

  /** A shorter value would be found in half of all texts. */
  private static final int SHORTEST = 6;

  private static final List<Pattern> SHAPES =
      List.of(
          Pattern.compile("(?<![A-Za-z0-9])[a-z2-7]{52}(?![A-Za-z0-9])"),
          Pattern.compile("(?<![A-Za-z0-9])[A-Za-z0-9]{84}(?![A-Za-z0-9])"),
          Pattern.compile("eyJ[\\w-]{5,}\\.[\\w-]{5,}\\.[\\w-]*"),
          Pattern.compile("(?i)(?<=\\bbearer )[\\w.~+/=-]{16,}"),
          Pattern.compile("(?<=://)[^/\\s:@\"']+:[^/\\s@\"']+(?=@)"),
          Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?-----END [A-Z ]*KEY-----"));
  private static final Pattern BASIC = Pattern.compile("(?i)(\\bbasic )([A-Za-z0-9+/]{8,}={0,2})");
  private static final Pattern ASSIGNED =
      Pattern.compile("([\\w.$-]+)(\\s*=\\s*|%3[dD])([^&;\\s\"'<>\\\\]+)");
  private static final Pattern NAMED =
      Pattern.compile("(?m)([\\w.-]+)(\"?\\s*:\\s*)(\"[^\"\\n]*\"|'[^'\\n]*'|[^\\s,;{}\\[\\]]+)");

  private final SecretNames names;
  private final List<Pattern> patterns;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  public Scrubber(List<String> values, List<String> moreNames, List<Pattern> patterns) {
    this.names = new SecretNames(moreNames);
    this.patterns = List.copyOf(patterns);
    known.addAll(values);
  }

  /** Remembers a value that stood where secrets stand. */
  private void learn(String value) {
    if (value.length() >= SHORTEST && !value.equals(MASK) && known.size() < MOST) {
      known.add(value);
    }
  }

  /** Remembers the secrets of a header, in each form in which they may appear again. */
  public void learnHeader(String name, String value) {
    if (!names.header(name)) {
      return;
    }
    learn(value);
    int space = value.indexOf(' ');
    String credentials = value.substring(space + 1).trim();
    learn(credentials);
    if (value.regionMatches(true, 0, "Basic ", 0, 6)) {
      String pair = decoded(credentials);
      learn(pair.substring(pair.indexOf(':') + 1));
    }
    String[] parts = value.split(";\\s*", -1);
    // What follows the first part of Set-Cookie says where and how long the cookie holds.
    int secret = name.equalsIgnoreCase("Set-Cookie") ? 1 : parts.length;
    for (int i = 0; i < secret; i++) {
      learn(parts[i].substring(parts[i].indexOf('=') + 1));
    }
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Whether the value of a header of this name is hidden. */
  public boolean isSecretHeader(String name) {
    return names.header(name);
  }

  /** A header's value; of credentials, the scheme stays. */
  public String header(String name, String value) {
    if (!names.header(name)) {
      return text(value);
    }
    Matcher scheme = Pattern.compile("(?i)(basic|bearer) .*").matcher(value);
    return scheme.matches() ? scheme.group(1) + " " + MASK : MASK;
  }

  /**
   * The value of a query parameter.
   *
   * @param acl tokens name places here, and are no secrets
   */
  public String parameter(String name, String value, boolean acl) {
    if (names.parameter(name) && !(acl && isAclToken(name))) {
      learn(value);
      return MASK;
    }
    return text(value);
  }

  private static boolean isAclToken(String name) {
    return name.equalsIgnoreCase("token") || name.equalsIgnoreCase("tokens");
  }

  /** Any text: known values, shapes, and what is assigned to names of secrets. */
  public String text(String text) {
    String clean = known(text);
    for (Pattern shape : SHAPES) {
      clean = shape.matcher(clean).replaceAll(Matcher.quoteReplacement(MASK));
    }
    for (Pattern pattern : patterns) {
      clean = pattern.matcher(clean).replaceAll(Matcher.quoteReplacement(MASK));
    }
    clean = BASIC.matcher(clean).replaceAll(Scrubber::basic);
    return ASSIGNED.matcher(clean).replaceAll(this::assigned);
  }

  /** The text of a file or a page, where names and values may stand with a colon between. */
  public String document(String text) {
    return NAMED.matcher(text(text)).replaceAll(this::assigned);
  }

  private String known(String text) {
    String clean = text;
    List<String> longestFirst =
        known.stream().sorted(Comparator.comparing(String::length).reversed()).toList();
    for (String secret : longestFirst) {
      clean = clean.replace(secret, MASK).replace(Percent.encode(secret), MASK);
    }
    return clean;
  }

  private static String basic(MatchResult match) {
    boolean credentials = decoded(match.group(2)).indexOf(':') >= 0;
    return Matcher.quoteReplacement(credentials ? match.group(1) + MASK : match.group());
  }

  private String assigned(MatchResult match) {
    if (!names.parameter(match.group(1)) || match.group(3).startsWith("$(")) {
      return Matcher.quoteReplacement(match.group());
    }
    return Matcher.quoteReplacement(match.group(1) + match.group(2) + MASK);
  }

  /** JSON with masks for secrets. */
  public JsonElement json(JsonElement value, boolean acl) {
    if (value instanceof JsonObject object) {
      return object(object, acl);
    } else if (value instanceof JsonArray array) {
      JsonArray clean = new JsonArray();
      array.forEach(item -> clean.add(json(item, acl)));
      return clean;
    } else if (value instanceof JsonPrimitive primitive && primitive.isString()) {
      return new JsonPrimitive(text(primitive.getAsString()));
    }
    return value;
  }

  private JsonObject object(JsonObject object, boolean acl) {
    boolean secretValue = hasSecretValue(object);
    JsonObject clean = new JsonObject();
    for (Map.Entry<String, JsonElement> member : object.entrySet()) {
      String name = member.getKey();
      JsonElement value = member.getValue();
      boolean aclToken = acl && isAclToken(name);
      if (names.bag(name) || (name.equals("parameters") && object.has("scheme"))) {
        clean.add(text(name), hidden(value));
      } else if ((names.member(name) && !aclToken && isFlat(value))
          || (secretValue && name.equalsIgnoreCase("value"))) {
        clean.add(text(name), hidden(value));
      } else {
        clean.add(text(name), json(value, acl));
      }
    }
    return clean;
  }

  private static boolean isFlat(JsonElement value) {
    return value instanceof JsonArray array
        ? array.asList().stream().allMatch(JsonElement::isJsonPrimitive)
        : value.isJsonPrimitive();
  }

  /** Whether the object says of its value that it is secret: a flag, or the name beside it. */
  private boolean hasSecretValue(JsonObject object) {
    if (Json.member(object, "isSecret") instanceof JsonPrimitive flag && flag.isBoolean()) {
      return flag.getAsBoolean();
    }
    for (String name : List.of("name", "key", "path", "inputId")) {
      String text = Json.string(object, name);
      if (text != null && names.member(text.substring(text.lastIndexOf('/') + 1))) {
        return true;
      }
    }
    return false;
  }

  /** Each text and number in here is a secret. */
  private JsonElement hidden(JsonElement value) {
    if (value instanceof JsonObject object) {
      JsonObject clean = new JsonObject();
      object.entrySet().forEach(entry -> clean.add(entry.getKey(), hidden(entry.getValue())));
      return clean;
    } else if (value instanceof JsonArray array) {
      JsonArray clean = new JsonArray();
      array.forEach(item -> clean.add(hidden(item)));
      return clean;
    } else if (value instanceof JsonPrimitive primitive && !primitive.isBoolean()) {
      if (!primitive.getAsString().isEmpty()) {
        learn(primitive.getAsString());
        return new JsonPrimitive(MASK);
      }
    }
    return value;
  }
}
