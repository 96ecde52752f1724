// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.control;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.page.Page;
import io.github.fluentado.emulator.seed.SeedDocument;
import io.github.fluentado.emulator.seed.Seeded;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.SignIn;
import io.github.fluentado.emulator.service.Service;
import io.github.fluentado.emulator.yaml.MemberReader;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** What stands below {@code /_emulator}. */
final class ControlRoutes {
  private final Service service;
  private final Page page;
  private final FaultRoutes faults;
  private final ClockRoutes clock;
  private final SnapshotRoutes snapshots;
  private final RequestRoutes requests;

  ControlRoutes(Service service, Page page) {
    this.service = service;
    this.page = page;
    this.faults = new FaultRoutes(service.faults());
    this.clock = new ClockRoutes(service.clock());
    this.snapshots = new SnapshotRoutes(service, clock);
    this.requests = new RequestRoutes(service);
  }

  HttpAnswer handle(ControlCall from) {
    String place = from.place();
    ControlCall call = from.below();
    return switch (place) {
      case "" -> get(call, () -> start(call.request()));
      case "faults" -> faults.handle(call);
      case "clock" -> clock.handle(call);
      case "snapshots" -> snapshots.handle(call);
      case "reset" -> snapshots.reset(call);
      case "requests" -> requests.handle(call);
      case "tokens" -> tokens(call);
      case "seeds" -> seeds(call);
      case "exchanges" -> get(call, () -> page.exchanges(call.query().count("after", 0)));
      case "holdings" -> get(call, page::holdings);
      default -> get(call, () -> file(place));
    };
  }

  private static HttpAnswer get(ControlCall call, Supplier<HttpAnswer> answer) {
    call.only("GET");
    return answer.get();
  }

  /** The page for those who look with a browser. */
  private HttpAnswer start(HttpRequest request) {
    return Page.isWanted(request) ? file("page.html") : overview();
  }

  private HttpAnswer file(String name) {
    return page.file(name).orElseThrow(ControlCall::nothing);
  }

  private HttpAnswer overview() {
    return Answers.ok(
        Doc.of("url", service.world().organization().url())
            .with("organization", service.world().organization().name())
            .with("clock", clock.time())
            .with("faults", service.faults().pending().size())
            .with("requests", service.log().all().size()));
  }

  private HttpAnswer tokens(ControlCall call) {
    call.only("POST");
    MemberReader form = MemberReader.of(call.body(), "a token");
    String token = form.required("token");
    boolean accepted = form.flag("accepted", true);
    Optional<Instant> until = form.instant("until");
    Optional<Integer> uses = form.whole("requests");
    form.end();
    if (uses.filter(number -> number < 0).isPresent()) {
      throw form.wrong("requests", "\"requests\" must not be negative");
    }
    SignIn signIn = service.signIn();
    service
        .world()
        .gate()
        .changing(
            () -> {
              signIn.refuse(token);
              if (accepted) {
                signIn.accept(token);
                until.ifPresent(at -> signIn.end(token, at));
                uses.ifPresent(number -> signIn.endAfter(token, number));
              }
            });
    return Answers.none();
  }

  private HttpAnswer seeds(ControlCall call) {
    call.only("POST");
    String type =
        call.request().headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    String text = call.request().bodyText();
    SeedDocument document =
        type.startsWith("application/json")
            ? SeedDocument.readJson("the body", text)
            : SeedDocument.read("the body", text);
    Seeded seeded = service.seed(document);
    return Answers.json(201, Doc.of("projects", seeded.projects()).with("keys", seeded.keys()));
  }
}
