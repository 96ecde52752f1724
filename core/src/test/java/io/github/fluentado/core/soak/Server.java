// SPDX-License-Identifier: MIT
package io.github.fluentado.core.soak;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Random;

/** A small service on loopback that strikes one request in four. It holds nothing of the past. */
final class Server implements AutoCloseable {
  private final ServerSocket server;
  private final Ledger ledger;
  private final Random random;

  Server(Ledger ledger, long seed) {
    this.ledger = ledger;
    this.random = new Random(seed);
    try {
      server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
    daemon(this::accept);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/soak");
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "soak-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        daemon(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      Answering answering = new Answering(new Wire(socket), in, ledger, random);
      while (!socket.isClosed()) {
        answering.answer(Request.read(in));
      }
    } catch (IOException gone) {
      // The other side has ended the connection, or this one has.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
