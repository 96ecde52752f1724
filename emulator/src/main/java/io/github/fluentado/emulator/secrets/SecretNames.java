// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.secrets;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which members, parameters and headers hold secrets, judged by their names. */
final class SecretNames {
  private static final List<String> PARTS =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "secret",
          "token",
          "credential",
          "connectionstring",
          "apikey",
          "accesskey",
          "accountkey",
          "sharedkey",
          "storagekey",
          "privatekey",
          "principalkey",
          "clientkey",
          "signingkey",
          "encryptionkey",
          "subscriptionkey",
          "accesssignature");
  private static final Set<String> WHOLE =
      Set.of("pwd", "sig", "signature", "pat", "jwt", "assertion");
  private static final Set<String> HEADERS =
      Set.of("authorization", "proxyauthorization", "cookie", "setcookie", "xvssuserdata");

  /** Hold many members of which each is a secret. */
  private static final Set<String> BAGS = Set.of("secrets", "credentials", "secretvariables");

  private final List<String> more;

  SecretNames(List<String> more) {
    this.more = more.stream().map(SecretNames::plain).toList();
  }

  boolean member(String name) {
    String plain = plain(name);
    boolean usual = WHOLE.contains(plain) || PARTS.stream().anyMatch(plain::contains);
    return more.contains(plain) || (usual && !harmless(plain));
  }

  boolean parameter(String name) {
    return member(name) || plain(name).equals("code");
  }

  boolean header(String name) {
    return HEADERS.contains(plain(name)) || member(name);
  }

  boolean bag(String name) {
    return BAGS.contains(plain(name));
  }

  /** Tokens with which lists are read on, and words for kinds of tokens, open nothing. */
  private static boolean harmless(String plain) {
    return plain.endsWith("continuationtoken")
        || plain.endsWith("tokentype")
        || plain.equals("issecret")
        || plain.equals("issecrets");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
