// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import io.github.fluentado.emulator.hooks.Subscription.Order;
import io.github.fluentado.emulator.http.Headers;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a Web Hooks subscription sends to, and with which headers.
 *
 * @param secrets texts that no history may show
 */
record WebHook(URI url, Headers headers, List<String> secrets) {
  private static final Pattern HEADER =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+)\\s*:[ \\t]*([\\x20-\\x7e]*)");
  private static final Set<String> FRAMING =
      Set.of("host", "content-length", "connection", "expect", "upgrade", "transfer-encoding");

  WebHook {
    secrets = List.copyOf(secrets);
  }

  static WebHook of(Order order) {
    List<Headers.Line> lines = headerLines(order.consumerInput("httpHeaders").orElse(""));
    List<String> secrets = new ArrayList<>();
    lines.forEach(line -> secrets.add(line.value()));
    Headers headers = Headers.NONE.with("Content-Type", "application/json; charset=utf-8");
    headers = headers.with("User-Agent", "VSServices/19.0 (emulator)");
    String user = order.consumerInput("basicAuthUsername").orElse("");
    String password = order.consumerInput("basicAuthPassword").orElse("");
    if (!user.isEmpty() || !password.isEmpty()) {
      byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      String encoded = Base64.getEncoder().encodeToString(pair);
      headers = headers.with("Authorization", "Basic " + encoded);
      secrets.addAll(List.of(encoded, password));
    }
    headers = headers.with(new Headers(lines));
    secrets.removeIf(secret -> secret.length() < 3);
    return new WebHook(URI.create(order.consumerInput("url").orElse("")), headers, secrets);
  }

  WebHook with(String name, String value) {
    return new WebHook(url, headers.with(name, value), secrets);
  }

  /** Refuses inputs with which nothing could be sent, or nothing should. */
  static void check(Map<String, String> inputs) {
    URI url = url(inputs.getOrDefault("url", ""));
    headerLines(inputs.getOrDefault("httpHeaders", ""));
    boolean credentials =
        !inputs.getOrDefault("basicAuthUsername", "").isEmpty()
            || !inputs.getOrDefault("basicAuthPassword", "").isEmpty();
    if (credentials && !url.getScheme().equalsIgnoreCase("https") && !isLoopback(url.getHost())) {
      throw HookErrors.input("url", "must begin with https when credentials are sent");
    }
    if (inputs.getOrDefault("acceptUntrustedCerts", "").equalsIgnoreCase("true")) {
      throw HookErrors.input(
          "acceptUntrustedCerts", "cannot be true here: the emulator trusts what the JVM trusts");
    }
  }

  private static URI url(String text) {
    try {
      URI url = new URI(text);
      boolean http = "http".equalsIgnoreCase(url.getScheme());
      if ((http || "https".equalsIgnoreCase(url.getScheme())) && url.getHost() != null) {
        if (url.getRawUserInfo() != null) {
          throw HookErrors.input("url", "may not hold credentials; there are inputs for them");
        }
        return url;
      }
    } catch (URISyntaxException e) {
      throw noUrl();
    }
    throw noUrl();
  }

  private static RuntimeException noUrl() {
    return HookErrors.input("url", "does not match the required data type 'Uri'");
  }

  /** By its name alone, or as an address; nothing is asked of any name server. */
  private static boolean isLoopback(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      boolean address = host.startsWith("[") || host.matches("[0-9.]+");
      return address && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static List<Headers.Line> headerLines(String text) {
    List<Headers.Line> lines = new ArrayList<>();
    text.lines().map(String::trim).filter(line -> !line.isEmpty()).forEach(l -> lines.add(line(l)));
    return lines;
  }

  private static Headers.Line line(String text) {
    var match = HEADER.matcher(text);
    if (!match.matches()) {
      // The line itself is not repeated: it may be a secret that lost its name.
      throw HookErrors.input("httpHeaders", "needs lines of the form Key:value");
    }
    if (FRAMING.contains(match.group(1).toLowerCase(Locale.ROOT))) {
      throw HookErrors.input("httpHeaders", "cannot set the header " + match.group(1));
    }
    return new Headers.Line(match.group(1), match.group(2));
  }

  /** The text without any secret of this subscription. */
  String masked(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, OrderReader.MASK);
    }
    return masked;
  }

  @Override
  public String toString() {
    return "WebHook[" + url.getHost() + "]"; // the rest may be secret
  }
}
