// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.front;

import io.github.fluentado.emulator.control.Control;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.http.Delivery;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.page.Exchanges;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Downloads;
import io.github.fluentado.emulator.server.Router;
import io.github.fluentado.emulator.server.SignIn;
import io.github.fluentado.emulator.service.RequestLog;
import io.github.fluentado.emulator.service.Service;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** What each request passes first: faults, sign-in, the request log, and the usual headers. */
public final class Front {
  /** Where faults find requests to the second port. */
  private static final String DOWNLOADS = "/_downloads";

  private static final Set<String> OVERRIDES =
      Set.of("GET", "HEAD", "OPTIONS", "PATCH", "PUT", "DELETE");

  private final SignIn signIn;
  private final ScopeGate scopes;
  private final Router router;
  private final Strikes strikes;
  private final InstantSource clock;
  private final RequestLog log;
  private final Exchanges exchanges;
  private final Marks marks;
  private final Control control;
  private final String directory;
  private final ServiceHosts hosts;
  private final Downloads downloads;
  private final Organization organization;

  /** The directory is what all paths begin with; empty, or a server's virtual directory. */
  public Front(
      Service service, Router router, Control control, String directory, ServiceHosts hosts) {
    this.hosts = hosts;
    this.organization = service.world().organization();
    this.downloads = service.world().downloads();
    this.signIn = service.signIn();
    this.scopes = new ScopeGate(service.world(), signIn);
    this.clock = service.clock();
    this.log = service.log();
    this.exchanges = service.exchanges();
    this.marks = new Marks(service.activities(), directory.isEmpty());
    this.strikes = new Strikes(service.faults(), clock, marks);
    this.router = router;
    this.control = control;
    this.directory = directory;
  }

  public ServiceHosts hosts() {
    return hosts;
  }

  public Delivery handle(HttpRequest sent) {
    if (hosts.isForDownloads(sent)) {
      return files(sent);
    }
    HttpRequest request = Control.isFor(sent) ? sent : hosts.inside(sent);
    if (Control.isFor(request)) {
      return new Delivery.Whole(hosts.outside(guarded(request, control::handle), request));
    }
    Delivery delivery = strikes.delivery(request, request, this::answer);
    log.add(request, delivery.status());
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
  public Delivery download(HttpRequest request, Function<HttpRequest, HttpAnswer> handler) {
    return strikes.delivery(
        request.withTarget("/-" + DOWNLOADS + request.target()),
        request,
        sent -> Cors.shown(Cors.preflight(sent).orElseGet(() -> handler.apply(sent)), sent));
  }

  private HttpAnswer answer(HttpRequest sent) {
    HttpRequest request = meant(sent);
    return marks.on(
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
}
