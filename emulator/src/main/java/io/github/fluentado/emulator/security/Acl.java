// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.security;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is set at a token.
 *
 * @param token as it was given
 * @param inherits whether what is set above counts, too
 * @param entries by identity descriptor
 */
record Acl(String token, boolean inherits, Map<String, Ace> entries) {
  /** Who may and may not do what. */
  record Ace(String descriptor, int allow, int deny) {
    static Ace none(String descriptor) {
      return new Ace(descriptor, 0, 0);
    }

    /** New rights over old ones: what is new wins. */
    Ace mergedWith(Ace other) {
      return new Ace(
          descriptor, (allow & ~other.deny) | other.allow, (deny & ~other.allow) | other.deny);
    }

    Ace without(int bits) {
      return new Ace(descriptor, allow & ~bits, deny & ~bits);
    }
  }

  Acl {
    Map<String, Ace> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(entries);
    entries = sorted;
  }

  static Acl empty(String token) {
    return new Acl(token, true, Map.of());
  }

  Ace entry(String descriptor) {
    return entries.getOrDefault(descriptor, Ace.none(descriptor));
  }

  Acl with(Ace entry) {
    Map<String, Ace> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(entries);
    more.put(entry.descriptor(), entry);
    return new Acl(token, inherits, more);
  }

  Acl without(String descriptor) {
    Map<String, Ace> less = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    less.putAll(entries);
    less.remove(descriptor);
    return new Acl(token, inherits, less);
  }
}
