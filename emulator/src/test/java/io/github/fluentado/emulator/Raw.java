// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks to an emulator on a bare socket, for what an HTTP client would not send. */
public final class Raw {
  private Raw() {}

  /** The status of one request with this first line. */
  public static int status(Emulator emulator, String requestLine) throws IOException {
    String head =
        requestLine
            + "\r\nHost: x\r\nAuthorization: Bearer "
            + emulator.token()
            + "\r\nConnection: close\r\n\r\n";
    return Integer.parseInt(exchange(emulator, head).split(" ", 3)[1]);
  }

  /** All that comes back for these characters, until the emulator ends the connection. */
  public static String exchange(Emulator emulator, String text) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
