// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.okhttp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Executor;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Looks names of hosts up: for a call on its caller's thread on another one, as nothing ends a
 * lookup before its time.
 */
final class Names implements Dns {
  private final Dns dns;
  private final Executor threads;
  private final ThreadLocal<@Nullable OwnTrip<?>> current = new ThreadLocal<>();

  /**
   * @param threads that may block
   */
  Names(Dns dns, Executor threads) {
    this.dns = dns;
    this.threads = threads;
  }

  /** The calling thread is about to look up a name for that trip. */
  void asking(OwnTrip<?> trip) {
    current.set(trip);
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    OwnTrip<?> trip = current.get();
    current.remove();
    return trip == null ? dns.lookup(host) : trip.lookup(dns, host, threads);
  }
}
