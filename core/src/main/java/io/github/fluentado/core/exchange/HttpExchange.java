// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.run.Trust;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One request with all that belongs to it: credential, throttling, redirects, sign-in pages, and
 * further attempts where they are safe.
 */
public final class HttpExchange<T> implements Exchange<T> {
  private final Client client;
  private final Rules rules;
  private final Plan plan;
  private final Decoder<T> decoder;
  private final Recorder recorder;
  private final Deadline limit;
  private final Versions versions;

  private HttpRequest request;
  private Trace trace = Trace.NONE;
  private Instant began = Instant.MIN;
  // When a credential that was asked and does not answer is asked again.
  private Instant patience = Instant.MAX;
  private @Nullable Authorization authorization;
  private @Nullable Authorization rejected;
  private @Nullable HttpResponse rejection;
  private int attempt = 1;
  private int sent;
  private int hops;
  private boolean uncertain;
  // A host that may not see the credential was asked: where it leads to is its word alone.
  private boolean abroad;
  private @Nullable Step<T> end;

  /**
   * What all exchanges of a client share.
   *
   * @param gate closed while the service asks to slow down
   * @param ceilings the newest versions that the server knows, as far as it has said
   * @param trust which hosts may see the credential
   */
  public record Client(Port port, ThrottleGate gate, Ceilings ceilings, Trust trust) {}

  /**
   * @param recorder hears of the answer that gives the result
   * @param latest when the run must be over, if it is part of a longer one
   */
  public HttpExchange(
      Client client,
      Rules rules,
      Plan plan,
      Decoder<T> decoder,
      Recorder recorder,
      @Nullable Deadline latest) {
    this.client = client;
    this.rules = rules;
    this.plan = plan;
    this.decoder = decoder;
    this.recorder = recorder;
    this.limit = new Deadline(plan.transfers() ? rules.transfer() : rules.total(), latest);
    this.versions = new Versions(plan, client.ceilings());
    this.request = plan.request();
  }

  @Override
  public Step<T> on(Event event) {
    if (end != null) {
      return end;
    }
    if (!(event instanceof Event.Answer answer)) {
      return new Step.Begin<>(client.port(), plan);
    }
    try {
      return on(answer);
    } catch (Throwable defect) {
      // A policy of the caller's, for one.
      return failed(defect);
    }
  }

  private Step<T> on(Event.Answer event) {
    Moment moment = event.moment();
    if (event instanceof Event.Began first) {
      began = moment.now();
      trace = first.trace();
      request = versions.request();
    }
    if (event instanceof Event.Authorized authorized) {
      return authorized(authorized.authorization(), moment.now());
    }
    if (event instanceof Event.Answered answered) {
      return answered(answered.response(), moment);
    }
    if (event instanceof Event.Broken broken) {
      return broken(broken.failure(), moment);
    }
    return proceed(moment.now());
  }

  /** Goes on to the next request: behind the gate, with a credential. */
  private Step<T> proceed(Instant now) {
    if (outOfTime(now)) {
      return failed(late().build());
    }
    Duration wait = client.gate().wait(now);
    if (!wait.isZero()) {
      return throttled(wait, now);
    }
    if (!trusted()) {
      return send(request, now);
    }
    if (authorization != null) {
      return send(withCredential(authorization), now);
    }
    patience = now.plus(attemptTime(now));
    return new Step.Authorize<>(client.port(), trace, rejected, attemptTime(now), untilLate(now));
  }

  private boolean trusted() {
    return !abroad && client.trust().trusts(request.uri());
  }

  private HttpRequest withCredential(Authorization held) {
    String value = held.header().orElse(null);
    return value == null ? request : request.with(request.headers().with("Authorization", value));
  }

  private Step<T> send(HttpRequest complete, Instant now) {
    sent++;
    Step.Late late = new Step.Late(left(now), this::silent);
    return new Step.Send<>(
        client.port(), trace, complete, trusted(), plan.reception(), sent, rules.attempt(), late);
  }

  /** Time has run out over a request that was sent. */
  private AzureDevOpsException silent() {
    uncertain = true;
    return error(ErrorKind.TIMED_OUT, plan.what() + " got no answer in time").build();
  }

  private Step.Late untilLate(Instant now) {
    return new Step.Late(left(now), () -> late().build());
  }

  private Duration attemptTime(Instant now) {
    Duration left = left(now);
    return rules.attempt().compareTo(left) < 0 ? rules.attempt() : left;
  }

  private Step<T> throttled(Duration wait, Instant now) {
    if (wait.compareTo(rules.longestWait()) > 0 || wait.compareTo(left(now)) >= 0) {
      String text = plan.what() + " must wait, as the service asks to slow down";
      return failed(error(ErrorKind.THROTTLED, text).retryAfter(wait).build());
    }
    return pause(wait, Step.Reason.THROTTLED, now);
  }

