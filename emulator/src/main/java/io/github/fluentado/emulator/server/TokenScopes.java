// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a token with limited scopes may be used for. Wider scopes include narrower ones of the same
 * family: {@code vso.code_manage} includes {@code vso.code_write}, and that {@code vso.code}.
 */
public record TokenScopes(Set<String> names) {
  /** How wide a scope is, by its end; without such an end it is for reading. */
  private static final Map<String, Integer> WIDTH =
      Map.of(
          "status", 0,
          "read", 1,
          "query", 2,
          "use", 2,
          "diagnostics", 2,
          "write", 3,
          "execute", 3,
          "manage", 4,
          "full", 5);

  private static final int READING = 1;

  public TokenScopes {
    Set<String> lower = new TreeSet<>();
    names.forEach(name -> lower.add(checked(name)));
    names = Set.copyOf(lower);
  }

  private static String checked(String name) {
    String lower = name.trim().toLowerCase(Locale.ROOT);
    if (!lower.matches("vso\\.[a-z._]+")) {
      throw new IllegalArgumentException(
          "'" + name + "' is no scope of Azure DevOps; an example of one is vso.code_write.");
    }
    return lower;
  }

  /** Whether one of the scopes that allow an operation is held; none needed is held by all. */
  public boolean allows(List<String> anyOf) {
    return anyOf.isEmpty() || anyOf.stream().anyMatch(this::holds);
  }

  private boolean holds(String wanted) {
    String lower = wanted.toLowerCase(Locale.ROOT);
    return names.stream().anyMatch(name -> includes(name, lower));
  }

  private static boolean includes(String name, String wanted) {
    return name.equals(wanted)
        || (family(name).equals(family(wanted)) && width(name) > width(wanted));
  }

  private static String family(String name) {
    return WIDTH.containsKey(end(name)) ? name.substring(0, name.lastIndexOf('_')) : name;
  }

  private static int width(String name) {
    return WIDTH.getOrDefault(end(name), READING);
  }

  private static String end(String name) {
    return name.substring(name.lastIndexOf('_') + 1);
  }
}
