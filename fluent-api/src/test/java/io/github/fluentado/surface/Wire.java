// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.transport.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what left. What is meant for hosts of the service goes to an emulator, where all hosts of
 * an organization are one; addresses that it gives out are given out as the service's. What is
 * meant for a server is that emulator's already.
 */
final class Wire implements Transport {
  private static final String STORAGE = ".blob.core.windows.net";
  private static final Pattern LOOPBACK =
      Pattern.compile("http://(?:127\\.0\\.0\\.1|localhost):(\\d+)");
  private static final Pattern VERSION =
      Pattern.compile("Vss(VersionOutOfRange|InvalidPreviewVersion)Exception");

  private final Transport inner;
  private final String organization;
  private final String emulator;
  private final List<Sent> sent = new ArrayList<>();

  /**
   * @param organization as it is named in the addresses of the service; empty for a server
   * @param emulator its address, without a slash at the end
   */
  Wire(Transport inner, String organization, String emulator) {
    this.inner = inner;
    this.organization = organization;
    this.emulator = emulator;
  }

  /**
   * A request as it left for the service.
   *
   * @param path as it was encoded
   * @param query names and values, decoded, in their order
   * @param body absent if there was none
   */
  record Sent(
      String verb,
      String host,
      String path,
      List<List<String>> query,
      Headers headers,
      @Nullable String body) {
    String header(String name) {
      return headers.first(name).orElse("");
    }

    boolean asks(String name) {
      return query.stream().anyMatch(one -> one.get(0).equals(name));
    }

    /** The only value of a parameter. */
    String query(String name) {
      List<String> values =
          query.stream().filter(one -> one.get(0).equals(name)).map(one -> one.get(1)).toList();
      if (values.size() != 1) {
        throw new AssertionError(name + " is there " + values.size() + " times: " + query);
      }
      return values.get(0);
    }
  }

  /** What left since this was last asked, but what was refused for its version alone. */
  synchronized List<Sent> taken() {
    List<Sent> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }

  @Override
  public <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
    Sent kept;
    try {
      kept = keep(request);
    } catch (IOException broken) {
      return CompletableFuture.failedFuture(broken);
    }
    return inner.send(
        request.to(there(request.uri())),
        (status, headers, body) -> {
          Headers told = headers;
          for (String place : headers.all("Location")) {
            told = told.with("Location", asService(place));
          }
          if (!headers.first("Content-Type").orElse("").contains("json")) {
            return receiver.receive(status, told, body);
          }
          try (InputStream whole = body) {
            String text = new String(whole.readAllBytes(), StandardCharsets.UTF_8);
            if (status == 400 && VERSION.matcher(text).find()) {
              forget(kept);
            }
            byte[] bytes = asService(text).getBytes(StandardCharsets.UTF_8);
            return receiver.receive(
                status, told.without("Content-Length"), new ByteArrayInputStream(bytes));
          }
        });
  }

  private synchronized void forget(Sent request) {
    sent.remove(request);
  }

  private synchronized Sent keep(HttpRequest request) throws IOException {
    URI uri = request.uri();
    RequestBody body = request.body();
    Sent kept =
        new Sent(
            request.method(),
            uri.getHost(),
            uri.getRawPath(),
            query(uri.getRawQuery()),
            request.headers(),
            body == null ? null : text(body));
    sent.add(kept);
    return kept;
  }

  private static List<List<String>> query(@Nullable String raw) {
    List<List<String>> query = new ArrayList<>();
    for (String one : raw == null ? new String[0] : raw.split("&", -1)) {
      String[] parts = one.split("=", 2);
      query.add(List.of(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1])));
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String text(RequestBody body) throws IOException {
    try (InputStream stream = body.open()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private URI there(URI uri) {
    if (organization.isEmpty()) {
      return uri;
    }
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String path = uri.getRawPath();
    if (uri.getHost().endsWith(STORAGE)) {
      String port = uri.getHost().replace(STORAGE, "").replaceAll("\\D", "");
      return URI.create("http://127.0.0.1:" + port + path + query);
    }
    String prefix = "/" + organization;
    return URI.create(
        emulator + (path.startsWith(prefix) ? path.substring(prefix.length()) : path) + query);
  }

  private String asService(String text) {
    if (organization.isEmpty()) {
      return text;
    }
    String own = text.replace(emulator, "https://dev.azure.com/" + organization);
    return LOOPBACK.matcher(own).replaceAll("https://emulator-$1" + STORAGE);
  }

  @Override
  public void close() {
    inner.close();
  }
}
