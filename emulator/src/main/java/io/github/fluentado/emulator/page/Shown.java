// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.page;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.secrets.Scrubber;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.synthesis.Synthesis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An exchange as people see it: text without secrets, of a length that can be read. */
final class Shown {
  private static final int LONGEST = 64 * 1024;
  private static final Pattern TEXT = Pattern.compile("^text/|xml|yaml|urlencoded");

  private final Scrubber scrubber;

  Shown(Scrubber scrubber) {
    this.scrubber = scrubber;
  }

  Doc json(Exchange exchange) {
    HttpRequest request = exchange.request();
    request.headers().lines().forEach(line -> scrubber.learnHeader(line.name(), line.value()));
    String sent = body(request.headers(), request.length(), request.bodyText());
    Doc shown =
        Doc.of("number", exchange.number())
            .with("time", exchange.time())
            .with("method", request.method())
            .with("target", target(request.target()))
            .with("status", exchange.delivery().status())
            .with("requestHeaders", headers(request.headers()))
            .with("requestBody", sent);
    Optional<HttpAnswer> answer = exchange.answer();
    if (answer.isPresent()) {
      HttpAnswer given = answer.get();
      shown
          .with("answerHeaders", headers(given.headers()))
          .with("answerBody", body(given.headers(), given.length(), given.bodyText()))
          .with("madeUp", given.headers().first(Synthesis.MARK).orElse(null));
    }
    return shown;
  }

  /** Path and query; values of parameters whose names speak of secrets are hidden. */
  private String target(String target) {
    int mark = target.indexOf('?');
    if (mark < 0) {
      return scrubber.text(target);
    }
    List<String> pairs = new ArrayList<>();
    for (String pair : target.substring(mark + 1).split("&", -1)) {
      int is = pair.indexOf('=');
      String name = is < 0 ? pair : pair.substring(0, is);
      pairs.add(
          is < 0 ? pair : name + "=" + scrubber.parameter(name, pair.substring(is + 1), false));
    }
    return scrubber.text(target.substring(0, mark)) + "?" + String.join("&", pairs);
  }

  private List<String> headers(Headers headers) {
    return headers.lines().stream()
        .map(line -> line.name() + ": " + scrubber.header(line.name(), line.value()))
        .toList();
  }

  private String body(Headers headers, int length, String text) {
    String type = headers.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    boolean json = type.contains("json");
    if (length == 0) {
      return "";
    } else if (!json && !type.isEmpty() && !TEXT.matcher(type).find()) {
      return "(" + length + " bytes of " + type + ")";
    } else if (length > LONGEST) {
      // Where it is cut, what it says of a secret value may be gone.
      return "(" + length + " bytes of " + type + ": too long to be shown)";
    }
    return json ? structured(text) : scrubber.document(text);
  }

  private String structured(String text) {
    try {
      JsonElement value = Json.parse(text);
      return Json.text(scrubber.json(value, false));
    } catch (ServiceException | JsonParseException e) { // it was refused for that, too
      return scrubber.document(text);
    }
  }
}
