// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.control;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.PathPattern;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.service.LoggedRequest;
import io.github.fluentado.emulator.service.Service;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Tells which requests there were, and forgets them. */
final class RequestRoutes {
  private static final Set<String> FILTERS =
      Set.of("method", "path", "status", "header", "containing");

  private final Service service;

  RequestRoutes(Service service) {
    this.service = service;
  }

  HttpAnswer handle(ControlCall call) {
    call.only("GET", "DELETE");
    if (call.is("DELETE")) {
      service.forgetRequests();
      return Answers.none();
    }
    Predicate<LoggedRequest> wanted = filter(call.query());
    List<LoggedRequest> some = service.log().all().stream().filter(wanted).toList();
    return Answers.list(some, RequestRoutes::json);
  }

  private static Predicate<LoggedRequest> filter(Query query) {
    query.values().keySet().stream()
        .filter(name -> !FILTERS.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              String known = String.join(", ", FILTERS.stream().sorted().toList());
              throw ControlCall.refused(
                  400, "Unknown filter " + name + "; known are " + known + ".");
            });
    PathPattern pattern =
        PathPattern.of(query.text("method").orElse("*"), query.text("path").orElse("**"));
    Optional<Integer> status = query.number("status");
    Optional<String> text = query.text("containing");
    Optional<String> header = query.text("header").map(name -> name.toLowerCase(Locale.ROOT));
    return request ->
        pattern.matches(request.method(), request.target())
            && status.map(number -> number == request.status()).orElse(true)
            && text.map(part -> request.body().contains(part)).orElse(true)
            && header.map(name -> request.headers().containsKey(name)).orElse(true);
  }

  private static Doc json(LoggedRequest request) {
    return Doc.of("method", request.method())
        .with("target", request.target())
        .with("headers", request.headers())
        .with("body", request.body())
        .with("status", request.status());
  }
}
