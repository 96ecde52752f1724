// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The client for an address. One that was made without TLS gets it when the first address needs it,
 * or beside the caller's work as soon as one is announced: reading the system's certificates takes
 * longer than all else that a program does before its first answer. Both share connections and
 * threads.
 */
final class ByScheme {
  private final OkHttpClient plain;
  private final boolean tlsLater;
  // Begun once, and again if it has failed.
  private final AtomicReference<@Nullable FutureTask<OkHttpClient>> secure =
      new AtomicReference<>();

  /**
   * @param tlsLater whether the client has no TLS yet; else it serves for all addresses
   */
  ByScheme(OkHttpClient client, boolean tlsLater) {
    this.plain = client;
    this.tlsLater = tlsLater;
  }

  private static boolean isSecure(URI address) {
    return "https".equalsIgnoreCase(address.getScheme());
  }

  OkHttpClient of(URI address) {
    return tlsLater && isSecure(address) ? secure() : plain;
  }

  /** Makes what that server needs on a thread of its own. */
  void prepare(URI server) {
    if (tlsLater && isSecure(server) && secure.get() == null) {
      Thread thread = new Thread(begun(), "fluent-ado-tls");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private FutureTask<OkHttpClient> begun() {
    FutureTask<OkHttpClient> fresh = new FutureTask<>(this::withTls);
    FutureTask<OkHttpClient> task = secure.updateAndGet(first -> first == null ? fresh : first);
    return task == null ? fresh : task;
  }

  private OkHttpClient withTls() {
    return plain
        .newBuilder()
        .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT))
        .build();
  }

  private OkHttpClient secure() {
    FutureTask<OkHttpClient> task = begun();
    // Does nothing if it is done, or another thread is at it.
    task.run();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException interrupt) {
          // It is short, and cannot be left half done.
          interrupted = true;
        } catch (ExecutionException failed) {
          secure.compareAndSet(task, null);
          if (failed.getCause() instanceof RuntimeException known) {
            throw known;
          }
          throw new IllegalStateException("TLS cannot be set up", failed.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The one that was given; what it holds, both do. */
  OkHttpClient plain() {
    return plain;
  }
}
