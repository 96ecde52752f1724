// SPDX-License-Identifier: MIT
package io.github.fluentado.core.soak;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;

/** The way back to the client. */
final class Wire {
  private static final int PIECE = 8192;

  private final Socket socket;
  private final OutputStream out;

  Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
  }

  /** A whole answer, or its first half, which is the end of the connection then. */
  void json(int status, String headers, String text, boolean half) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    byte[] head = head(status, headers + "Content-Type: application/json\n", body.length);
    out.write(head);
    out.write(body, 0, half ? body.length / 2 : body.length);
    out.flush();
    if (half) {
      socket.close();
    }
  }

  void gzipped(String headers, String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream packing = new GZIPOutputStream(packed)) {
      packing.write(text.getBytes(StandardCharsets.UTF_8));
    }
    String all = headers + "Content-Type: application/json\nContent-Encoding: gzip\n";
    out.write(head(200, all, packed.size()));
    out.write(packed.toByteArray());
    out.flush();
  }

  void page(int status) throws IOException {
    byte[] body = "<html>Sign in</html>".getBytes(StandardCharsets.UTF_8);
    out.write(head(status, "Content-Type: text/html\n", body.length));
    out.write(body);
    out.flush();
  }

  private static byte[] head(int status, String headers, int length) {
    String head = "HTTP/1.1 " + status + " Text\n" + headers + "Content-Length: " + length + "\n\n";
    return head.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A file up to there, in chunks or with its length. */
  void file(byte[] content, int upTo, boolean chunked, boolean slowly) throws IOException {
    String type = "HTTP/1.1 200 OK\nContent-Type: application/octet-stream\n";
    String end =
        chunked ? "Transfer-Encoding: chunked\n\n" : "Content-Length: " + content.length + "\n\n";
    text(type + end);
    for (int at = 0; at < upTo; at += PIECE) {
      int size = Math.min(PIECE, upTo - at);
      text(chunked ? Integer.toHexString(size) + "\n" : "");
      out.write(content, at, size);
      text(chunked ? "\n" : "");
      pause(slowly ? 20 : 0);
    }
    text(chunked && upTo == content.length ? "0\n\n" : "");
  }

  private void text(String text) throws IOException {
    out.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  static void pause(long millis) {
    if (millis > 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
  }

  void close() throws IOException {
    socket.close();
  }

  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Says nothing more until the other side gives up. */
  void hold(InputStream in) throws IOException {
    while (in.read() >= 0) {
      // Whatever comes is not heard.
    }
    socket.close();
  }
}
