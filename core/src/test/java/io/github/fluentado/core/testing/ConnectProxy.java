// SPDX-License-Identifier: MIT
package io.github.fluentado.core.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy on loopback: tunnels, plain requests (one a connection), a login if wanted. */
public final class ConnectProxy implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final @Nullable String wanted;
  private final String refusal;
  private final List<List<String>> heads = new CopyOnWriteArrayList<>();

  /**
   * @param login name and password with a colon between, or nothing for a proxy open to all
   */
  public ConnectProxy(@Nullable String login) throws IOException {
    this(login, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"");
  }

  private ConnectProxy(@Nullable String login, String refusal) throws IOException {
    this.wanted =
        login == null
            ? null
            : "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    this.refusal = refusal;
    daemon(this::accept);
  }

  /** One that opens no way at all. */
  public static ConnectProxy refusing(String status) throws IOException {
    return new ConnectProxy("no:body", status);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Request line and headers of all that it was asked. */
  public List<List<String>> heads() {
    return heads;
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        daemon(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      List<String> head = head(in);
      while (!head.isEmpty()) {
        heads.add(head);
        if (refused(head)) {
          client
              .getOutputStream()
              .write(ascii("HTTP/1.1 " + refusal + "\r\nContent-Length: 0\r\n\r\n"));
          head = head(in);
        } else {
          forward(head, in, client.getOutputStream());
          return;
        }
      }
    } catch (IOException gone) {
      // One of the two sides has ended it.
    }
  }

  private boolean refused(List<String> head) {
    return wanted != null && !head.contains("Proxy-Authorization: " + wanted);
  }

  private static void forward(List<String> head, InputStream in, OutputStream out)
      throws IOException {
    String[] line = head.get(0).split(" ", 3);
    boolean tunnel = line[0].equals("CONNECT");
    String rest = tunnel ? line[1] : line[1].substring("http://".length());
    String place = rest.split("/", 2)[0];
    int colon = place.lastIndexOf(':');
    int port = Integer.parseInt(place.substring(colon + 1));
    try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
      if (tunnel) {
        out.write(ascii("HTTP/1.1 200 Established\r\n\r\n"));
      } else {
        StringBuilder request =
            new StringBuilder(line[0] + " " + rest.substring(place.length()) + " HTTP/1.1\r\n");
        head.stream()
            .skip(1)
            .filter(h -> !h.startsWith("Proxy-"))
            .forEach(h -> request.append(h).append("\r\n"));
        target.getOutputStream().write(ascii(request + "Connection: close\r\n\r\n"));
      }
      daemon(() -> copy(in, target));
      target.getInputStream().transferTo(out);
    }
  }

  private static void copy(InputStream in, Socket target) {
    try {
      in.transferTo(target.getOutputStream());
      target.shutdownOutput();
    } catch (IOException gone) {
      // One of the two sides has ended it.
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static List<String> head(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        String text = line.toString(StandardCharsets.ISO_8859_1).strip();
        line.reset();
        if (text.isEmpty()) {
          return lines;
        }
        lines.add(text);
      } else {
        line.write(b);
      }
    }
    return List.of();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
