// SPDX-License-Identifier: MIT
package io.github.fluentado.core.text;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a parameter is a secret by its name. Whole words count ({@code accessToken}, {@code
 * client_secret}, {@code X-Amz-Signature}), so that {@code path}, {@code keywords} or {@code
 * author} are shown; and a name that only tells about a secret ({@code secretType}, {@code
 * tokenId}) is none.
 */
public final class SecretName {
  private static final Set<String> WORDS =
      Set.of(
          "sig",
          "signature",
          "token",
          "tokens",
          "secret",
          "secrets",
          "password",
          "passwords",
          "passwd",
          "passphrase",
          "pwd",
          "pat",
          "key",
          "apikey",
          "credential",
          "credentials",
          "auth",
          "authorization",
          "bearer",
          "assertion",
          "jwt",
          "sas",
          "otp");
  // Last words by which a name tells about the thing, not the thing.
  private static final Set<String> ABOUT =
      Set.of(
          "id",
          "ids",
          "type",
          "types",
          "name",
          "names",
          "kind",
          "scheme",
          "schemes",
          "count",
          "revision",
          "version",
          "expiry",
          "expires",
          "definition",
          "filter",
          "alerts",
          "format",
          "scope",
          "mode",
          "method",
          "url",
          "uri");
  // One-time codes of sign-in; any other code (reasonCode) is none.
  private static final Set<String> CODES =
      Set.of("code", "authcode", "authorizationcode", "devicecode", "accesscode", "usercode");
  // Asked with yes or no: loadSecrets.
  private static final Set<String> QUESTIONS = Set.of("load", "include", "has", "is", "show");
  // Places in a list, which the service itself gave and will not take from anybody else.
  private static final List<String> PLACES =
      List.of("continuation", "paging", "page", "skip", "sync");
  private static final List<String> ENDINGS =
      List.of("token", "secret", "password", "signature", "apikey", "accesskey");

  private SecretName() {}

  /** Whether a value of this name is kept secret. */
  public static boolean is(String rawName) {
    String name = rawName.indexOf('%') < 0 ? rawName : decoded(rawName);
    List<String> words = words(name);
    if (words.isEmpty()) {
      return false;
    }
    String last = words.get(words.size() - 1);
    if (words.size() > 1 && (ABOUT.contains(last) || QUESTIONS.contains(words.get(0)))) {
      return false;
    }
    return CODES.contains(String.join("", words))
        || (!isPlace(words, last) && (words.stream().anyMatch(WORDS::contains) || ends(last)));
  }

  /** {@code continuationToken}, {@code $skiptoken}, {@code x-ms-continuationtoken}. */
  private static boolean isPlace(List<String> words, String last) {
    if (last.equals("token")) {
      return words.size() > 1 && PLACES.contains(words.get(words.size() - 2));
    }
    return last.endsWith("token")
        && PLACES.stream().anyMatch(place -> last.equals(place + "token"));
  }

  // Names that are written without any border between their words: accesstoken.
  private static boolean ends(String word) {
    return ENDINGS.stream().anyMatch(word::endsWith);
  }

  /**
   * In lower case; a word begins at a capital after a small letter, and ends at what is no letter.
   */
  static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= name.length(); i++) {
      boolean border = i == name.length() || !Character.isLetter(name.charAt(i));
      if (border || begins(name, i)) {
        if (i > start) {
          words.add(name.substring(start, i).toLowerCase(Locale.ROOT));
        }
        start = border ? i + 1 : i;
      }
    }
    return words;
  }

  /** At {@code T} in {@code accessToken}, and at the last capital of {@code SASToken}. */
  private static boolean begins(String name, int i) {
    if (i == 0 || !Character.isUpperCase(name.charAt(i))) {
      return false;
    }
    boolean followsSmall = Character.isLowerCase(name.charAt(i - 1));
    boolean beforeSmall = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
    return followsSmall || (beforeSmall && Character.isUpperCase(name.charAt(i - 1)));
  }

  private static String decoded(String rawName) {
    try {
      return URLDecoder.decode(rawName, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return rawName;
    }
  }
}
