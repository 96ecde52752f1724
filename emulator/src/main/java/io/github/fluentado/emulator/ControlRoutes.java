// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.page.Page;
import io.github.fluentado.emulator.seed.SeedDocument;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.yaml.MemberReader;
import io.github.fluentado.emulator.yaml.Yaml;
import io.github.fluentado.emulator.yaml.YamlNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What stands below {@code /_emulator}. */
final class ControlRoutes {
  private final Service service;
  private final Page page;
  private final Map<Integer, Snapshot> snapshots = new ConcurrentSkipListMap<>();
  private final AtomicInteger numbers = new AtomicInteger();

  ControlRoutes(Service service, Page page) {
    this.service = service;
    this.page = page;
  }

  HttpAnswer handle(HttpRequest request, List<String> parts, Query query) {
    String place = parts.isEmpty() ? "" : parts.get(0).toLowerCase(Locale.ROOT);
    List<String> rest = parts.subList(Math.min(1, parts.size()), parts.size());
    return switch (place) {
      case "" -> get(request, rest, () -> start(request));
      case "faults" -> faults(request, rest);
      case "clock" -> clock(request, rest);
      case "snapshots" -> snapshots(request, rest);
      case "reset" -> reset(request, rest);
      case "requests" -> requests(request, rest, query);
      case "tokens" -> tokens(request, rest);
      case "seeds" -> seeds(request, rest);
      case "exchanges" -> get(request, rest, () -> page.exchanges(query.count("after", 0)));
      case "holdings" -> get(request, rest, page::holdings);
      default -> get(request, rest, () -> page.file(place).orElseThrow(ControlRoutes::nothing));
    };
  }

  private interface Reply {
    HttpAnswer answer();
  }

  private static HttpAnswer get(HttpRequest request, List<String> rest, Reply reply) {
    verbs(request, rest, "GET");
    return reply.answer();
  }

  /** Refuses a longer path, and other verbs. */
  private static void verbs(HttpRequest request, List<String> rest, String... allowed) {
    if (!rest.isEmpty()) {
      throw nothing();
    }
    if (!Set.of(allowed).contains(request.method())) {
      throw refused(405, "Here only " + String.join(", ", allowed) + " is possible.");
    }
  }

  private static ServiceException nothing() {
    return refused(
        404,
        "There is nothing here; below /_emulator there are faults, clock, snapshots, reset,"
            + " requests, exchanges, holdings, tokens and seeds.");
  }

  private static ServiceException refused(int status, String message) {
    return ServiceException.of(status, "", 0, message);
  }

  private static YamlNode body(HttpRequest request) {
    Json.parse(request.bodyText()); // JSON only, though the reader with places would take more
    return Yaml.read("the body", request.bodyText());
  }

  /** The page for those who look with a browser. */
  private HttpAnswer start(HttpRequest request) {
    return Page.isWanted(request)
        ? page.file("page.html").orElseThrow(ControlRoutes::nothing)
        : overview();
  }

  private HttpAnswer overview() {
    return Answers.ok(
        Doc.of("url", service.world().organization().url())
            .with("organization", service.world().organization().name())
            .with("clock", time())
            .with("faults", service.faults().pending().size())
            .with("requests", service.log().all().size()));
  }

  private HttpAnswer faults(HttpRequest request, List<String> rest) {
    Faults faults = service.faults();
    if (!rest.isEmpty()) {
      verbs(request, rest.subList(1, rest.size()), "GET", "DELETE");
      Fault fault = fault(rest.get(0));
      if (request.method().equals("DELETE")) {
        faults.remove(fault);
        return Answers.none();
      }
      return Answers.ok(FaultForm.json(fault));
    }
    verbs(request, rest, "GET", "POST", "DELETE");
    if (request.method().equals("POST")) {
      return Answers.json(201, FaultForm.json(FaultForm.set(faults, body(request))));
    } else if (request.method().equals("DELETE")) {
      faults.clear();
      return Answers.none();
    }
    return Answers.list(faults.pending(), FaultForm::json);
  }

  private Fault fault(String number) {
    return service.faults().pending().stream()
        .filter(fault -> number.equals("" + fault.number()))
        .findFirst()
        .orElseThrow(() -> refused(404, "There is no fault " + number + " (any more)."));
  }

  private Doc time() {
    return Doc.of("now", service.clock().instant()).with("frozen", service.clock().isFrozen());
  }

  private HttpAnswer clock(HttpRequest request, List<String> rest) {
    verbs(request, rest, "GET", "POST");
    if (request.method().equals("POST")) {
      move(MemberReader.of(body(request), "a change of the clock"));
    }
    return Answers.ok(time());
  }

