// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.replay;

import io.github.fluentado.emulator.http.Delivery;
import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.replay.Recorded.Answered;
import io.github.fluentado.emulator.replay.Recorded.Asked;
import io.github.fluentado.emulator.secrets.Scrubber;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.ServiceException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Passes requests on and keeps what passed. */
final class Tape {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Belong to one connection, or say how a body is packed, which is not passed on. */
  private static final Set<String> OF_CONNECTION =
      Set.of(
          "host",
          "connection",
          "keep-alive",
          "content-length",
          "transfer-encoding",
          "te",
          "trailer",
          "upgrade",
          "expect",
          "accept-encoding",
          "proxy-connection",
          "http2-settings");

  /** Would be wrong on loopback, or are made anew. */
  private static final Set<String> OF_SERVER =
      Set.of("date", "strict-transport-security", "alt-svc");

  private static final Set<String> TELLING =
      Set.of(
          "accept",
          "authorization",
          "content-type",
          "content-range",
          "range",
          "if-match",
          "if-none-match",
          "x-http-method-override");

  private final Servers servers;
  private final Scrubber scrubber;
  private final Folder folder;
  private final AtomicInteger numbers = new AtomicInteger();
  private final AtomicInteger written = new AtomicInteger();
  private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();

  /** Never follows redirects: the client is to see them, and to decide about its credentials. */
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Tape(Servers servers, Scrubber scrubber, Folder folder) {
    this.servers = servers;
    this.scrubber = scrubber;
    this.folder = folder;
  }

  int exchanges() {
    return written.get();
  }

  Optional<IOException> failure() {
    return Optional.ofNullable(failure.get());
  }

  Delivery pass(HttpRequest request) {
    int number = numbers.incrementAndGet();
    try {
      HttpResponse<byte[]> response = client.send(outward(request), BodyHandlers.ofByteArray());
      keep(number, request, response);
      return new Delivery.Whole(inward(response));
    } catch (IOException | IllegalArgumentException e) {
      return new Delivery.Whole(unreachable(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Delivery.Reset();
    }
  }

  private HttpAnswer unreachable(Exception e) {
    String text = "The recorder cannot pass the request on: " + scrubber.text(e.toString());
    ServiceException refusal =
        ServiceException.of(502, "FluentAdo.Emulator.NotPassedOnException", 3000, text);
    return Answers.json(502, refusal.body());
  }

  private java.net.http.HttpRequest outward(HttpRequest request) {
    UnaryOperator<String> real = servers.toReal()::apply;
    int server = servers.meant(request.target());
    String target = servers.real().get(server) + servers.inside(real.apply(request.target()));
    byte[] body = changed(type(request.headers()), request.body(), real);
    var outward =
        java.net.http.HttpRequest.newBuilder(URI.create(target))
            .timeout(PATIENCE)
            .method(
                request.method(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    for (Headers.Line line : request.headers().lines()) {
      if (!OF_CONNECTION.contains(lower(line.name()))) {
        outward.header(line.name(), real.apply(line.value()));
      }
    }
    return outward.build();
  }

  /** The body with addresses changed; one that is packed or no text stays as it is. */
  private static byte[] changed(String mediaType, byte[] body, UnaryOperator<String> change) {
    if (!Content.isText(mediaType)) {
      return body;
    }
    return Content.text(body)
        .map(text -> change.apply(text).getBytes(StandardCharsets.UTF_8))
        .orElse(body);
  }

  private HttpAnswer inward(HttpResponse<byte[]> response) {
    UnaryOperator<String> local = servers.toLocal()::apply;
    List<Headers.Line> lines = new ArrayList<>();
    for (Headers.Line line : lines(response)) {
      lines.add(new Headers.Line(line.name(), local.apply(line.value())));
    }
    byte[] body = changed(type(new Headers(lines)), response.body(), local);
    return HttpAnswer.of(response.statusCode(), new Headers(lines), body);
  }

  private static List<Headers.Line> lines(HttpResponse<byte[]> response) {
    List<Headers.Line> lines = new ArrayList<>();
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!OF_CONNECTION.contains(lower(name)) && !OF_SERVER.contains(lower(name))) {
                values.forEach(value -> lines.add(new Headers.Line(name, value)));
              }
            });
    return lines;
  }

  private void keep(int number, HttpRequest request, HttpResponse<byte[]> response) {
    request.headers().lines().forEach(line -> scrubber.learnHeader(line.name(), line.value()));
    lines(response).forEach(line -> scrubber.learnHeader(line.name(), line.value()));
    boolean acl = Places.isAccessControl(request.target().split("\\?", 2)[0]);
    // Twice: a secret may stand in the open before the place that gives it away.
    asked(request);
    answered(response, acl);
    Recorded exchange = new Recorded(asked(request), answered(response, acl));
    try {
      folder.write(number, exchange);
      written.incrementAndGet();
    } catch (IOException e) {
      failure.compareAndSet(null, e);
    }
  }

  private Asked asked(HttpRequest request) {
    UnaryOperator<String> file = servers.localToFile()::apply;
    String[] halves = request.target().split("\\?", 2);
    boolean acl = Places.isAccessControl(halves[0]);
    List<String> query =
        Places.query(halves.length > 1 ? halves[1] : "").stream()
            .map(pair -> parameter(pair, file, acl))
            .toList();
    List<Headers.Line> lines =
        request.headers().lines().stream()
            .filter(line -> TELLING.contains(lower(line.name())))
            .map(line -> header(line, file))
            .toList();
    return new Asked(
        request.method(),
        servers.host(request.target()),
        scrubber.text(servers.inside(halves[0])),
        query,
        new Headers(lines),
        content(type(request.headers()), request.body(), file, acl));
  }

  private String parameter(Places.Pair pair, UnaryOperator<String> file, boolean acl) {
    return pair.name() + "=" + scrubber.parameter(pair.name(), file.apply(pair.value()), acl);
  }

  private Headers.Line header(Headers.Line line, UnaryOperator<String> file) {
    return new Headers.Line(line.name(), scrubber.header(line.name(), file.apply(line.value())));
  }

  private Answered answered(HttpResponse<byte[]> response, boolean acl) {
    UnaryOperator<String> file = servers.realToFile()::apply;
    List<Headers.Line> all = lines(response);
    List<Headers.Line> kept =
        all.stream()
            .filter(line -> !lower(line.name()).equals("set-cookie"))
            .map(line -> header(line, file))
            .toList();
    Content body = content(type(new Headers(all)), response.body(), file, acl);
    return new Answered(response.statusCode(), new Headers(kept), body);
  }

  private @Nullable Content content(
      String mediaType, byte[] body, UnaryOperator<String> file, boolean acl) {
    if (body.length == 0) {
      return null;
    }
    Content plain = Content.map(Content.of(mediaType, body), file);
    return Content.scrubbed(plain, scrubber, acl);
  }

  /** A packed body is not read as text, whatever it holds. */
  private static String type(Headers headers) {
    boolean packed =
        headers.first("Content-Encoding").filter(e -> !e.equalsIgnoreCase("identity")).isPresent();
    return packed ? "" : headers.first("Content-Type").orElse("");
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
