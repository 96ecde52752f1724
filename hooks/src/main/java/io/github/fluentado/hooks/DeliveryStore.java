// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import java.time.Duration;

/**
 * Remembers which deliveries have been handled, so that a repetition is not handled again.
 *
 * <p>Who claims a delivery holds it for the time of a lease. If it is not completed until then, as
 * its holder crashed, the next claim takes it over; so a lease must be longer than the slowest
 * handler. What is completed stays so, for as long as the store remembers.
 *
 * <p>Called by many threads at once, by those that route events. Methods may do I/O. What they
 * throw is the failure of the delivery, whose sender then is asked to repeat it.
 */
public interface DeliveryStore {
  /** Takes the delivery, if it is free, has been released, or its lease has ended. */
  Claim claim(DeliveryKey key, Duration lease) throws Exception;

  /** Ends it for good. False if it is no longer this owner's: somebody else handles it, too. */
  boolean complete(DeliveryKey key, String owner) throws Exception;

  /** Gives it back unhandled, if it still is this owner's. */
  void release(DeliveryKey key, String owner) throws Exception;

  /** A store in memory, which a restart empties: the last so many deliveries, by the clock. */
  static DeliveryStore inMemory(int deliveries) {
    return new MemoryStore(deliveries, java.time.Clock.systemUTC());
  }
}
