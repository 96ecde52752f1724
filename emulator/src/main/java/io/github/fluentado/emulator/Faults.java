// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Failures on demand. Each is set once, then strikes a number of matching requests and is gone.
 *
 * <pre>{@code
 * emulator.faults().on("GET", "/_apis/wit/**").times(2).retryAfter(ofSeconds(3)).answer(503);
 * }</pre>
 *
 * When several match, the one that was set first strikes. Requests that a fault answers change
 * nothing, unless the fault says otherwise.
 */
public final class Faults {
  private final Queue<Fault> pending = new ConcurrentLinkedQueue<>();

  Faults() {}

  /**
   * For requests with this verb ({@code *} for any) and path. The path is compared decoded, without
   * regard to case, from {@code /_apis} on if it begins so, else from behind the organization;
   * {@code *} stands for one segment, {@code **} for any number of them.
   */
  public Where on(String method, String path) {
    return new Where(this, method, path, 1, 0, Headers.NONE);
  }

  /** Takes back all faults that have not struck. */
  public void clear() {
    pending.clear();
  }

  /** The fault for this request, if one is left. */
  Optional<Fault> strike(HttpRequest request) {
    pending.removeIf(Fault::spent);
    return pending.stream().filter(fault -> fault.strikes(request)).findFirst();
  }

  private Fault add(Fault fault) {
    pending.add(fault);
    return fault;
  }

  /** Which requests a fault strikes; the methods that say what happens also set it. */
  public static final class Where {
    private final Faults faults;
    private final String method;
    private final String path;
    private final int times;
    private final int skip;
    private final Headers headers;

    private Where(Faults faults, String method, String path, int times, int skip, Headers headers) {
      this.faults = faults;
      this.method = method;
      this.path = path;
      this.times = times;
      this.skip = skip;
      this.headers = headers;
    }

    /** How many requests are struck; one unless said. */
    public Where times(int count) {
      return new Where(faults, method, path, count, skip, headers);
    }

    /** Strikes each matching request until the faults are cleared. */
    public Where always() {
      return times(Integer.MAX_VALUE);
    }

    /** Lets the first matching requests pass. */
    public Where after(int requests) {
      return new Where(faults, method, path, times, requests, headers);
    }

    /** A header on the answer. */
    public Where header(String name, String value) {
      return new Where(faults, method, path, times, skip, headers.with(name, value));
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
      return retryAfter(wait).set(new Effect.Throttled(wait));
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
      return set(new Effect.Truncated(bytes));
    }

    /** The request waits by the emulator's clock, then is processed as usual. */
    public Fault delay(Duration wait) {
      return set(new Effect.Delayed(wait));
    }

    /** The request is processed as usual; its answer gets the headers set here. */
    public Fault annotate() {
      return set(new Effect.None());
    }

    private Fault set(Effect effect) {
      return faults.add(new Fault(PathPattern.of(method, path), times, skip, headers, effect));
    }
  }
}
