// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
  private final Deadline limit;

  private HttpRequest request;
  private Instant began = Instant.MIN;
  private @Nullable Authorization authorization;
  private @Nullable Authorization rejected;
  private @Nullable HttpResponse rejection;
  private int attempt = 1;
  private int sent;
  private int hops;
  private boolean uncertain;

  /**
   * What all exchanges of a client share.
   *
   * @param gate closed while the service asks to slow down
   * @param trust which hosts may see the credential
   */
  public record Client(Port port, ThrottleGate gate, Trust trust) {}

  /**
   * @param latest when the run must be over, if it is part of a longer one
   */
  public HttpExchange(
      Client client, Rules rules, Plan plan, Decoder<T> decoder, @Nullable Deadline latest) {
    this.client = client;
    this.rules = rules;
    this.plan = plan;
    this.decoder = decoder;
    this.limit = new Deadline(rules.total(), latest);
    this.request = plan.request();
  }

  @Override
  public Step<T> on(Event event) {
    if (!(event instanceof Event.Answer answer)) {
      return new Step.Now<>(client.port());
    }
    Moment moment = answer.moment();
    began = began.equals(Instant.MIN) ? moment.now() : began;
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
    return authorization == null
        ? new Step.Authorize<>(client.port(), rejected, left(now))
        : send(withCredential(authorization), now);
  }

  private boolean trusted() {
    return client.trust().trusts(request.uri());
  }

  private HttpRequest withCredential(Authorization held) {
    return held.header()
        .map(value -> request.with(request.headers().with("Authorization", value)))
        .orElse(request);
  }

  private Step<T> send(HttpRequest complete, Instant now) {
    sent++;
    Duration left = left(now);
    Duration time = rules.attempt().compareTo(left) < 0 ? rules.attempt() : left;
    return new Step.Send<>(client.port(), complete, plan.reception(), sent, time);
  }

  private Step<T> throttled(Duration wait, Instant now) {
    if (wait.compareTo(rules.longestWait()) > 0 || wait.compareTo(left(now)) >= 0) {
      String text = plan.what() + " must wait, as the service asks to slow down";
      return failed(error(ErrorKind.THROTTLED, text).retryAfter(wait).build());
    }
    return new Step.Pause<>(client.port(), wait, Step.Reason.THROTTLED);
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
    Outcome outcome = Outcomes.of(request.headers(), response);
    return switch (outcome) {
      case SUCCESS -> decoded(response);
      case SIGN_IN -> signIn(response, moment.now());
      case REDIRECT -> redirected(response, moment.now());
      default -> {
        uncertain |= outcome.fate() == Outcome.Fate.UNCERTAIN;
        AzureDevOpsException.Builder error =
            error(outcome.kind(), plan.what() + " failed")
                .response(response)
                .error(ErrorBodies.read(response))
                .retryAfter(retryAfter.orElse(null));
        yield retried(outcome, error, retryAfter, moment);
      }
    };
  }

  private Step<T> decoded(HttpResponse response) {
    try {
      return new Step.Done<>(decoder.decode(response));
    } catch (Decoder.UndecodableException undecodable) {
      boolean refused = undecodable.isRefusal();
      String what = refused ? " was refused: " : " got an answer that cannot be read: ";
      String text = plan.what() + what + undecodable.getMessage();
      return failed(
          AzureDevOpsException.of(refused ? ErrorKind.INVALID : ErrorKind.UNDECODABLE, text)
              .request(request)
              .response(response)
              .attempts(sent)
              .cause(undecodable)
              .build());
    }
  }

  private Step<T> signIn(HttpResponse response, Instant now) {
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
    return error(ErrorKind.UNAUTHENTICATED, plan.what() + " needs a valid credential")
        .response(response)
        .error(ErrorBodies.read(response))
        .build();
  }

  private Step<T> redirected(HttpResponse response, Instant now) {
    Optional<URI> target = Redirect.target(request, response, hops);
    if (target.isEmpty()) {
      String text = plan.what() + " was redirected where it must not go";
      return failed(error(ErrorKind.REDIRECTED, text).response(response).build());
    }
    hops++;
    request = Redirect.moved(request, target.get(), client.trust().trusts(target.get()));
    return proceed(now);
  }

  private Step<T> broken(Failure failure, Moment moment) {
    if (failure.kind() == Failure.Kind.NO_CREDENTIAL && outOfTime(moment.now())) {
      return failed(late().cause(failure.cause()).build());
    }
    Outcome outcome = Outcomes.of(failure);
    uncertain |= outcome.fate() == Outcome.Fate.UNCERTAIN;
    AzureDevOpsException.Builder error =
        error(outcome.kind(), plan.what() + " " + plight(outcome)).cause(failure.cause());
    return retried(outcome, error, Optional.empty(), moment);
  }

  private static String plight(Outcome outcome) {
    return switch (outcome) {
      case NOT_SENT -> "could not be sent";
      case LOST -> "lost the connection before the answer was complete";
      case TIMED_OUT -> "got no answer in time";
      case NO_CREDENTIAL -> "got no token from the credential";
      case CLOSED -> "cannot be sent, as the client is closed";
      case TOO_LARGE -> "got an answer too large for memory";
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
    return new Step.Pause<>(client.port(), delay.get(), reason);
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
    return Duration.between(now, limit.from(now));
  }

  private AzureDevOpsException.Builder late() {
    return error(ErrorKind.TIMED_OUT, plan.what() + " took longer than it was given");
  }

  /** A failure of a write that may have arrived is told as such, however the run ended. */
  private AzureDevOpsException.Builder error(ErrorKind kind, String text) {
    boolean open = uncertain && !plan.readOnly();
    return (open
            ? AzureDevOpsException.of(ErrorKind.OUTCOME_UNKNOWN, text)
            : AzureDevOpsException.of(kind, text))
        .request(request)
        .attempts(sent);
  }

  private Step<T> failed(AzureDevOpsException error) {
    return new Step.Failed<>(error);
  }
}
