// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reference to another address, as in {@code Location}, resolved after RFC 3986, section 5.
 * {@link URI#resolve} follows an older rule, by which {@code ?page=2} loses the last part of the
 * path.
 *
 * <p>Characters that an address cannot have (spaces, braces, letters beyond ASCII) are encoded, as
 * browsers do. Such letters are taken for UTF-8 if they can be, whether the HTTP library read them
 * as that or byte by byte.
 */
public final class Reference {
  // What may stand in an address as it is, beside letters and digits.
  private static final String PLAIN = "-._~:/?#@!$&'()*+,;=%[]";

  private final @Nullable String scheme;
  private final @Nullable String authority;
  private final String path;
  private final @Nullable String query;
  private final @Nullable String fragment;

  private Reference(
      @Nullable String scheme,
      @Nullable String authority,
      String path,
      @Nullable String query,
      @Nullable String fragment) {
    this.scheme = scheme;
    this.authority = authority;
    this.path = path;
    this.query = query;
    this.fragment = fragment;
  }

  /** The address that the reference means, seen from the base; absent if it is none at all. */
  public static Optional<URI> resolve(URI base, String reference) {
    Reference seen = parse(encoded(reference.strip()));
    if (seen.looksLikeScheme()) {
      return Optional.empty();
    }
    Reference meant = seen.against(parse(base.toString()));
    try {
      return Optional.of(new URI(meant.toString()));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  private static Reference parse(String text) {
    int hash = text.indexOf('#');
    String fragment = hash < 0 ? null : text.substring(hash + 1);
    String rest = hash < 0 ? text : text.substring(0, hash);
    int mark = rest.indexOf('?');
    String query = mark < 0 ? null : bracketsEncoded(rest.substring(mark + 1));
    rest = mark < 0 ? rest : rest.substring(0, mark);
    int colon = schemeEnd(rest);
    String scheme = colon < 0 ? null : rest.substring(0, colon);
    rest = rest.substring(colon + 1);
    String authority = null;
    if (rest.startsWith("//")) {
      int slash = rest.indexOf('/', 2);
      authority = rest.substring(2, slash < 0 ? rest.length() : slash);
      rest = slash < 0 ? "" : rest.substring(slash);
    }
    return new Reference(scheme, authority, bracketsEncoded(rest), query, fragment);
  }

  private static String bracketsEncoded(String part) {
    return part.replace("[", "%5B").replace("]", "%5D");
  }

  /** Place of the colon behind a scheme, or -1 if the text begins with none. */
  private static int schemeEnd(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        return i == 0 ? -1 : i;
      }
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean later = i > 0 && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.');
      if (!letter && !later) {
        return -1;
      }
    }
    return -1;
  }

  /** A colon in the first part of a path, where only one behind a scheme may stand. */
  private boolean looksLikeScheme() {
    int colon = path.indexOf(':');
    int slash = path.indexOf('/');
    return scheme == null && authority == null && colon >= 0 && (slash < 0 || colon < slash);
  }

  private Reference against(Reference base) {
    if (scheme != null) {
      return new Reference(scheme, authority, withoutDots(path), query, fragment);
    }
    if (authority != null) {
      return new Reference(base.scheme, authority, withoutDots(path), query, fragment);
    }
    if (path.isEmpty()) {
      String kept = query == null ? base.query : query;
      return new Reference(base.scheme, base.authority, base.path, kept, fragment);
    }
    String whole = path.startsWith("/") ? path : base.folder() + path;
    return new Reference(base.scheme, base.authority, withoutDots(whole), query, fragment);
  }

  private String folder() {
    if (path.isEmpty() && authority != null) {
      return "/";
    }
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /** Section 5.2.4: each {@code .} and {@code ..} is carried out. */
  private static String withoutDots(String path) {
    StringBuilder out = new StringBuilder(path.length());
    int at = 0;
    while (at < path.length()) {
      int end = path.indexOf('/', at + 1);
      String segment = path.substring(at, end < 0 ? path.length() : end);
      boolean last = end < 0;
      String name = segment.startsWith("/") ? segment.substring(1) : segment;
      if (name.equals("..")) {
        out.setLength(Math.max(0, out.lastIndexOf("/")));
      }
      if (!name.equals(".") && !name.equals("..")) {
        out.append(segment);
      } else if (last && segment.startsWith("/")) {
        out.append('/');
      }
      at = last ? path.length() : end;
    }
    return out.toString();
  }

  private static String encoded(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte b : bytes(text)) {
      char c = (char) (b & 0xFF);
      if (isPlain(c)) {
        out.append(c);
      } else {
        Percent.append(out, b);
      }
    }
    return percentSignsMended(out);
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || PLAIN.indexOf(c) >= 0;
  }

  private static byte[] bytes(String text) {
    boolean narrow = text.chars().allMatch(c -> c <= 0xFF);
    byte[] single = text.getBytes(StandardCharsets.ISO_8859_1);
    return narrow && isUtf8(single) ? single : text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException other) {
      return false;
    }
  }

  /** A percent sign that begins no encoded byte stands for itself. */
  private static String percentSignsMended(StringBuilder text) {
    for (int i = text.indexOf("%"); i >= 0; i = text.indexOf("%", i + 1)) {
      boolean begins =
          i + 2 < text.length() && isHex(text.charAt(i + 1)) && isHex(text.charAt(i + 2));
      if (!begins) {
        text.insert(i + 1, "25");
      }
    }
    return text.toString();
  }

  private static boolean isHex(char c) {
    return Character.digit(c, 16) >= 0;
  }

  @Override
  public String toString() {
    return (scheme == null ? "" : scheme + ":")
        + (authority == null ? "" : "//" + authority)
        + path
        + (query == null ? "" : "?" + query)
        + (fragment == null ? "" : "#" + fragment);
  }
}
