// SPDX-License-Identifier: MIT
package io.github.fluentado.core.testing;

import io.github.fluentado.core.exchange.Failure;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A transport whose answers a function makes; an answer with any delay never comes. */
public final class ScriptedTransport implements Transport {
  private final Function<HttpRequest, Reply> script;
  private final Executor executor;
  private final List<HttpRequest> seen = new CopyOnWriteArrayList<>();
  private final AtomicInteger cancelled = new AtomicInteger();
  private final AtomicInteger closedBodies = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Map<Object, CompletableFuture<?>> open = new ConcurrentHashMap<>();
  private volatile UnaryOperator<InputStream> bodies = body -> body;

  /** Answers on the calling thread. */
  public ScriptedTransport(Function<HttpRequest, Reply> script) {
    this(script, Runnable::run);
  }

  public ScriptedTransport(Function<HttpRequest, Reply> script, Executor executor) {
    this.script = script;
    this.executor = executor;
  }

  /** The replies in turn; the last stays. */
  public static ScriptedTransport of(Reply... replies) {
    AtomicInteger next = new AtomicInteger();
    return new ScriptedTransport(
        request -> replies[Math.min(next.getAndIncrement(), replies.length - 1)]);
  }

  /** Changes the bodies on their way. */
  public ScriptedTransport bodies(UnaryOperator<InputStream> change) {
    bodies = change;
    return this;
  }

  @Override
  public <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
    seen.add(request);
    CompletableFuture<R> answer =
        new CompletableFuture<>() {
          @Override
          public boolean cancel(boolean mayInterruptIfRunning) {
            synchronized (cancelled) {
              cancelled.incrementAndGet();
              cancelled.notifyAll();
            }
            return super.cancel(mayInterruptIfRunning);
          }
        };
    Object place = new Object();
    open.put(place, answer);
    // What has been given is not kept here.
    var unused = answer.whenComplete((value, error) -> open.remove(place));
    executor.execute(() -> answer(answer, script.apply(request), receiver));
    return answer;
  }

  private <R> void answer(CompletableFuture<R> answer, Reply reply, Receiver<R> receiver) {
    HttpResponse response = reply.response();
    if (!reply.after().isZero()) {
      return;
    }
    if (response == null) {
      boolean mayHaveArrived = reply.failure() != Failure.Kind.NOT_SENT;
      answer.completeExceptionally(new TransportException(mayHaveArrived, reply.cause()));
      return;
    }
    try {
      InputStream body = bodies.apply(new ByteArrayInputStream(response.bytes()));
      answer.complete(receiver.receive(response.status(), response.headers(), counted(body)));
    } catch (IOException broken) {
      answer.completeExceptionally(new TransportException(true, broken));
    }
  }

  private InputStream counted(InputStream body) {
    return new FilterInputStream(body) {
      @Override
      public void close() throws IOException {
        closedBodies.incrementAndGet();
        super.close();
      }
    };
  }

  /** The requests that were sent, in order. */
  public List<HttpRequest> seen() {
    return seen;
  }

  public int cancelled() {
    return cancelled.get();
  }

  /**
   * How many are cancelled, once there are that many: a run tells its failure first, and ends what
   * it has under way then.
   */
  public int cancelled(int awaited) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    synchronized (cancelled) {
      while (cancelled.get() < awaited && System.nanoTime() < end) {
        TimeUnit.NANOSECONDS.timedWait(cancelled, Math.max(1, end - System.nanoTime()));
      }
    }
    return cancelled.get();
  }

  public int closedBodies() {
    return closedBodies.get();
  }

  public boolean isClosed() {
    return closed.get();
  }

  @Override
  public void close() {
    closed.set(true);
    open.values()
        .forEach(
            answer ->
                answer.completeExceptionally(
                    new TransportException(true, new IOException("closed"))));
  }
}
