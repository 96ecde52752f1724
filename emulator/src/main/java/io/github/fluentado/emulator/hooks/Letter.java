// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.hooks.Notification.Exchange;
import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.server.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A request ready to be sent. */
record Letter(WebHook hook, JsonObject body) {
  private static final Set<String> OPEN =
      Set.of(
          "content-type", "user-agent", "x-vss-activityid", "x-vss-subscriptionid", "request-id");

  byte[] bytes() {
    return Json.text(body).getBytes(StandardCharsets.UTF_8);
  }

  /** What the history shows of the request. */
  Exchange exchange() {
    return new Exchange(request(), null, null, Duration.ZERO);
  }

  String request() {
    String json =
        new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create()
            .toJson(body);
    String head =
        "Method: POST\nURI: %s\nHTTP Version: 1.1\nHeaders:\n{\n%s\n}\nContent:\n%s"
            .formatted(hook.url(), headers(), json);
    return hook.masked(head);
  }

  private String headers() {
    return hook.headers().lines().stream()
        .map(line -> "  " + line.name() + ": " + shown(line))
        .collect(Collectors.joining("\n"));
  }

  private static String shown(Headers.Line line) {
    boolean open = OPEN.contains(line.name().toLowerCase(Locale.ROOT));
    return open ? line.value() : OrderReader.MASK;
  }
}
