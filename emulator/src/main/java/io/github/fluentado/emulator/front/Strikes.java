// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.front;

import io.github.fluentado.emulator.fault.ArmedFault;
import io.github.fluentado.emulator.fault.ArmedFaults;
import io.github.fluentado.emulator.fault.Effect;
import io.github.fluentado.emulator.http.Delivery;
import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.http.Waiting;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.server.SignIn;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/** Lets faults strike: what becomes of a request, and of its answer. */
final class Strikes {
  private static final System.Logger LOG = System.getLogger(Strikes.class.getName());

  private final ArmedFaults faults;
  private final InstantSource clock;
  private final Marks marks;

  Strikes(ArmedFaults faults, InstantSource clock, Marks marks) {
    this.faults = faults;
    this.clock = clock;
    this.marks = marks;
  }

  /**
   * Answers a request, unless a fault does.
   *
   * @param known the request as faults know it
   */
  Delivery delivery(
      HttpRequest known, HttpRequest request, Function<HttpRequest, HttpAnswer> handler) {
    return faults
        .strike(known)
        .map(fault -> struck(request, fault, handler))
        .orElseGet(() -> new Delivery.Whole(handler.apply(request)));
  }

  private Delivery struck(
      HttpRequest request, ArmedFault fault, Function<HttpRequest, HttpAnswer> handler) {
    Effect effect = fault.plan().effect();
    Headers headers = fault.plan().headers();
    if (effect instanceof Effect.Reset reset) {
      return reset.processed() ? lost(handler.apply(request)) : new Delivery.Reset();
    }
    if (effect instanceof Effect.Truncated cut) {
      return new Delivery.Truncated(handler.apply(request).with(headers), cut.bytes());
    }
    if (effect instanceof Effect.Dripped slow) {
      HttpAnswer answer = handler.apply(request).with(headers);
      return new Delivery.Dripped(answer, slow.bytes(), slow.pause());
    }
    return new Delivery.Whole(replaced(request, effect, handler).with(headers));
  }

  /** All has been done, but nobody is told. */
  private static Delivery lost(HttpAnswer answer) {
    LOG.log(System.Logger.Level.DEBUG, "An answer with status {0} is lost", answer.status());
    return new Delivery.Reset();
  }

  private HttpAnswer replaced(
      HttpRequest request, Effect effect, Function<HttpRequest, HttpAnswer> handler) {
    if (effect instanceof Effect.Refused refused) {
      return marks.on(error(refused.status()), request);
    } else if (effect instanceof Effect.Fixed fixed) {
      return marks.on(HttpAnswer.of(fixed.status(), fixed.mediaType(), fixed.body()), request);
    } else if (effect instanceof Effect.Blocked blocked) {
      return marks.on(blocked(blocked.time()), request);
    } else if (effect instanceof Effect.SignInPage) {
      return marks.on(SignIn.page(), request);
    } else if (effect instanceof Effect.Slowed slowed) {
      Waiting.by(clock, slowed.time());
      return RateLimit.slowed(handler.apply(request), clock.instant(), slowed.time());
    } else if (effect instanceof Effect.Flagged) {
      return RateLimit.flagged(handler.apply(request), clock.instant());
    } else if (effect instanceof Effect.Delayed delayed) {
      Waiting.by(clock, delayed.time());
    }
    return handler.apply(request);
  }

  private static HttpAnswer error(int status) {
    String type = "Microsoft.VisualStudio.Services.Common.VssServiceException";
    String text = "TF400898: A fault was asked for: status " + status + ".";
    return Answers.json(status, ServiceException.of(status, type, 3000, text).body());
  }

  private HttpAnswer blocked(Duration wait) {
    String type = "Microsoft.TeamFoundation.Framework.Server.RequestBlockedException";
    String text = "TF400733: The request was canceled: usage of a resource was exceeded.";
    HttpAnswer refusal = Answers.json(429, ServiceException.of(429, type, 3000, text).body());
    return RateLimit.blocked(refusal, clock.instant(), wait);
  }
}
