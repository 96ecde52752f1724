// SPDX-License-Identifier: MIT
package io.github.fluentado.core.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;

/** A server on loopback that controls every byte it sends, and counts what it gets. */
public final class RawServer implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;

  private final ServerSocket server;
  private final String origin;
  private final Handler handler;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch aborted = new CountDownLatch(1);

  /** What to do with a request. */
  @FunctionalInterface
  public interface Handler {
    void handle(Request request, Wire wire) throws IOException;
  }

  /** A request as it came. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares two.
  public record Request(String method, String target, List<String> headers, byte[] body) {
    public List<String> all(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
          .map(line -> line.substring(start.length()).strip())
          .toList();
    }

    public Optional<String> first(String name) {
      return all(name).stream().findFirst();
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** The way back. */
  public final class Wire {
    private final Socket socket;
    private final OutputStream out;

    private Wire(Socket socket) throws IOException {
      this.socket = socket;
      this.out = socket.getOutputStream();
    }

    /** Text as it is; line ends are written as {@code \n} and sent as CRLF. */
    public void send(String head) throws IOException {
      send(head.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    public void send(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    /** A whole answer; header lines end with {@code \n}. */
    public void answer(int status, String headerLines, byte[] body) throws IOException {
      send("HTTP/1.1 " + status + " Text\n" + headerLines);
      send("Content-Length: " + body.length + "\n\n");
      send(body);
    }

    public void answer(int status, String headerLines, String body) throws IOException {
      answer(status, headerLines, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Ends the connection in order. */
    public void close() throws IOException {
      socket.close();
    }

    /** Breaks the connection. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /** Says nothing more until the other side gives up. */
    public void hold() throws IOException {
      try {
        if (socket.getInputStream().read() < 0) {
          aborted.countDown();
        }
      } catch (IOException reset) {
        aborted.countDown();
        throw reset;
      }
    }
  }

  public RawServer(Handler handler) {
    this(plain(), "http://127.0.0.1", handler);
  }

  private RawServer(ServerSocket server, String origin, Handler handler) {
    this.server = server;
    this.origin = origin;
    this.handler = handler;
    daemon(this::accept);
  }

  private static ServerSocket plain() {
    try {
      return new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }

  /** The same behind TLS, as {@code localhost}. */
  public static RawServer secure(SSLServerSocketFactory sockets, boolean askClient, Handler handler)
      throws IOException {
    return secure(sockets, server -> server.setNeedClientAuth(askClient), handler);
  }

  /** The same with more to be set. */
  public static RawServer secure(
      SSLServerSocketFactory sockets, Consumer<SSLServerSocket> settings, Handler handler)
      throws IOException {
    SSLServerSocket server =
        (SSLServerSocket) sockets.createServerSocket(0, 200, InetAddress.getLoopbackAddress());
    settings.accept(server);
    return new RawServer(server, "https://localhost", handler);
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        // An answer goes out in pieces, which would wait for each other.
        socket.setTcpNoDelay(true);
        connections.incrementAndGet();
        sockets.add(socket);
        daemon(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      Wire wire = new Wire(socket);
      while (!socket.isClosed()) {
        Request request = read(in);
        requests.add(request);
        handler.handle(request, wire);
      }
    } catch (IOException gone) {
      // The other side has ended the connection, or this one has.
    }
  }

  private static Request read(InputStream in) throws IOException {
    String[] first = line(in).split(" ", 3);
    List<String> headers = new ArrayList<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      headers.add(line);
    }
    Request head = new Request(first[0], first[1], headers, new byte[0]);
    byte[] body;
    if (head.first("Transfer-Encoding").isPresent()) {
      body = chunks(in);
    } else {
      int length = Integer.parseInt(head.first("Content-Length").orElse("0"));
      body = in.readNBytes(length);
      if (body.length < length) {
        throw new IOException("cut off");
      }
    }
    return new Request(first[0], first[1], headers, body);
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = Integer.parseInt(line(in), 16);
        size > 0;
        size = Integer.parseInt(line(in), 16)) {
      body.write(in.readNBytes(size));
      line(in);
    }
    line(in);
    return body.toByteArray();
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("the end");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  public URI uri(String target) {
    return URI.create(origin + ":" + server.getLocalPort() + target);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** The whole requests that have come, in order. */
  public List<Request> requests() {
    return requests;
  }

  public int connections() {
    return connections.get();
  }

  /** Blocks until the other side has given up a connection that was held; false if it does not. */
  public boolean awaitAborted() throws InterruptedException {
    return aborted.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
