// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A fast server on loopback, in a process of its own: bytes that are ready, one write an answer,
 * and no more understanding of HTTP than that takes. {@code /d200/…} is answered after 200 ms, and
 * {@code /r20/blob/…} has 20 MB a second for each connection. It is a proxy, too, that leads every
 * tunnel to itself, for a client that knows one host only.
 */
public final class Server {
  private static final String JSON = "application/json; charset=utf-8";
  private static final int CHUNK = 64 * 1024;
  private static final int PAGE = 1000;

  private final byte[] list = answer(JSON, "", Canned.workItems());
  private final byte[] item = answer(JSON, "", bytes(Canned.workItem(4711)));
  private final byte[] attachment =
      answer(JSON, "", bytes("{\"id\":\"00000000-0000-0000-0000-000000000001\",\"url\":\"x\"}"));
  private final byte[] areas =
      answer(
          JSON,
          "",
          bytes(
              "{\"id\":\"a\",\"name\":\"wit\",\"locationUrl\":\"https://dev.azure.com/contoso/\"}"));
  private final byte[] refs = Canned.refs(PAGE);
  private final Map<Integer, byte[]> briefs = new ConcurrentHashMap<>();
  private final byte[] zeros = new byte[CHUNK];
  private final AtomicLong count = new AtomicLong();
  private final AtomicLong served = new AtomicLong();
  private final @Nullable SSLContext tls;

  private Server(@Nullable SSLContext tls) {
    this.tls = tls;
  }

