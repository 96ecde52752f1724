// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.fault.ArmedFault;
import io.github.fluentado.emulator.fault.ArmedFaults;
import io.github.fluentado.emulator.fault.Effect;
import io.github.fluentado.emulator.fault.FaultPlan;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
  private final ArmedFaults armed;

  /** Each has one face here, so that the one that was set is found among those pending. */
  private final Map<ArmedFault, Fault> shown = new HashMap<>();

  Faults(ArmedFaults armed) {
    this.armed = armed;
  }

  /**
   * For requests with this verb ({@code *} for any) and path. The path is compared decoded, without
   * regard to case, from {@code /_apis} on if it begins so, else from behind the organization;
   * {@code *} stands for one segment, {@code **} for any number of them.
   */
  public Where on(String method, String path) {
    return new Where(this, FaultPlan.on(method, path));
  }

  /** Takes back all faults. */
  public void clear() {
    armed.clear();
  }

  /** Takes back one fault; nothing happens if it is gone. */
  public void remove(Fault fault) {
    armed.remove(fault.armed());
  }

  /** Those that may still strike, in the order in which they were set. */
  public List<Fault> pending() {
    synchronized (shown) {
      return current().stream().map(this::face).toList();
    }
  }

  private Fault add(FaultPlan plan) {
    synchronized (shown) {
      ArmedFault fault = armed.add(plan);
      current();
      return face(fault);
    }
  }

  private List<ArmedFault> current() {
    List<ArmedFault> pending = armed.pending();
    shown.keySet().retainAll(Set.copyOf(pending));
    return pending;
  }

  private Fault face(ArmedFault fault) {
    return shown.computeIfAbsent(fault, Fault::new);
  }

  /** Which requests a fault strikes; the methods that say what happens also set it. */
  public static final class Where {
    private final Faults faults;
    private final FaultPlan plan;

    private Where(Faults faults, FaultPlan plan) {
      this.faults = faults;
      this.plan = plan;
    }

    /** How many requests are struck; one unless said, all with a {@link #probability}. */
    public Where times(int count) {
      return with(plan.times(count));
    }

    /** Strikes each matching request until the faults are cleared. */
    public Where always() {
      return with(plan.forAll());
    }

    /** Lets the first matching requests pass. */
    public Where after(int requests) {
      return with(plan.after(requests));
    }

    /**
     * Strikes by chance: each matching request with this probability, from 0 to 1. The seed makes
     * it the same ones in each run.
     */
    public Where probability(double share, long chosenSeed) {
      return with(plan.probability(share, chosenSeed));
    }

    /** A header on the answer. */
    public Where header(String name, String value) {
      return with(plan.header(name, value));
    }

    /** A {@code Retry-After} header in seconds. */
    public Where retryAfter(Duration wait) {
      return with(plan.retryAfter(wait));
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
      return set(new Effect.Blocked(wait));
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

    private Where with(FaultPlan other) {
      return new Where(faults, other);
    }

    private Fault set(Effect effect) {
      return faults.add(plan.doing(effect));
    }
  }
}