  private void move(MemberReader change) {
    Optional<Duration> advance = change.duration("advance");
    Optional<Instant> set = change.instant("set");
    boolean tellsFrozen = change.has("frozen");
    boolean frozen = change.flag("frozen");
    change.end();
    if (advance.isPresent() && set.isPresent()) {
      throw change.wrong("set", "either \"advance\" or \"set\", not both");
    }
    if (tellsFrozen && frozen) {
      service.clock().freeze();
    }
    advance.ifPresent(service.clock()::advance);
    set.ifPresent(service.clock()::set);
    if (tellsFrozen && !frozen) {
      service.clock().resume();
    }
  }

  private HttpAnswer snapshots(HttpRequest request, List<String> rest) {
    if (rest.isEmpty()) {
      verbs(request, rest, "GET", "POST");
      if (request.method().equals("GET")) {
        return Answers.list(List.copyOf(snapshots.keySet()), id -> Doc.of("id", id));
      }
      int id = numbers.incrementAndGet();
      snapshots.put(id, service.snapshot());
      return Answers.json(201, Doc.of("id", id));
    }
    Map.Entry<Integer, Snapshot> snapshot = snapshot(rest.get(0));
    if (rest.size() == 1) {
      verbs(request, List.of(), "DELETE");
      snapshots.remove(snapshot.getKey());
      return Answers.none();
    }
    verbs(request, rest.subList(rest.get(1).equals("restore") ? 2 : 1, rest.size()), "POST");
    service.restore(snapshot.getValue());
    snapshots.keySet().removeIf(other -> other > snapshot.getKey());
    return Answers.ok(time());
  }

  private Map.Entry<Integer, Snapshot> snapshot(String id) {
    return snapshots.entrySet().stream()
        .filter(known -> id.equals("" + known.getKey()))
        .findFirst()
        .orElseThrow(() -> refused(404, "There is no snapshot " + id + " (any more)."));
  }

  private HttpAnswer reset(HttpRequest request, List<String> rest) {
    verbs(request, rest, "POST");
    service.reset();
    snapshots.clear();
    return Answers.ok(time());
  }

  private HttpAnswer requests(HttpRequest request, List<String> rest, Query query) {
    verbs(request, rest, "GET", "DELETE");
    if (request.method().equals("DELETE")) {
      service.forgetRequests();
      return Answers.none();
    }
    return Answers.list(filtered(query), ControlRoutes::json);
  }

  private Received filtered(Query query) {
    Set<String> known = Set.of("method", "path", "status", "header", "containing");
    query.values().keySet().stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw refused(400, "Unknown filter " + name + "; known are " + sorted(known) + ".");
            });
    String method = query.text("method").orElse("*");
    Received received =
        service.log().received(PathPattern.of(method, query.text("path").orElse("**")));
    received = query.number("status").map(received::answered).orElse(received);
    received = query.text("containing").map(received::containing).orElse(received);
    return query.text("header").isEmpty()
        ? received
        : received.withHeader(query.text("header").get());
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }

  private static Doc json(ReceivedRequest request) {
    return Doc.of("method", request.method())
        .with("target", request.target())
        .with("headers", request.headers())
        .with("body", request.body())
        .with("status", request.status());
  }

  private HttpAnswer tokens(HttpRequest request, List<String> rest) {
    verbs(request, rest, "POST");
    MemberReader form = MemberReader.of(body(request), "a token");
    String token = form.required("token");
    boolean accepted = form.flag("accepted", true);
    Optional<Instant> until = form.instant("until");
    Optional<Integer> requests = form.whole("requests");
    form.end();
    if (requests.filter(number -> number < 0).isPresent()) {
      throw form.wrong("requests", "\"requests\" must not be negative");
    }
    service
        .world()
        .gate()
        .changing(
            () -> {
              service.signIn().refuse(token);
              if (accepted) {
                service.signIn().accept(token);
                until.ifPresent(at -> service.signIn().end(token, at));
                requests.ifPresent(number -> service.signIn().endAfter(token, number));
              }
            });
    return Answers.none();
  }

  private HttpAnswer seeds(HttpRequest request, List<String> rest) {
    verbs(request, rest, "POST");
    String type = request.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    SeedDocument document =
        type.startsWith("application/json")
            ? SeedDocument.readJson("the body", request.bodyText())
            : SeedDocument.read("the body", request.bodyText());
    Seeds seeds = service.seed(document);
    return Answers.json(201, Doc.of("projects", seeds.projects()).with("keys", seeds.keys()));
  }
}
