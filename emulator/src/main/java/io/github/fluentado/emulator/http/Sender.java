// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Requests that the emulator itself sends, on threads of their own: nobody waits for a receiver
 * inside the gate. Threads and client come with the first request, so that an emulator which sends
 * nothing pays nothing.
 */
public final class Sender implements AutoCloseable {
  private static final int THREADS = 8;
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final ThreadPoolExecutor threads;
  private final Object monitor = new Object();
  private final Map<Object, Queue<Runnable>> lanes = new HashMap<>();
  private @Nullable HttpClient client;

  public Sender() {
    threads =
        new ThreadPoolExecutor(
            THREADS, THREADS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Sender::daemon);
    threads.allowCoreThreadTimeOut(true);
  }

  /** Runs the task soon; tasks of the same lane run one after the other, in their order. */
  public void run(Object lane, Runnable task) {
    synchronized (monitor) {
      Queue<Runnable> waiting = lanes.get(lane);
      if (waiting != null) {
        waiting.add(task);
        return;
      }
      lanes.put(lane, new ArrayDeque<>());
      start(lane, task);
    }
  }

  private void start(Object lane, Runnable task) {
    try {
      threads.execute(() -> serve(lane, task));
    } catch (RejectedExecutionException e) { // closed: nothing is sent any more
      lanes.clear();
      monitor.notifyAll();
    }
  }

  private void serve(Object lane, Runnable task) {
    try {
      task.run();
    } finally {
      next(lane);
    }
  }

  private void next(Object lane) {
    synchronized (monitor) {
      Queue<Runnable> waiting = lanes.get(lane);
      Runnable task = waiting == null ? null : waiting.poll();
      if (task != null) {
        start(lane, task);
      } else {
        lanes.remove(lane);
        monitor.notifyAll();
      }
    }
  }

  /** Whether no task runs or waits. */
  public boolean isIdle() {
    synchronized (monitor) {
      return lanes.isEmpty();
    }
  }

  /** Whether all tasks have ended, waited for at most so long. */
  public boolean awaitIdle(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    synchronized (monitor) {
      long left = end - System.nanoTime();
      while (!lanes.isEmpty() && left > 0) {
        TimeUnit.NANOSECONDS.timedWait(monitor, left);
        left = end - System.nanoTime();
      }
      return lanes.isEmpty();
    }
  }

  /** Sends a body; any status is an answer, and no redirect is followed. */
  public Reply post(URI url, Headers headers, byte[] body, Duration limit)
      throws IOException, InterruptedException {
    java.net.http.HttpRequest.Builder request =
        java.net.http.HttpRequest.newBuilder(url)
            .timeout(limit)
            .POST(BodyPublishers.ofByteArray(body));
    headers.lines().forEach(line -> request.setHeader(line.name(), line.value()));
    HttpResponse<byte[]> response = client().send(request.build(), BodyHandlers.ofByteArray());
    return Reply.of(response);
  }

  private HttpClient client() {
    synchronized (monitor) {
      if (client == null) {
        // Straight to the receiver: a proxy meant for the outside knows nothing of loopback.
        client =
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(CONNECT)
                .build();
      }
      return client;
    }
  }

  /** Breaks off what is being sent, and sends nothing more. */
  @Override
  public void close() {
    threads.shutdownNow();
    synchronized (monitor) {
      lanes.clear();
      monitor.notifyAll();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "azure-devops-emulator-sender");
    thread.setDaemon(true);
    return thread;
  }
}