  private Step<T> pause(Duration wait, Step.Reason reason, Instant now) {
    return new Step.Pause<>(client.port(), trace, wait, reason, untilLate(now));
  }

  private Step<T> authorized(Authorization answer, Instant now) {
    if (rejection != null && answer.equals(rejected)) {
      return failed(signInNeeded(rejection));
    }
    authorization = answer;
    return proceed(now);
  }

  private Step<T> answered(HttpResponse response, Moment moment) {
    Optional<Duration> retryAfter = RetryAfter.read(response.headers(), moment.now());
    if (trusted()) {
      retryAfter.ifPresent(wait -> client.gate().close(wait, moment.now()));
    }
    Outcome outcome = Outcomes.of(plan.readOnly(), request.headers(), response);
    return switch (outcome) {
      case SUCCESS -> decoded(response);
      case SIGN_IN -> signIn(response, moment.now());
      case REDIRECT -> redirected(response, moment.now());
      case INVALID, NOT_SUPPORTED -> refused(outcome, response, moment);
      default -> told(outcome, response, retryAfter, moment);
    };
  }

  private Step<T> told(
      Outcome outcome, HttpResponse response, Optional<Duration> retryAfter, Moment moment) {
    if (versions.isLacking(outcome, response)) {
      return failed(ErrorBodies.told(lacking(), response).build());
    }
    T missing = outcome == Outcome.NOT_FOUND ? decoder.missing() : null;
    if (missing != null) {
      recorder.answered(response.status(), response.headers());
      return done(missing);
    }
    uncertain |= outcome.fate() == Outcome.Fate.UNCERTAIN;
    AzureDevOpsException.Builder error =
        error(outcome.kind(), plan.what() + " " + plight(outcome))
            .retryAfter(retryAfter.orElse(null));
    return retried(outcome, ErrorBodies.told(error, response), retryAfter, moment);
  }

  /** A refusal of the version alone is no answer yet: see {@link Versions#instead}. */
  private Step<T> refused(Outcome outcome, HttpResponse response, Moment moment) {
    Optional<HttpRequest> other = versions.instead(response);
    if (other.isPresent()) {
      request = other.get();
      return proceed(moment.now());
    }
    return outcome == Outcome.NOT_SUPPORTED
        ? failed(ErrorBodies.told(lacking(), response).build())
        : told(outcome, response, Optional.empty(), moment);
  }

  private AzureDevOpsException.Builder lacking() {
    return error(ErrorKind.NOT_SUPPORTED, versions.lacking());
  }

  private Step<T> decoded(HttpResponse response) {
    try {
      recorder.answered(response.status(), response.headers());
      return done(decoder.decode(within(response)));
    } catch (Decoder.UndecodableException undecodable) {
      String what =
          switch (undecodable.kind()) {
            case INVALID -> " was refused: ";
            case PARTLY_DONE -> " was done in part: ";
            default -> " got an answer that cannot be read: ";
          };
      String text = plan.what() + what + undecodable.getMessage();
      return failed(
          known(AzureDevOpsException.of(undecodable.kind(), text))
              .response(response)
              .reasons(undecodable.reasons())
              .cause(undecodable)
              .build());
    }
  }

  /** An open body takes along what the rest of its way needs. */
  private HttpResponse within(HttpResponse response) {
    InputStream body = response.stream().orElse(null);
    return body == null
        ? response
        : HttpResponse.streaming(
            response.status(),
            response.headers(),
            new OpenBody(
                body, request, client.port(), trace, limit, rules.attempt(), rules.retry()));
  }

  private Step<T> signIn(HttpResponse response, Instant now) {
    Optional<String> moved = moved();
    if (moved.isPresent()) {
      String text = plan.what() + " " + moved.get();
      return failed(error(ErrorKind.REDIRECTED, text).response(response).build());
    }
    boolean shown = authorization != null && authorization.header().isPresent() && trusted();
    if (!shown || rejected != null || !request.replayable()) {
      return failed(signInNeeded(response));
    }
    rejected = authorization;
    rejection = response;
    authorization = null;
    return proceed(now);
  }

  private AzureDevOpsException signInNeeded(HttpResponse response) {
    AzureDevOpsException.Builder error =
        error(ErrorKind.UNAUTHENTICATED, plan.what() + " needs a valid credential");
    return ErrorBodies.told(error, response).build();
  }

  /** What to tell if redirects have led away from the hosts that may see the credential. */
  private Optional<String> moved() {
    return hops == 0 || trusted()
        ? Optional.empty()
        : Redirect.wayward(plan.request().uri(), request.uri(), client.trust());
  }

