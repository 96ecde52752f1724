// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A relation of a work item.
 *
 * @param target the work item it points to; 0 when it points elsewhere
 */
public record Relation(LinkType type, String url, int target, Map<String, Object> attributes) {
  private static final Pattern ITEM_URL =
      Pattern.compile("(?i)/_apis/wit/workitems/(\\d{1,9})/?(\\?.*)?$");

  public Relation {
    attributes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  static Relation toItem(LinkType type, int target, Map<String, Object> attributes) {
    Map<String, Object> all = new LinkedHashMap<>(attributes);
    all.put("isLocked", false);
    all.put("name", type.name());
    return new Relation(type, "", target, all);
  }

  /** The number of the work item that a URL names, or 0. */
  static int targetOf(String url) {
    Matcher matcher = ITEM_URL.matcher(url);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  Relation with(String attribute, Object value) {
    Map<String, Object> all = new LinkedHashMap<>(attributes);
    all.put(attribute, value);
    return new Relation(type, url, target, all);
  }

  Relation without(String attribute) {
    Map<String, Object> all = new LinkedHashMap<>(attributes);
    all.remove(attribute);
    return new Relation(type, url, target, all);
  }

  boolean sameEnds(Relation other) {
    return type.equals(other.type) && target == other.target && url.equalsIgnoreCase(other.url);
  }
}
