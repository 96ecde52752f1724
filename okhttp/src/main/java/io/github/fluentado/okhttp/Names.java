// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import okhttp3.Dns;

/**
 * Looks names of hosts up: for a call on its caller's thread on another one, as nothing ends a
 * lookup before its time.
 */
final class Names implements Dns {
  private final Dns dns;
  private final Executor threads;
  private final Map<Thread, OwnTrip<?>> asking = new ConcurrentHashMap<>();

  /**
   * @param threads that may block
   */
  Names(Dns dns, Executor threads) {
    this.dns = dns;
    this.threads = threads;
  }

  /** The calling thread is about to look up a name for that trip. */
  void asking(OwnTrip<?> trip) {
    asking.put(Thread.currentThread(), trip);
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    OwnTrip<?> trip = asking.remove(Thread.currentThread());
    return trip == null ? dns.lookup(host) : trip.lookup(dns, host, threads);
  }
}