  private Step<T> redirected(HttpResponse response, Instant now) {
    Optional<URI> target = Redirect.target(request, response, hops);
    if (target.isEmpty()) {
      String text = plan.what() + " " + Redirect.refusal(request, response, client.trust());
      return failed(error(ErrorKind.REDIRECTED, text).response(response).build());
    }
    hops++;
    abroad |= !client.trust().trusts(target.get());
    request = Redirect.moved(request, target.get(), !abroad);
    return proceed(now);
  }

  private Step<T> broken(Failure failure, Moment moment) {
    if (failure.kind() == Failure.Kind.NO_CREDENTIAL && outOfTime(moment.now())) {
      return failed(late().cause(failure.cause()).build());
    }
    if (failure.kind() == Failure.Kind.NOT_BEGUN) {
      sent--;
    }
    if (failure.kind() == Failure.Kind.NO_CREDENTIAL && !moment.now().isBefore(patience)) {
      // It hangs. A credential that gives up what hangs does so when it is asked the next time.
      return proceed(moment.now());
    }
    Outcome outcome = Outcomes.of(failure);
    uncertain |= outcome.fate() == Outcome.Fate.UNCERTAIN;
    String what = plan.what() + " " + plight(outcome);
    // Who watched the attempt knows the limit of one attempt only, and would tell that.
    AzureDevOpsException.Builder error =
        outcome.kind() == ErrorKind.TIMED_OUT && outOfTime(moment.now())
            ? error(outcome.kind(), what + ": the limit of the whole call was reached")
            : error(outcome.kind(), what).cause(failure.cause());
    return retried(outcome, error, Optional.empty(), moment);
  }

  private static String plight(Outcome outcome) {
    return switch (outcome) {
      case NOT_SENT, NEVER_SENT -> "could not be sent";
      case NOT_BEGUN -> "was not begun in time, as others were before it";
      case LOST -> "lost the connection before the answer was complete";
      case TIMED_OUT -> "got no answer in time";
      case NO_CREDENTIAL -> "got no token from the credential";
      case CLOSED -> "cannot be sent, as the client is closed";
      case TOO_LARGE -> "got an answer too large for memory";
      case HIDDEN -> "got a web page instead of the service's answer";
      default -> "failed";
    };
  }

  private Step<T> retried(
      Outcome outcome,
      AzureDevOpsException.Builder error,
      Optional<Duration> retryAfter,
      Moment moment) {
    Optional<Duration> delay = mayRepeat(outcome) ? delay(retryAfter, moment) : Optional.empty();
    if (delay.isEmpty()) {
      return failed(error.build());
    }
    attempt++;
    authorization = null;
    Step.Reason reason = outcome == Outcome.THROTTLED ? Step.Reason.THROTTLED : Step.Reason.RETRY;
    return pause(delay.get(), reason, moment.now());
  }

  private boolean mayRepeat(Outcome outcome) {
    boolean repeatable =
        outcome == Outcome.GATEWAY_REFUSAL ? request.method().equals("GET") : plan.repeatable();
    return outcome.retryable(repeatable) && request.replayable();
  }

  private Optional<Duration> delay(Optional<Duration> asked, Moment moment) {
    Duration elapsed = Duration.between(began, moment.now());
    return rules
        .retry()
        .delay(attempt, elapsed, moment.chance())
        .map(planned -> asked.filter(wait -> wait.compareTo(planned) > 0).orElse(planned))
        .filter(wait -> asked.isEmpty() || wait.compareTo(rules.longestWait()) <= 0)
        .filter(wait -> wait.compareTo(left(moment.now())) < 0);
  }

  private boolean outOfTime(Instant now) {
    return !now.isBefore(limit.from(now));
  }

  private Duration left(Instant now) {
    return limit.left(now);
  }

  private AzureDevOpsException.Builder late() {
    return error(ErrorKind.TIMED_OUT, plan.what() + " took longer than it was given");
  }

  /** A failure of a write that may have arrived is told as such, however the run ended. */
  private AzureDevOpsException.Builder error(ErrorKind kind, String text) {
    boolean open = uncertain && !plan.readOnly();
    return known(AzureDevOpsException.of(open ? ErrorKind.OUTCOME_UNKNOWN : kind, text));
  }

  private AzureDevOpsException.Builder known(AzureDevOpsException.Builder error) {
    Stream.of(authorization, rejected)
        .filter(Objects::nonNull)
        .flatMap(shown -> shown.header().stream())
        .forEach(error::hiding);
    return error.request(request).attempts(sent);
  }

  private Step<T> failed(Throwable error) {
    end = new Step.Failed<>(error);
    return new Step.End<>(client.port(), trace, null, error);
  }

  /** An open body ends the operation by itself, when it has been read. */
  private Step<T> done(T value) {
    Step<T> done = new Step.Done<>(value);
    end = done;
    return plan.reception() == Reception.STREAM
        ? done
        : new Step.End<>(client.port(), trace, value, null);
  }
}
