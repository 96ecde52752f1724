// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.front.Cors;
import io.github.fluentado.emulator.front.RateLimit;
import io.github.fluentado.emulator.front.ScopeGate;
import io.github.fluentado.emulator.front.ServiceHosts;
import io.github.fluentado.emulator.front.Usual;
import io.github.fluentado.emulator.http.Delivery;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.http.Waiting;
import io.github.fluentado.emulator.page.Exchanges;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Downloads;
import io.github.fluentado.emulator.server.Router;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.server.SignIn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** What each request passes first: faults, sign-in, the request log, and the usual headers. */
final class Front {
  private static final System.Logger LOG = System.getLogger(Front.class.getName());

  /** Where faults find requests to the second port. */
  private static final String DOWNLOADS = "/_downloads";

  private static final Set<String> OVERRIDES =
      Set.of("GET", "HEAD", "OPTIONS", "PATCH", "PUT", "DELETE");

  private final SignIn signIn;
  private final ScopeGate scopes;
  private final Router router;
  private final Faults faults;
  private final InstantSource clock;
  private final RequestLog log;
  private final Exchanges exchanges;
  private final AtomicLong activities;
  private final Control control;
  private final String directory;
  private final ServiceHosts hosts;
  private final Downloads downloads;
  private final Organization organization;

  /** The directory is what all paths begin with; empty, or a server's virtual directory. */
  Front(Service service, Router router, Control control, String directory, ServiceHosts hosts) {
    this.hosts = hosts;
    this.organization = service.world().organization();
    this.downloads = service.world().downloads();
    this.signIn = service.signIn();
    this.scopes = new ScopeGate(service.world(), signIn);
    this.faults = service.faults();
    this.clock = service.clock();
    this.log = service.log();
    this.exchanges = service.exchanges();
    this.activities = service.activities();
    this.router = router;
    this.control = control;
    this.directory = directory;
  }

  ServiceHosts hosts() {
    return hosts;
  }

  Delivery handle(HttpRequest sent) {
    if (hosts.isForDownloads(sent)) {
      return files(sent);
    }
    HttpRequest request = Control.isFor(sent) ? sent : hosts.inside(sent);
    if (Control.isFor(request)) {
      return new Delivery.Whole(hosts.outside(guarded(request, control::handle), request));
    }
    Delivery delivery = delivery(request, request, this::answer);
    log.add(ReceivedRequest.of(request, delivery.status()));
    exchanges.add(request, delivery, clock.instant());
    return delivery;
  }

  /** Of hosts that keep files, those with artifacts want the token that others refuse. */
  private Delivery files(HttpRequest request) {
    if (!hosts.needsCredential(request)) {
      return downloads.handle(request);
    }
    return signIn
        .refusal(request)
        .<Delivery>map(Delivery.Whole::new)
        .orElseGet(() -> downloads.handle(request.without("Authorization")));
  }

  /** A request to the second port, which faults know under a path of its own. */
  Delivery download(HttpRequest request, Function<HttpRequest, HttpAnswer> handler) {
    return delivery(
        request.withTarget("/-" + DOWNLOADS + request.target()),
        request,
        sent -> Cors.shown(Cors.preflight(sent).orElseGet(() -> handler.apply(sent)), sent));
  }

  private Delivery delivery(
      HttpRequest known, HttpRequest request, Function<HttpRequest, HttpAnswer> handler) {
    return faults
        .strike(known)
        .map(fault -> struck(request, fault, handler))
        .orElseGet(() -> new Delivery.Whole(handler.apply(request)));
  }

  private Delivery struck(
      HttpRequest request, Fault fault, Function<HttpRequest, HttpAnswer> handler) {
    Effect effect = fault.plan().effect();
    if (effect instanceof Effect.Reset reset) {
      return reset.processed() ? lost(handler.apply(request)) : new Delivery.Reset();
    }
    if (effect instanceof Effect.Truncated cut) {
      return new Delivery.Truncated(
          handler.apply(request).with(fault.plan().headers()), cut.bytes());
    }
    if (effect instanceof Effect.Dripped slow) {
      HttpAnswer answer = handler.apply(request).with(fault.plan().headers());
      return new Delivery.Dripped(answer, slow.bytes(), slow.pause());
    }
    return new Delivery.Whole(replaced(request, effect, handler).with(fault.plan().headers()));
  }

  /** All has been done, but nobody is told. */
  private static Delivery lost(HttpAnswer answer) {
    LOG.log(System.Logger.Level.DEBUG, "An answer with status {0} is lost", answer.status());
    return new Delivery.Reset();
  }

  private HttpAnswer replaced(
      HttpRequest request, Effect effect, Function<HttpRequest, HttpAnswer> handler) {
    if (effect instanceof Effect.Refused refused) {
      return marked(error(refused.status()), request);
    } else if (effect instanceof Effect.Fixed fixed) {
      return marked(HttpAnswer.of(fixed.status(), fixed.mediaType(), fixed.body()), request);
    } else if (effect instanceof Effect.Blocked blocked) {
      return marked(blocked(blocked.time()), request);
    } else if (effect instanceof Effect.SignInPage) {
      return marked(SignIn.page(), request);
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

  private HttpAnswer answer(HttpRequest sent) {
    HttpRequest request = meant(sent);
    return marked(
        Cors.preflight(request)
            .or(() -> signIn.refusal(request))
            .or(() -> scopes.refusal(inside(request)))
            .orElseGet(() -> served(request)),
        request);
  }

  /** Clients behind proxies that let few verbs pass write the true one into a header. */
  private static HttpRequest meant(HttpRequest request) {
    return request
        .headers()
        .first("X-HTTP-Method-Override")
        .map(verb -> verb.trim().toUpperCase(Locale.ROOT))
        .filter(verb -> request.method().equals("POST") && OVERRIDES.contains(verb))
        .map(request::withMethod)
        .orElse(request);
  }

  private HttpAnswer served(HttpRequest request) {
    return hosts.outside(named(guarded(inside(request), router::handle)), request);
  }

  /** Tells whom the token stands for. */
  private HttpAnswer named(HttpAnswer answer) {
    Identity me = organization.me();
    return answer.with("X-VSS-UserData", me.id() + ":" + me.uniqueName());
  }

  private static HttpAnswer guarded(
      HttpRequest request, Function<HttpRequest, HttpAnswer> handler) {
    try {
      return handler.apply(request);
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
    return Cors.shown(Usual.with(answer, directory.isEmpty()), request)
        .with("ActivityId", activity.toString())
        .with("X-VSS-E2EID", endToEnd)
        .with("X-TFS-Session", request.headers().first("X-TFS-Session").orElse(endToEnd))
        .with("X-TFS-ProcessId", "00000000-0000-0000-0000-000000000001");
  }
}