  /** Arguments: a port, 0 for any; optionally a key store (PKCS #12, password "changeit"). */
  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    Server server = new Server(args.length > 1 ? context(Path.of(args[1])) : null);
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2000);
      System.out.println("port " + socket.getLocalPort());
      endWithParent();
      while (true) {
        Socket client = socket.accept();
        client.setTcpNoDelay(true);
        daemon(() -> server.serve(client));
      }
    }
  }

  private static SSLContext context(Path store) throws Exception {
    char[] password = "changeit".toCharArray();
    KeyStore keys = KeyStore.getInstance(store.toFile(), password);
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "connection");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whoever started this holds its input open. */
  private static void endWithParent() {
    daemon(
        () -> {
          try {
            while (System.in.read() >= 0) {
              // Nothing is said.
            }
          } catch (IOException gone) {
            // Ends, too.
          }
          System.exit(0);
        });
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream(), CHUNK);
      OutputStream out = client.getOutputStream();
      Head head = Head.read(in);
      if (head != null && head.method.equals("CONNECT") && tls != null) {
        out.write(bytes("HTTP/1.1 200 OK\r\n\r\n"));
        SSLSocket secure =
            (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), true);
        secure.setUseClientMode(false);
        in = new BufferedInputStream(secure.getInputStream(), CHUNK);
        out = secure.getOutputStream();
        head = Head.read(in);
      }
      while (head != null) {
        head.skipBody(in);
        count.incrementAndGet();
        answer(head, out);
        head = Head.read(in);
      }
    } catch (IOException gone) {
      // The client has ended the connection.
    }
  }

  private void answer(Head head, OutputStream out) throws IOException {
    String target = head.target;
    int megabytes = 0;
    if (target.startsWith("/r") && target.contains("/blob/")) {
      int end = target.indexOf('/', 2);
      megabytes = Integer.parseInt(target.substring(2, end));
      target = target.substring(end);
    }
    if (target.startsWith("/d")) {
      int end = target.indexOf('/', 2);
      long nanos = Long.parseLong(target.substring(2, end)) * 1_000_000;
      long due = System.nanoTime() + nanos;
      for (long left = nanos; left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      target = target.substring(end);
    }
    if (target.startsWith("/count")) {
      out.write(answer("text/plain", "", bytes(String.valueOf(count.getAndSet(0) - 1))));
    } else if (target.startsWith("/busy")) {
      out.write(
          bytes("HTTP/1.1 503 Busy\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n"));
    } else if (target.contains("/refs")) {
      page(target, out);
    } else if (target.contains("/zeros/")) {
      stream(Long.parseLong(target.replaceAll(".*/zeros/(\\d+).*", "$1")), out);
    } else if (target.contains("/blob/")) {
      Blob blob = new Blob(Long.parseLong(target.replaceAll(".*/blob/(\\d+).*", "$1")), megabytes);
      blob.answer(head.range, out, served);
    } else if (target.startsWith("/served")) {
      out.write(answer("text/plain", "", bytes(String.valueOf(served.getAndSet(0)))));
    } else if (target.contains("/attachments")) {
      out.write(attachment);
    } else if (target.contains("/resourceAreas")) {
      out.write(areas);
    } else if (target.contains("fields=")) {
      out.write(answer(JSON, "", brief(target)));
    } else {
      out.write(target.contains("ids=") ? list : item);
    }
  }

  /** Made once: what the server takes for it would be taken for the client's. */
  private byte[] brief(int id) {
    return briefs.computeIfAbsent(id, number -> bytes(Canned.brief(number)));
  }

  private byte[] brief(String target) {
    int from = target.indexOf("ids=") + "ids=".length();
    int end = target.indexOf('&', from);
    String ids = target.substring(from, end < 0 ? target.length() : end).replace("%2C", ",");
    ByteArrayOutputStream text = new ByteArrayOutputStream(40_000);
    text.writeBytes(bytes("{\"count\":0,\"value\":["));
    int place = 0;
    while (place < ids.length()) {
      int comma = ids.indexOf(',', place);
      int stop = comma < 0 ? ids.length() : comma;
      text.writeBytes(brief(Integer.parseInt(ids, place, stop, 10)));
      text.write(stop < ids.length() ? ',' : ']');
      place = stop + 1;
    }
    text.write('}');
    return text.toByteArray();
  }

  /** {@code /p5/…} has five pages. */
  private void page(String target, OutputStream out) throws IOException {
    int pages = Integer.parseInt(target.replaceAll(".*/p(\\d+)/.*", "$1"));
    int page =
        target.contains("ontinuationToken=")
            ? Integer.parseInt(target.replaceAll(".*ontinuationToken=(\\d+).*", "$1"))
            : 1;
    String more = page < pages ? "x-ms-continuationtoken: " + (page + 1) + "\r\n" : "";
    out.write(answer(JSON, more, refs));
  }

  private void stream(long length, OutputStream out) throws IOException {
    out.write(head("application/octet-stream", "", length));
    for (long left = length; left > 0; left -= CHUNK) {
      out.write(zeros, 0, (int) Math.min(left, CHUNK));
    }
  }

  private static byte[] head(String type, String more, long length) {
    return head("200 OK", type, more, length);
  }

  static byte[] head(String status, String type, String more, long length) {
    return bytes(
        "HTTP/1.1 "
            + status
            + "\r\nContent-Type: "
            + type
            + "\r\nActivityId: 6f1a9b8e-0000-4000-8000-000000000001\r\nX-TFS-Session: 6f1a9b8e\r\n"
            + "Cache-Control: no-cache\r\nVary: Accept-Encoding\r\n"
            + more
            + "Content-Length: "
            + length
            + "\r\n\r\n");
  }

  private static byte[] answer(String type, String more, byte[] body) {
    byte[] head = head(type, more, body.length);
    byte[] all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What is to be known of a request. */
  private record Head(String method, String target, long length, boolean chunked, String range) {

    static @Nullable Head read(InputStream in) throws IOException {
      String first = line(in);
      if (first.isEmpty()) {
        return null;
      }
      long length = 0;
      boolean chunked = false;
      String range = "";
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        char start = line.charAt(0);
        if ((start == 'R' || start == 'r') && line.regionMatches(true, 0, "range:", 0, 6)) {
          range = line.substring(6).strip();
        }
        if (start == 'C' || start == 'c' || start == 'T' || start == 't') {
          String lower = line.toLowerCase(Locale.ROOT);
          length =
              lower.startsWith("content-length:")
                  ? Long.parseLong(line.substring(15).strip())
                  : length;
          chunked |= lower.startsWith("transfer-encoding:");
        }
      }
      int space = first.indexOf(' ');
      return new Head(
          first.substring(0, space),
          first.substring(space + 1, first.indexOf(' ', space + 1)),
          length,
          chunked,
          range);
    }

    private static String line(InputStream in) throws IOException {
      StringBuilder line = new StringBuilder(80);
      for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
        if (b != '\r') {
          line.append((char) b);
        }
      }
      return line.toString();
    }

    void skipBody(InputStream in) throws IOException {
      if (!chunked) {
        in.skipNBytes(length);
        return;
      }
      for (long size = size(in); size > 0; size = size(in)) {
        in.skipNBytes(size);
        line(in);
      }
      line(in);
    }

    private static long size(InputStream in) throws IOException {
      return Long.parseLong(line(in).strip(), 16);
    }
  }
}
