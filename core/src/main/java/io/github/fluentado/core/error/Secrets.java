// SPDX-License-Identifier: MIT
package io.github.fluentado.core.error;

import io.github.fluentado.core.http.Percent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a request carried to show who it is, in each form in which an answer may repeat it: the
 * header's value, the token or password in it, and both as they are written in base64, addresses,
 * JSON and HTML.
 */
final class Secrets {
  private static final String MASK = "***";
  // Shorter ones are struck out only as words of their own, and the shortest not at all: they
  // would take letters out of every other word.
  private static final int LONG = 8;
  private static final int SHORTEST = 3;
  private static final int LONG_PART = 16;

  private final List<String> forms;

  private Secrets(List<String> forms) {
    this.forms = forms;
  }

  static Secrets none() {
    return new Secrets(List.of());
  }

  /** These and what that value of an {@code Authorization} header gives away. */
  Secrets and(String header) {
    Set<String> all =
        new TreeSet<>(
            Comparator.comparing(String::length)
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
    all.addAll(forms);
    addForms(all, header);
    int space = header.indexOf(' ');
    String credentials = header.substring(space + 1).strip();
    addForms(all, credentials);
    if (header.regionMatches(true, 0, "Basic ", 0, 6)) {
      addPair(all, credentials);
    } else {
      addParts(all, credentials);
    }
    return new Secrets(all.stream().filter(form -> form.length() >= SHORTEST).toList());
  }

  private static void addPair(Set<String> all, String credentials) {
    try {
      String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
      addForms(all, pair);
      addForms(all, pair.substring(pair.indexOf(':') + 1));
    } catch (IllegalArgumentException notBase64) {
      // It is struck out as it stands.
    }
  }

  // The signature of a signed token is as good as the token to whoever can guess the rest.
  private static void addParts(Set<String> all, String token) {
    for (String part : token.split("\\.", -1)) {
      if (part.length() >= LONG_PART) {
        all.add(part);
      }
    }
  }

  private static void addForms(Set<String> all, String secret) {
    all.add(secret);
    all.add(unpadded(secret));
    String base64 = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    all.add(unpadded(base64));
    all.add(unpadded(base64).replace('+', '-').replace('/', '_'));
    all.add(percent(secret));
    all.add(percent(secret).replace("%20", "+"));
    all.add(percent(secret).replace("%2F", "/"));
    all.add(json(secret, false));
    all.add(json(secret, true));
    all.add(html(secret));
  }

  private static String unpadded(String base64) {
    return base64.endsWith("=") ? base64.replaceAll("=+$", "") : base64;
  }

  private static String percent(String secret) {
    try {
      return Percent.encode(secret);
    } catch (IllegalArgumentException halfOfAPair) {
      return secret;
    }
  }

  private static String json(String secret, boolean ascii) {
    StringBuilder out = new StringBuilder(secret.length());
    for (int i = 0; i < secret.length(); i++) {
      char c = secret.charAt(i);
      if (c == '"' || c == '\\' || (ascii && c == '/')) {
        out.append('\\').append(c);
      } else if (c < ' ' || (ascii && (c > '~' || "<>&'+".indexOf(c) >= 0))) {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String html(String secret) {
    return secret
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** The text without them. */
  String strike(String text) {
    String clean = text;
    for (String form : forms) {
      clean = form.length() >= LONG ? clean.replace(form, MASK) : struckAsWord(clean, form);
    }
    return clean;
  }

  /** The beginning of the text without them: none is left because the cut went through it. */
  String strike(String text, int limit) {
    if (forms.isEmpty()) {
      return text.length() > limit ? text.substring(0, limit) : text;
    }
    int window = limit * 2;
    if (text.length() <= window) {
      String clean = strike(text);
      return clean.length() > limit ? clean.substring(0, limit) : clean;
    }
    String clean = strike(text.substring(0, window));
    int whole = Math.max(0, clean.length() - forms.get(0).length());
    return clean.substring(0, Math.min(limit, whole));
  }

  private static String struckAsWord(String text, String form) {
    int at = text.indexOf(form);
    if (at < 0) {
      return text;
    }
    List<String> kept = new ArrayList<>();
    int from = 0;
    for (; at >= 0; at = text.indexOf(form, at + 1)) {
      if (at >= from && isBorder(text, at - 1) && isBorder(text, at + form.length())) {
        kept.add(text.substring(from, at));
        from = at + form.length();
      }
    }
    kept.add(text.substring(from));
    return String.join(MASK, kept);
  }

  private static boolean isBorder(String text, int at) {
    return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
  }
}
