// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.http.Delivery;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Router;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.server.SignIn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** What each request passes first: faults, sign-in, the request log, and the usual headers. */
final class Front {
  private final SignIn signIn;
  private final Router router;
  private final Faults faults;
  private final InstantSource clock;
  private final RequestLog log;
  private final AtomicLong activities;
  private final String directory;

  /** The directory is what all paths begin with; empty, or a server's virtual directory. */
  Front(Service service, Router router, String directory) {
    this.signIn = service.signIn();
    this.faults = service.faults();
    this.clock = service.clock();
    this.log = service.log();
    this.activities = service.activities();
    this.router = router;
    this.directory = directory;
  }

  Delivery handle(HttpRequest request) {
    Delivery delivery =
        faults
            .strike(request)
            .map(fault -> struck(request, fault))
            .orElseGet(() -> new Delivery.Whole(answer(request)));
    log.add(ReceivedRequest.of(request, status(delivery)));
    return delivery;
  }

  private static int status(Delivery delivery) {
    if (delivery instanceof Delivery.Whole whole) {
      return whole.answer().status();
    }
    return delivery instanceof Delivery.Truncated cut ? cut.answer().status() : 0;
  }

  private Delivery struck(HttpRequest request, Fault fault) {
    Effect effect = fault.effect();
    if (effect instanceof Effect.Reset reset) {
      if (reset.processed()) {
        answer(request);
      }
      return new Delivery.Reset();
    }
    if (effect instanceof Effect.Truncated cut) {
      return new Delivery.Truncated(answer(request).with(fault.headers()), cut.bytes());
    }
    return new Delivery.Whole(replaced(request, effect).with(fault.headers()));
  }

  private HttpAnswer replaced(HttpRequest request, Effect effect) {
    if (effect instanceof Effect.Refused refused) {
      return marked(error(refused.status()), request);
    } else if (effect instanceof Effect.Fixed fixed) {
      return marked(HttpAnswer.of(fixed.status(), fixed.mediaType(), fixed.body()), request);
    } else if (effect instanceof Effect.Throttled throttled) {
      return marked(throttled(throttled.time()), request);
    } else if (effect instanceof Effect.SignInPage) {
      return marked(SignIn.page(), request);
    } else if (effect instanceof Effect.Delayed delayed) {
      await(delayed.time());
    }
    return answer(request);
  }

  private static HttpAnswer error(int status) {
    String type = "Microsoft.VisualStudio.Services.Common.VssServiceException";
    String text = "TF400898: A fault was asked for: status " + status + ".";
    return Answers.json(status, ServiceException.of(status, type, 3000, text).body());
  }

  private HttpAnswer throttled(Duration wait) {
    String type = "Microsoft.TeamFoundation.Framework.Server.RequestBlockedException";
    String text = "TF400733: The request was canceled: usage of a resource was exceeded.";
    long reset = clock.instant().plus(wait).getEpochSecond();
    return Answers.json(429, ServiceException.of(429, type, 3000, text).body())
        .with("X-RateLimit-Resource", "Core/Emulator")
        .with("X-RateLimit-Delay", "0.000")
        .with("X-RateLimit-Limit", "200")
        .with("X-RateLimit-Remaining", "0")
        .with("X-RateLimit-Reset", Long.toString(reset));
  }

  /** By the emulator's clock, which a test may own: so it is asked again and again. */
  private void await(Duration wait) {
    Instant due = clock.instant().plus(wait);
    while (clock.instant().isBefore(due) && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
  }

  private HttpAnswer answer(HttpRequest request) {
    return marked(signIn.refusal(request).orElseGet(() -> served(request)), request);
  }

  private HttpAnswer served(HttpRequest request) {
    try {
      return router.handle(inside(request));
    } catch (RuntimeException e) { // a defect of the emulator; the client must still get an answer
      Doc body = Doc.of("$id", "1").withNull("innerException");
      body.with("message", "TF400898: The emulator failed: " + e).with("typeKey", "Exception");
      return Answers.json(500, body);
    }
  }

  /** Without the virtual directory; a path beside it is left as it is, and found nowhere. */
  private HttpRequest inside(HttpRequest request) {
    String target = request.target();
    boolean below = target.regionMatches(true, 0, directory, 0, directory.length());
    return below && !directory.isEmpty()
        ? request.withTarget(target.substring(directory.length()))
        : request;
  }

  /** Every answer can be named; the ids are made from a count, so that runs are alike. */
  private HttpAnswer marked(HttpAnswer answer, HttpRequest request) {
    long number = activities.incrementAndGet();
    UUID activity = UUID.nameUUIDFromBytes(("activity" + number).getBytes(StandardCharsets.UTF_8));
    String endToEnd = request.headers().first("X-VSS-E2EID").orElse(activity.toString());
    return answer
        .with("ActivityId", activity.toString())
        .with("X-VSS-E2EID", endToEnd)
        .with("X-TFS-Session", request.headers().first("X-TFS-Session").orElse(endToEnd))
        .with("X-TFS-ProcessId", "00000000-0000-0000-0000-000000000001");
  }
}
