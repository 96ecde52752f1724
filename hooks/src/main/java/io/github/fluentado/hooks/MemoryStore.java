// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import io.github.fluentado.core.error.Check;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The oldest handled ones are forgotten to make room; those under way are not, as they would be
 * handled twice.
 */
final class MemoryStore implements DeliveryStore {
  private final int limit;
  private final Clock clock;
  private final Map<DeliveryKey, Entry> entries = new LinkedHashMap<>();
  private long claims;

  MemoryStore(int limit, Clock clock) {
    this.limit = Check.positive("deliveries", limit);
    this.clock = clock;
  }

  /**
   * @param until when the lease ends; null once it is done
   */
  private record Entry(String owner, @Nullable Instant until) {
    boolean isDone() {
      return until == null;
    }
  }

  @Override
  public synchronized Claim claim(DeliveryKey key, Duration lease) {
    Instant now = clock.instant();
    Entry known = entries.get(key);
    if (known != null && known.isDone()) {
      return new Claim.Done();
    }
    if (known != null && now.isBefore(known.until())) {
      return new Claim.Busy();
    }
    if (known == null && entries.size() >= limit && !makesRoom(now)) {
      return new Claim.Busy();
    }
    String owner = Long.toString(++claims);
    entries.put(key, new Entry(owner, now.plus(lease)));
    return new Claim.Taken(owner);
  }

  private boolean makesRoom(Instant now) {
    Iterator<Entry> oldest = entries.values().iterator();
    while (oldest.hasNext()) {
      Entry entry = oldest.next();
      if (entry.until() == null || !now.isBefore(entry.until())) {
        oldest.remove();
        return true;
      }
    }
    return false;
  }

  @Override
  public synchronized boolean complete(DeliveryKey key, String owner) {
    boolean own = isOwn(key, owner);
    if (own) {
      entries.remove(key); // to stand behind all that were done before
      entries.put(key, new Entry(owner, null));
    }
    return own;
  }

  @Override
  public synchronized void release(DeliveryKey key, String owner) {
    if (isOwn(key, owner)) {
      entries.remove(key);
    }
  }

  private boolean isOwn(DeliveryKey key, String owner) {
    Entry known = entries.get(key);
    return known != null && !known.isDone() && known.owner().equals(owner);
  }
}
