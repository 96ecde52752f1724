// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A fault that has been set. */
public final class Fault {
  private final String method;
  private final Pattern path;
  private final boolean fromApis;
  private final int times;
  private final int skip;
  private final Headers headers;
  private final Effect effect;
  private final AtomicInteger matched = new AtomicInteger();

  Fault(String method, String path, int times, int skip, Headers headers, Effect effect) {
    this.method = method;
    this.path = pattern(path);
    this.fromApis = path.toLowerCase(Locale.ROOT).startsWith("/_apis");
    this.times = times;
    this.skip = skip;
    this.headers = headers;
    this.effect = effect;
  }

  private static Pattern pattern(String glob) {
    String open = "\\E.*\\Q";
    String one = "\\E[^/]*\\Q";
    String regex = glob.replace("**", "\u0000").replace("*", one).replace("\u0000", open);
    return Pattern.compile("\\Q" + regex + "\\E", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  boolean strikes(HttpRequest request) {
    boolean verb = method.equals("*") || method.equalsIgnoreCase(request.method());
    if (!verb || !path.matcher(place(request)).matches()) {
      return false;
    }
    int number = matched.updateAndGet(n -> n == Integer.MAX_VALUE ? n : n + 1);
    return number > skip && number - skip <= times;
  }

  private String place(HttpRequest request) {
    String raw = request.target().split("\\?", 2)[0];
    String decoded;
    try {
      decoded = Percent.decode(raw);
    } catch (ServiceException e) {
      decoded = raw;
    }
    int apis = decoded.toLowerCase(Locale.ROOT).indexOf("/_apis");
    int organization = decoded.indexOf('/', 1);
    int start = fromApis ? apis : organization;
    return start < 0 ? decoded : decoded.substring(start);
  }

  boolean spent() {
    return strikes() >= times;
  }

  /** How many requests it has struck so far. */
  public int strikes() {
    return Math.max(0, Math.min(times, matched.get() - skip));
  }

  Headers headers() {
    return headers;
  }

  Effect effect() {
    return effect;
  }
}
