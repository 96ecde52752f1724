// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Failures on demand. Each is set once, then strikes a number of matching requests and is gone.
 *
 * <pre>{@code
 * emulator.faults().on("GET", "/_apis/wit/**").times(2).retryAfter(ofSeconds(3)).answer(503);
 * }</pre>
 *
 * When several match, the one that was set first strikes. Requests that a fault answers change
 * nothing, unless the fault says otherwise. Files that the second port serves have the path {@code
 * /_downloads/…} here.
 */
public final class Faults {
  private final List<Fault> set = new CopyOnWriteArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();

  Faults() {}

  /**
   * For requests with this verb ({@code *} for any) and path. The path is compared decoded, without
   * regard to case, from {@code /_apis} on if it begins so, else from behind the organization;
   * {@code *} stands for one segment, {@code **} for any number of them.
   */
  public Where on(String method, String path) {
    return new Where(this, PathPattern.of(method, path));
  }

  /** Takes back all faults. */
  public void clear() {
    set.clear();
  }

  /** Takes back one fault; nothing happens if it is gone. */
  public void remove(Fault fault) {
    set.remove(fault);
  }

  /** Those that may still strike, in the order in which they were set. */
  public List<Fault> pending() {
    return set.stream().filter(fault -> !fault.spent()).toList();
  }

  /** The fault for this request, if one is left. */
  Optional<Fault> strike(HttpRequest request) {
    Optional<Fault> striking = set.stream().filter(fault -> fault.strikes(request)).findFirst();
    striking.filter(Fault::spent).ifPresent(set::remove);
    return striking;
  }

  Fault add(Fault.Plan plan) {
    Fault fault = new Fault(numbers.incrementAndGet(), plan);
    set.add(fault);
    return fault;
  }

  /** Which requests a fault strikes; the methods that say what happens also set it. */
  public static final class Where {
    private final Faults faults;
    private final PathPattern place;
    private final @Nullable Integer times;
    private final int skip;
    private final double probability;
    private final long seed;
    private final Headers headers;

    private Where(Faults faults, PathPattern place) {
      this(faults, place, null, 0, 1, 0, Headers.NONE);
    }

    private Where(
        Faults faults,
        PathPattern place,
        @Nullable Integer times,
        int skip,
        double probability,
        long seed,
        Headers headers) {
      this.faults = faults;
      this.place = place;
      this.times = times;
      this.skip = skip;
      this.probability = probability;
      this.seed = seed;
      this.headers = headers;
    }

    /** How many requests are struck; one unless said, all with a {@link #probability}. */
    public Where times(int count) {
      return new Where(faults, place, count, skip, probability, seed, headers);
    }

    /** Strikes each matching request until the faults are cleared. */
    public Where always() {
      return times(Integer.MAX_VALUE);
    }

    /** Lets the first matching requests pass. */
    public Where after(int requests) {
      return new Where(faults, place, times, requests, probability, seed, headers);
    }

    /**
     * Strikes by chance: each matching request with this probability, from 0 to 1. The seed makes
     * it the same ones in each run.
     */
    public Where probability(double share, long chosenSeed) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("A probability lies between 0 and 1, not " + share);
      }
      return new Where(faults, place, times, skip, share, chosenSeed, headers);
    }

    /** A header on the answer. */
    public Where header(String name, String value) {
      return new Where(faults, place, times, skip, probability, seed, headers.with(name, value));
    }

    /** A {@code Retry-After} header in seconds. */
    public Where retryAfter(Duration wait) {
      return header("Retry-After", Long.toString(wait.toSeconds()));
    }

    /** An error body of the usual shape, with this status. */
    public Fault answer(int status) {
      return set(new Effect.Refused(status));
    }

    /** Any answer at all. */
    public Fault answer(int status, String mediaType, String body) {
      return set(new Effect.Fixed(status, mediaType, body));
    }

    /** Status 429 with TF400733 and the headers of a client over its allowance. */
    public Fault throttle(Duration wait) {
      return retryAfter(wait).set(new Effect.Blocked(wait));
    }

    /**
     * What the service does before it refuses: the request is processed late by this time of the
     * emulator's clock, and the answer tells so in {@code X-RateLimit-Delay}.
     */
    public Fault slow(Duration wait) {
      return set(new Effect.Slowed(wait));
    }

    /**
     * What the service does first: the request is processed as usual, and headers of the answer
     * tell that the allowance is nearly used up.
     */
    public Fault warn() {
      return set(new Effect.Flagged());
    }

    /** The connection is reset before the request is processed. */
    public Fault reset() {
      return set(new Effect.Reset(false));
    }

    /** The request is processed, then the connection is reset: the client cannot know. */
    public Fault loseAnswer() {
      return set(new Effect.Reset(true));
    }

    /** The sign-in page with status 203, as for a token that has expired. */
    public Fault signInPage() {
      return set(new Effect.SignInPage());
    }

    /** The request is processed, but the answer breaks off after this many bytes of its body. */
    public Fault truncate(int bytes) {
      return set(new Effect.Truncated(atLeast(0, bytes)));
    }

    /**
     * The request is processed, but the body of its answer comes so many bytes at a time, with a
     * pause by the emulator's clock before each but the first.
     */
    public Fault drip(int bytes, Duration pause) {
      return set(new Effect.Dripped(atLeast(1, bytes), pause));
    }

    /** The request waits by the emulator's clock, then is processed as usual. */
    public Fault delay(Duration wait) {
      return set(new Effect.Delayed(wait));
    }

    /** The request is processed as usual; its answer gets the headers set here. */
    public Fault annotate() {
      return set(new Effect.None());
    }

    private static int atLeast(int least, int bytes) {
      if (bytes < least) {
        throw new IllegalArgumentException("Not a number of bytes here: " + bytes);
      }
      return bytes;
    }

    Fault set(Effect effect) {
      int usual = probability < 1 ? Integer.MAX_VALUE : 1;
      int most = times == null ? usual : times;
      return faults.add(new Fault.Plan(place, most, skip, probability, seed, headers, effect));
    }
  }
}
