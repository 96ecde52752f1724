// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.Authority;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RedactedUri;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Hears of one operation that an {@link Observer} was told of. Each method does nothing unless it
 * is overridden; new ones may come, and the events may gain members. See {@link Observer} for
 * threads.
 */
public interface Observation {
  /** Hears nothing. */
  Observation NONE = new Observation() {};

  /** The credential was asked for what goes into a request. */
  default void authorized(Authorized event) {}

  /** A request is about to be sent; headers may be added to it. */
  default void attemptBegins(AttemptBegins event) {}

  /** A request has ended, with an answer or without one. */
  default void attemptEnds(AttemptEnds event) {}

  /** A wait begins. */
  default void waiting(Waiting event) {}

  /** The service told about the use of its resources. */
  default void usage(RateLimit rateLimit) {}

  /** A page of a list has come. */
  default void page(PageRead event) {}

  /** More of a file has come. */
  default void progress(Transferred event) {}

  /** The operation is over; the last that is heard of it. */
  default void end(End event) {}

  /** The credential was asked. */
  final class Authorized {
    private final Duration took;
    private final boolean anew;
    private final boolean successful;

    Authorized(Duration took, boolean anew, boolean successful) {
      this.took = took;
      this.anew = anew;
      this.successful = successful;
    }

    public Duration took() {
      return took;
    }

    /** Whether that is because the service has just refused what the credential gave before. */
    public boolean anew() {
      return anew;
    }

    public boolean successful() {
      return successful;
    }
  }

  /** A request that is about to be sent. */
  final class AttemptBegins {
    private final HttpRequest request;
    private final int attempt;
    private final Additions additions;

    AttemptBegins(HttpRequest request, int attempt, Additions additions) {
      this.request = request;
      this.attempt = attempt;
      this.additions = additions;
    }

    /** Verb and address without secrets. */
    public String request() {
      return request.toString();
    }

    /** Counts from 1 within the operation. */
    public int attempt() {
      return attempt;
    }

    /** Verb in capitals. */
    public String method() {
      return request.method();
    }

    /** The address without secrets. */
    public String url() {
      return RedactedUri.of(request.uri());
    }

    /** Name or number of the host that is asked; a redirect may have changed it. */
    public String host() {
      return to().host();
    }

    /** Its port, the standard one of the scheme if the address names none. */
    public int port() {
      return to().port(request.uri().getScheme());
    }

    private Authority to() {
      return Authority.of(request.uri()).orElseThrow();
    }

    /**
     * Sends a header along, in place of one of that name. It goes to configured hosts only; for
     * another, such as the storage that a download is redirected to, this does nothing.
     *
     * @throws IllegalArgumentException if it belongs to the credential or the transport
     */
    public void header(String name, String value) {
      additions.set(name, value);
    }

    /** Where added headers go. */
    interface Additions {
      void set(String name, String value);
    }
  }

  /** A request that has ended. */
  final class AttemptEnds {
    private final HttpRequest request;
    private final int attempt;
    private final Duration took;
    private final @Nullable Response<OptionalLong> answer;
    private final @Nullable Throwable cause;

    AttemptEnds(
        HttpRequest request,
        int attempt,
        Duration took,
        @Nullable Response<OptionalLong> answer,
        @Nullable Throwable cause) {
      this.request = request;
      this.attempt = attempt;
      this.took = took;
      this.answer = answer;
      this.cause = cause;
    }

    /** Verb and address without secrets. */
    public String request() {
      return request.toString();
    }

    /** Counts from 1 within the operation. */
    public int attempt() {
      return attempt;
    }

    /** From the sending to the end of the body, or of the headers for a download. */
    public Duration took() {
      return took;
    }

    /** HTTP status; absent if no answer came. */
    public OptionalInt status() {
      return answer == null ? OptionalInt.empty() : OptionalInt.of(answer.status());
    }

    /** Bytes of the body; absent for a download, which has only begun, and without an answer. */
    public OptionalLong bytes() {
      return answer == null ? OptionalLong.empty() : answer.value();
    }

    /** The service's id of the request. */
    public Optional<String> activityId() {
      return Optional.ofNullable(answer).flatMap(Response::activityId);
    }

    /** Why no answer came. */
    public Optional<Throwable> cause() {
      return Optional.ofNullable(cause);
    }
  }

  /** A wait that begins. */
  final class Waiting {
    private final Duration duration;
    private final boolean throttled;

    Waiting(Duration duration, boolean throttled) {
      this.duration = duration;
      this.throttled = throttled;
    }

    public Duration duration() {
      return duration;
    }

    /** Whether the service asked for it; if not, it is the wait before another attempt. */
    public boolean throttled() {
      return throttled;
    }
  }

  /** A page of a list that has come. */
  final class PageRead {
    private final int items;
    private final boolean last;

    PageRead(int items, boolean last) {
      this.items = items;
      this.last = last;
    }

    /** How many items. */
    public int items() {
      return items;
    }

    /** Whether there is none behind it. */
    public boolean last() {
      return last;
    }
  }

  /** How far a download is. */
  final class Transferred {
    private final long bytes;
    private final long total;

    Transferred(long bytes, long total) {
      this.bytes = bytes;
      this.total = total;
    }

    /** So far. */
    public long bytes() {
      return bytes;
    }

    /** Absent if the service does not announce it. */
    public OptionalLong total() {
      return total < 0 ? OptionalLong.empty() : OptionalLong.of(total);
    }
  }

  /** The end of an operation. */
  final class End {
    private final Duration took;
    private final @Nullable Throwable error;

    End(Duration took, @Nullable Throwable error) {
      this.took = took;
      this.error = error;
    }

    /** Since its beginning; a download ends with its last byte, or when it is closed. */
    public Duration took() {
      return took;
    }

    /** Why it failed, was cancelled or interrupted; absent after a success. */
    public Optional<Throwable> error() {
      return Optional.ofNullable(error);
    }

    /** The kind of the failure, if it is one of this library's. */
    public Optional<ErrorKind> kind() {
      return error instanceof io.github.fluentado.core.error.AzureDevOpsException known
          ? Optional.of(known.kind())
          : Optional.empty();
    }
  }
}
