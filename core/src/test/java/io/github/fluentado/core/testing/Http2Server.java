// SPDX-License-Identifier: MIT
package io.github.fluentado.core.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** HTTP/2 by hand, over TLS: each frame is at the test's command. It reads no headers. */
public final class Http2Server implements AutoCloseable {
  public static final int REFUSED_STREAM = 7;
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int GOAWAY = 7;
  private static final int WINDOW_UPDATE = 8;
  private static final int ACK = 1;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int MAX_CONCURRENT_STREAMS = 3;

  private final SSLServerSocket server;
  private final Handler handler;
  private final int streams;
  private final List<SSLSocket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();

  /** What to do with a request that has come whole. */
  @FunctionalInterface
  public interface Handler {
    void handle(int number, Stream stream) throws IOException;
  }

  /**
   * @param streams how many may be open at once on a connection
   */
  public Http2Server(SSLContext tls, int streams, Handler handler) throws IOException {
    this.server =
        (SSLServerSocket)
            tls.getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.streams = streams;
    this.handler = handler;
    daemon(this::accept);
  }

  /** What can be done on a connection. */
  private interface Frames {
    void frame(int type, int flags, int stream, byte[] payload) throws IOException;

    void end() throws IOException;
  }

  /** One request's way back. */
  public static final class Stream {
    private final int id;
    private final Frames connection;

    private Stream(int id, Frames connection) {
      this.id = id;
      this.connection = connection;
    }

    /** 200 with a text. */
    public void answer(String text) throws IOException {
      // The static table has ":status: 200" at 8.
      connection.frame(HEADERS, END_HEADERS, id, new byte[] {(byte) 0x88});
      connection.frame(DATA, END_STREAM, id, text.getBytes(StandardCharsets.UTF_8));
    }

    /** 200 and a beginning, no end. */
    public void begin(String text) throws IOException {
      connection.frame(HEADERS, END_HEADERS, id, new byte[] {(byte) 0x88});
      connection.frame(DATA, 0, id, text.getBytes(StandardCharsets.UTF_8));
    }

    public void reset(int code) throws IOException {
      connection.frame(RST_STREAM, 0, id, number(code));
    }

    /** Says that only streams up to that one were looked at; this one is {@code id}. */
    public void goAway(int last) throws IOException {
      ByteArrayOutputStream payload = new ByteArrayOutputStream();
      payload.write(number(last));
      payload.write(number(0));
      connection.frame(GOAWAY, 0, 0, payload.toByteArray());
    }

    public int id() {
      return id;
    }

    public void close() throws IOException {
      connection.end();
    }
  }

  private final class Connection implements Frames {
    private final SSLSocket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    Connection(SSLSocket socket) throws IOException {
      this.socket = socket;
      this.in = new DataInputStream(socket.getInputStream());
      this.out = new DataOutputStream(socket.getOutputStream());
    }

    @Override
    public synchronized void frame(int type, int flags, int stream, byte[] payload)
        throws IOException {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      whole.write(payload.length >> 16);
      whole.write(payload.length >> 8);
      whole.write(payload.length);
      whole.write(type);
      whole.write(flags);
      whole.write(number(stream));
      whole.write(payload);
      out.write(whole.toByteArray());
      out.flush();
    }

    @Override
    public void end() throws IOException {
      socket.close();
    }

    void serve() throws IOException {
      in.readNBytes(24);
      ByteArrayOutputStream settings = new ByteArrayOutputStream();
      settings.write(new byte[] {0, MAX_CONCURRENT_STREAMS});
      settings.write(number(streams));
      frame(SETTINGS, 0, 0, settings.toByteArray());
      while (true) {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        byte[] payload = in.readNBytes(length);
        read(type, flags, stream, payload);
      }
    }

    private void read(int type, int flags, int stream, byte[] payload) throws IOException {
      if (type == SETTINGS && (flags & ACK) == 0) {
        frame(SETTINGS, ACK, 0, new byte[0]);
      } else if (type == PING && (flags & ACK) == 0) {
        frame(PING, ACK, 0, payload);
      } else if (type == DATA && payload.length > 0) {
        frame(WINDOW_UPDATE, 0, 0, number(payload.length));
      }
      if ((type == HEADERS || type == DATA) && (flags & END_STREAM) != 0) {
        int number = requests.incrementAndGet();
        Stream request = new Stream(stream, this);
        daemon(() -> handle(number, request));
      }
    }

    private void handle(int number, Stream request) {
      try {
        handler.handle(number, request);
      } catch (IOException gone) {
        // The client has ended the connection.
      }
    }
  }

  private static byte[] number(int value) {
    return new byte[] {
      (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
    };
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "http2-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        SSLSocket socket = (SSLSocket) server.accept();
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        connections.incrementAndGet();
        sockets.add(socket);
        daemon(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(SSLSocket socket) {
    try (socket) {
      new Connection(socket).serve();
    } catch (IOException gone) {
      // The client has ended the connection.
    }
  }

  public URI uri(String target) {
    return URI.create("https://localhost:" + server.getLocalPort() + target);
  }

  /** How many requests have come whole. */
  public int requests() {
    return requests.get();
  }

  public int connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (SSLSocket socket : sockets) {
      socket.close();
    }
  }
}
