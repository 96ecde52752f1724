// SPDX-License-Identifier: MIT
package io.github.fluentado.hard;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Secrets that appear nowhere else, and the search for them in every form they could take. */
final class Canaries {
  static final String PAT = "canarypat7f3kq9zx";
  static final String PASSWORD = "canary/pass+word=8w2";
  static final String BEARER = "canarybearer.5hd0.sig";
  static final String SIGNATURE = "canarySas%2Bsignature%3D";
  static final String HEADER = "canary-header-value-1m6";

  private static final List<String> FORMS = forms();

  private final LongAdder texts = new LongAdder();

  private static List<String> forms() {
    List<String> forms = new ArrayList<>(List.of(SIGNATURE, "canarySas+signature="));
    for (String secret : List.of(PAT, PASSWORD, BEARER, HEADER)) {
      forms.add(secret);
      forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
      forms.add(base64(secret));
      forms.add(base64(":" + secret));
      forms.add(base64("user:" + secret));
    }
    return List.copyOf(forms);
  }

  private static String base64(String text) {
    return Base64.getEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** How many texts were searched. */
  long texts() {
    return texts.sum();
  }

  /** The text with a secret, if one is in it. */
  Optional<String> leak(Object shown) {
    String text = String.valueOf(shown);
    texts.increment();
    return FORMS.stream()
        .filter(text::contains)
        .findFirst()
        .map(form -> shown.getClass().getName() + " shows " + form + ": " + text);
  }

  /** The same for all that can be seen of a failure, its causes and what was suppressed. */
  Optional<String> leak(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    Optional<String> found = leak((Object) trace);
    for (Throwable part = failure; part != null; part = part.getCause()) {
      Throwable shown = part;
      found =
          found
              .or(() -> leak((Object) shown.toString()))
              .or(() -> leak((Object) String.valueOf(shown.getMessage())));
      for (Throwable suppressed : part.getSuppressed()) {
        found = found.or(() -> leak(suppressed));
      }
    }
    return found;
  }
}
