// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A small HTTP/1.1 server on plain sockets, one daemon thread per connection.
 *
 * <p>The JDK's own server is not used because faults need the socket: it can neither reset a
 * connection nor break a body off, and it sends head and body apart, which costs 40 ms per call
 * unless a system property of the whole process is changed.
 */
public final class Listener implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final ServerSocket server;
  private final InstantSource clock;
  private final Function<HttpRequest, Delivery> handler;
  private final Hosts hosts;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool(Listener::daemon);

  private Listener(
      ServerSocket server,
      InstantSource clock,
      Function<HttpRequest, Delivery> handler,
      Hosts hosts) {
    this.hosts = hosts;
    this.server = server;
    this.clock = clock;
    this.handler = handler;
  }

  /** Listens at once; port 0 takes a free one. The clock is for the Date of each answer. */
  public static Listener start(
      InetAddress address, int port, InstantSource clock, Function<HttpRequest, Delivery> handler) {
    return start(address, port, clock, handler, Hosts.NONE);
  }

  /** As {@link #start}, for clients that speak TLS or use it as a proxy, too. */
  public static Listener start(
      InetAddress address,
      int port,
      InstantSource clock,
      Function<HttpRequest, Delivery> handler,
      Hosts hosts) {
    ServerSocket server = null;
    try {
      server = new ServerSocket();
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(address, port), BACKLOG);
    } catch (IOException e) {
      closeQuietly(server);
      throw new UncheckedIOException(
          "Cannot listen on " + address.getHostAddress() + " port " + port + ": " + e.getMessage(),
          e);
    }
    Listener listener = new Listener(server, clock, handler, hosts);
    listener.threads.execute(listener::accept);
    return listener;
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Connections now open; lets a test see whether a client reuses and closes them. */
  public int connections() {
    return open.size();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        take(server.accept());
      } catch (IOException e) {
        // Closed, or a peer that left before it was accepted; the loop's condition tells which.
      }
    }
  }

  private void take(Socket socket) {
    open.add(socket);
    try {
      threads.execute(() -> serve(socket));
    } catch (RejectedExecutionException e) { // close() came in between
      closeQuietly(socket);
      open.remove(socket);
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      new Connection(socket, clock, handler, hosts).serve();
    } catch (IOException e) {
      // The peer left, or close() cut the connection: nobody is there to be told.
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() {
    closeQuietly(server);
    open.forEach(Listener::closeQuietly);
    threads.shutdownNow();
  }

  private static void closeQuietly(@Nullable Closeable closeable) {
    try {
      if (closeable != null) {
        closeable.close();
      }
    } catch (IOException e) {
      // Nothing is lost: what is being closed is not used any more.
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "azure-devops-emulator");
    thread.setDaemon(true);
    return thread;
  }
}
