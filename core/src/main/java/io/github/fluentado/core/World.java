// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.drive.Watch;
import io.github.fluentado.core.drive.Workers;
import io.github.fluentado.core.exchange.Ceilings;
import io.github.fluentado.core.exchange.ThrottleGate;
import io.github.fluentado.core.http.ApiVersion;
import io.github.fluentado.core.run.TimeSource;
import io.github.fluentado.core.transport.Transport;
import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What all views of a connection share, and what is closed once: transport, clock, threads,
 * observers. What belongs to one organization and identity is kept apart here: its throttle gate.
 */
final class World implements AutoCloseable {
  private final Transport transport;
  private final TimeSource time;
  private final Executor executor;
  private final Workers blocking = new Workers("fluent-ado-io");
  private final Watch watch = new Watch();
  private final List<Observer> observers;
  private final int largestBody;
  private final @Nullable ApiVersion latest;
  private final Map<Holder, ThrottleGate> gates = new ConcurrentHashMap<>();
  private final Map<String, Ceilings> ceilings = new ConcurrentHashMap<>();
  private final Set<Credential> credentials =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  private final Cleaner cleaner = Cleaner.create();
  private final AtomicBoolean closed = new AtomicBoolean();

  World(
      Transport transport,
      TimeSource time,
      Executor executor,
      List<Observer> observers,
      int largestBody,
      @Nullable ApiVersion latest) {
    this.transport = transport;
    this.time = time;
    this.executor = executor;
    this.observers = observers;
    this.largestBody = largestBody;
    this.latest = latest;
  }

  /** Whom the service may ask to slow down: an identity at a place. */
  private record Holder(String place, Credential credential) {
    // By hand, as the JDK makes them of many small classes when the first is asked.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Holder holder
          && place.equals(holder.place)
          && credential.equals(holder.credential);
    }

    @Override
    public int hashCode() {
      return place.hashCode() * 31 + credential.hashCode();
    }
  }

  ThrottleGate gate(ServiceHosts hosts, Credential credential) {
    return gates.computeIfAbsent(
        new Holder(hosts.toString(), credential), holder -> new ThrottleGate());
  }

  /** What is known of the versions that the server at a place knows. */
  Ceilings ceilings(ServiceHosts hosts) {
    return ceilings.computeIfAbsent(
        hosts.toString(), place -> new Ceilings(latest, hosts.isServer()));
  }

  /** A credential that views use; it is closed with all else. */
  void uses(Credential credential) {
    credentials.add(credential);
  }

  Transport transport() {
    return transport;
  }

  TimeSource time() {
    return time;
  }

  Executor executor() {
    return executor;
  }

  /** Looks at the calls that keep their own thread. */
  Watch watch() {
    return watch;
  }

  /** Threads that may block, as many as are needed. */
  Executor blocking() {
    return blocking;
  }

  /**
   * Calls the function after that time with null, on a thread where it delays nobody else's alarm;
   * or with the reason when the clock is stopped. See {@link TimeSource#alarm}.
   */
  Runnable alarm(Duration duration, Consumer<@Nullable Throwable> ring) {
    try {
      return time.alarm(duration, stopped -> rung(ring, stopped));
    } catch (Throwable broken) {
      ring.accept(broken);
      return () -> {};
    }
  }

  private void rung(Consumer<@Nullable Throwable> ring, @Nullable Throwable stopped) {
    if (stopped != null) {
      ring.accept(stopped);
      return;
    }
    try {
      blocking.execute(() -> ring.accept(null));
    } catch (RuntimeException closing) {
      ring.accept(closing);
    }
  }

  List<Observer> observers() {
    return observers;
  }

  /** Frees what programs forget to close. */
  Cleaner cleaner() {
    return cleaner;
  }

  int largestBody() {
    return largestBody;
  }

  boolean isClosed() {
    return closed.get();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      transport.close();
      for (Credential credential : Set.copyOf(credentials)) {
        credential.close();
      }
      time.close();
      watch.close();
      blocking.close();
      if (executor instanceof OwnThreads own) {
        own.close();
      }
    }
  }
}
