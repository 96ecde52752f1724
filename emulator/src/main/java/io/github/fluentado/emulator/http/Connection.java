// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** One connection: requests in, answers out, until one side ends it. */
final class Connection {
  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(201, "Created"),
          Map.entry(202, "Accepted"),
          Map.entry(203, "Non-Authoritative Information"),
          Map.entry(204, "No Content"),
          Map.entry(206, "Partial Content"),
          Map.entry(302, "Found"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(409, "Conflict"),
          Map.entry(412, "Precondition Failed"),
          Map.entry(413, "Payload Too Large"),
          Map.entry(422, "Unprocessable Content"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(431, "Request Header Fields Too Large"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(503, "Service Unavailable"));

  /** The JDK's own format for this writes the first nine days of a month with one digit. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final int HANDSHAKE = 22;

  private final Socket socket;
  private final Socket wire;
  private final InstantSource clock;
  private final Function<HttpRequest, Delivery> handler;
  private final Hosts hosts;
  private final InputStream in;
  private final OutputStream out;

  Connection(
      Socket socket, InstantSource clock, Function<HttpRequest, Delivery> handler, Hosts hosts)
      throws IOException {
    this(socket, socket, clock, handler, hosts);
  }

  /** What is said on a socket goes over a wire, which is another one within TLS. */
  private Connection(
      Socket socket,
      Socket wire,
      InstantSource clock,
      Function<HttpRequest, Delivery> handler,
      Hosts hosts)
      throws IOException {
    this.socket = socket;
    this.wire = wire;
    this.clock = clock;
    this.handler = handler;
    this.hosts = hosts;
    this.in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
    this.out = socket.getOutputStream();
  }

  /**
   * Speaks TLS, if that is how the client begins and there is a certificate; within TLS, too, as a
   * client does whose proxy has an https address.
   */
  void serve() throws IOException {
    Optional<SSLSocketFactory> tls = hosts.tls();
    if (tls.isPresent() && beginsTls()) {
      serveWithin(tls.get());
    } else {
      serveRequests();
    }
  }

  private boolean beginsTls() throws IOException {
    in.mark(1);
    int first = in.read();
    in.reset();
    return first == HANDSHAKE;
  }

  /** What has been read already is the beginning of the handshake. */
  private void serveWithin(SSLSocketFactory tls) throws IOException {
    InputStream read = new ByteArrayInputStream(in.readNBytes(in.available()));
    try (SSLSocket inner = (SSLSocket) tls.createSocket(socket, read, true)) {
      new Connection(inner, wire, clock, handler, hosts).serve();
    }
  }

  private void serveRequests() throws IOException {
    String scheme = socket instanceof SSLSocket ? "https" : "http";
    RequestReader reader = new RequestReader(in, out, scheme);
    boolean goOn = true;
    while (goOn) {
      try {
        HttpRequest request = reader.next();
        goOn = request != null && answer(request);
      } catch (RequestReader.Malformed e) {
        HttpAnswer refusal = HttpAnswer.of(e.status(), "text/plain; charset=utf-8", e.text());
        write(refusal, "GET", true, Integer.MAX_VALUE);
        goOn = false;
      }
    }
  }

  private boolean answer(HttpRequest request) throws IOException {
    boolean last = request.isLast();
    boolean tunnel = request.method().equals(Target.CONNECT);
    Optional<String> refusal = request.site().filter(Site::proxied).flatMap(hosts::refusal);
    if (refusal.isPresent()) {
      String text = refusal.get() + "\n";
      write(HttpAnswer.of(403, "text/plain; charset=utf-8", text), "GET", true, Integer.MAX_VALUE);
      return false;
    }
    if (tunnel) {
      out.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      serve(); // on the same streams: what comes next is for the host that was named
      return false;
    }
    Delivery delivery = handler.apply(request);
    if (delivery instanceof Delivery.Whole whole) {
      HttpAnswer answer = Compression.asAccepted(whole.answer(), request);
      write(answer, request.method(), last, Integer.MAX_VALUE);
      return !last;
    } else if (delivery instanceof Delivery.Dripped slow) {
      drip(slow, request.method(), last);
      return !last;
    } else if (delivery instanceof Delivery.Truncated cut) {
      write(cut.answer(), request.method(), last, cut.bytes());
      wire.close(); // within TLS, no orderly end
    } else {
      wire.setSoLinger(true, 0); // closing now sends a reset instead of an orderly end
      wire.close();
    }
    return false;
  }

  private void write(HttpAnswer answer, String method, boolean last, int bodyBytes)
      throws IOException {
    byte[] head = head(answer, last);
    byte[] body = body(answer, method);
    // One write for both: two small ones could wait for each other's acknowledgement.
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length + body.length);
    bytes.write(head);
    bytes.write(body, 0, Math.min(body.length, bodyBytes));
    bytes.writeTo(out);
    out.flush();
  }

  private void drip(Delivery.Dripped slow, String method, boolean last) throws IOException {
    write(slow.answer(), method, last, slow.bytes());
    byte[] body = body(slow.answer(), method);
    for (int at = slow.bytes(); at < body.length; at += slow.bytes()) {
      Waiting.by(clock, slow.pause());
      out.write(body, at, Math.min(slow.bytes(), body.length - at));
      out.flush();
    }
  }

  private static byte[] body(HttpAnswer answer, String method) {
    return method.equals("HEAD") || bodyless(answer) ? new byte[0] : answer.bytes();
  }

  private byte[] head(HttpAnswer answer, boolean last) {
    StringBuilder head = new StringBuilder(512);
    head.append("HTTP/1.1 ").append(answer.status()).append(' ');
    head.append(REASONS.getOrDefault(answer.status(), "Status")).append("\r\n");
    head.append("Date: ").append(now()).append("\r\n");
    answer.headers().lines().forEach(h -> line(head, h.name(), h.value()));
    if (!bodyless(answer)) {
      line(head, "Content-Length", Integer.toString(answer.bytes().length));
    }
    if (last) {
      line(head, "Connection", "close");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean bodyless(HttpAnswer answer) {
    return answer.status() == 204 || answer.status() == 304;
  }

  private static void line(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }

  private String now() {
    return DATE.format(clock.instant());
  }
}
