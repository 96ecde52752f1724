// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.server.Fallback.Place;
import io.github.fluentado.emulator.server.Fallback.Target;
import io.github.fluentado.emulator.server.Standing.Stage;
import io.github.fluentado.emulator.store.Gate;
import io.github.fluentado.emulator.store.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds the route of a request and runs it inside the gate. */
public final class Router {
  /** Stands for the area of routes that begin with no literal. */
  private static final String ANY = "";

  private static final List<String> VERBS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD");

  private final String organization;
  private final Map<String, List<Route>> byArea = new HashMap<>();
  private final List<Fallback> fallbacks = new ArrayList<>();
  private final Gate gate;
  private final Schedule schedule;
  private final Versions versions;
  private final Standing standing;
  private final Border border;

  public Router(
      String organization,
      Gate gate,
      Schedule schedule,
      Versions versions,
      Standing standing,
      Border border) {
    this.organization = organization;
    this.gate = gate;
    this.schedule = schedule;
    this.versions = versions;
    this.standing = standing;
    this.border = border;
  }

  public Router add(Area area) {
    for (Route route : area.routes()) {
      byArea
          .computeIfAbsent(route.template().area().orElse(ANY), a -> new ArrayList<>())
          .add(route);
    }
    return this;
  }

  /** Asked for a route when no area has one; of several, the first that has one. */
  public Router otherwise(Fallback fallback) {
    fallbacks.add(fallback);
    return this;
  }

  /** Answers a request that has passed sign-in. */
  public HttpAnswer handle(HttpRequest request) {
    return run(request, false, true);
  }

  /** Answers a request of the emulator's own, which reaches what clients of a Server cannot. */
  public HttpAnswer handleOwn(HttpRequest request) {
    return run(request, false, false);
  }

  /** Answers an entry of a batch: its URL may be relative to the organization. */
  public HttpAnswer handleRelative(HttpRequest request) {
    return run(request, true, true);
  }

  /** Whether anything but "not found" is answered at this path below the organization. */
  public boolean leads(List<String> path) {
    Place place = new Place(true, path, Query.parse(""));
    return isThere(place)
        && (Address.of(path).flatMap(address -> matching(address).findAny()).isPresent()
            || fallbacks.stream().anyMatch(fallback -> fallback.knows(path)));
  }

  /** Whether an area, and not a fallback, answers a verb at this path below the organization. */
  public boolean serves(String verb, List<String> path) {
    return Address.of(path)
        .filter(
            address -> matching(address).anyMatch(target -> target.route().method().equals(verb)))
        .isPresent();
  }

  /** A Server may lack all that is published at a path. */
  private boolean isThere(Place place) {
    List<Stage> stages =
        standing.isServer()
            ? VERBS.stream().flatMap(verb -> standing.of(verb, place).stream()).toList()
            : List.of();
    return stages.isEmpty() || !stages.stream().allMatch(Stage::lacking);
  }

  private HttpAnswer run(HttpRequest request, boolean relative, boolean guarded) {
    return Address.below(request.target(), organization, relative)
        .map(
            place -> {
              HttpAnswer answer = answer(border.usual(request, place), relative, guarded);
              return border.asAsked(answer, request, place);
            })
        .orElseGet(() -> answer(request, relative, guarded));
  }

  private HttpAnswer answer(HttpRequest request, boolean relative, boolean guarded) {
    try {
      return implemented(request, relative)
          .or(() -> elsewhere(request, relative))
          .map(target -> run(target, request, relative, guarded))
          .orElseGet(() -> refusal(request, relative));
    } catch (ServiceException e) {
      return Answers.error(e);
    }
  }

  private Optional<Target> implemented(HttpRequest request, boolean relative) {
    String verb = request.method().equals("HEAD") ? "GET" : request.method();
    try {
      Address address = address(request, relative);
      return matching(address).filter(target -> target.route().method().equals(verb)).findFirst();
    } catch (ServiceException unroutable) { // told by refusal(), if nobody else knows the path
      return Optional.empty();
    }
  }

  private Stream<Target> matching(Address address) {
    List<String> resource = address.resource();
    String area = resource.isEmpty() ? ANY : Template.lower(resource.get(0));
    return Stream.of(area, ANY)
        .distinct()
        .flatMap(name -> byArea.getOrDefault(name, List.of()).stream())
        .filter(route -> route.scope().allows(address))
        .flatMap(
            route ->
                route.template().match(address.resource()).stream()
                    .map(values -> new Target(route, address, values)));
  }

  private Optional<Target> elsewhere(HttpRequest request, boolean relative) {
    return Address.below(request.target(), organization, relative)
        .flatMap(
            place ->
                fallbacks.stream()
                    .flatMap(fallback -> fallback.find(request, place).stream())
                    .findFirst()
                    .map(target -> place.inOrganization() ? target : own(request, target)));
  }

  /** Where a path may do without the organization, there is only this one. */
  private Target own(HttpRequest request, Target other) {
    return implemented(request, true).orElse(other);
  }

  private HttpAnswer refusal(HttpRequest request, boolean relative) {
    if (matching(address(request, relative)).findAny().isPresent()) {
      return wrongVerb(request.method());
    }
    throw ServiceException.noRoute(path(request));
  }

  private Address address(HttpRequest request, boolean relative) {
    return relative
        ? Address.parseRelative(request.target(), organization)
        : Address.parse(request.target(), organization);
  }

  /** Nothing is lacking on the service, so that only numbers of previews are looked up there. */
  private Optional<Stage> stage(HttpRequest request, boolean relative, Optional<ApiVersion> asked) {
    if (!standing.isServer() && asked.map(ApiVersion::resource).isEmpty()) {
      return Optional.empty();
    }
    return Address.below(request.target(), organization, relative)
        .flatMap(place -> standing.of(request.method(), place));
  }

  /** Refuses what is not there in a version, before anything is done. */
  private void check(HttpRequest request, Route route, ApiVersion version, Optional<Stage> stage) {
    boolean previewOnly =
        stage
            .filter(known -> standing.isServer())
            .map(known -> known.previewOnly(version))
            .orElse(route.previewOnly());
    version.check(previewOnly, versions);
    Integer number = version.resource();
    if (number != null && stage.filter(s -> !s.hasResource(version, number)).isPresent()) {
      throw version.beyond(path(request));
    }
  }

  private static String path(HttpRequest request) {
    return request.target().split("\\?", 2)[0];
  }

  private HttpAnswer run(Target target, HttpRequest request, boolean relative, boolean guarded) {
    Route route = target.route();
    Query query = target.address().query();
    Optional<ApiVersion> asked = ApiVersion.asked(query, request.headers());
    if (guarded) {
      Optional<Stage> stage = stage(request, relative, asked);
      if (stage.filter(Stage::lacking).isPresent()) {
        throw ServiceException.noRoute(path(request));
      }
      asked.ifPresent(version -> check(request, route, version, stage));
    }
    if (asked.isEmpty() && route.versioned() && !route.method().equals("GET")) {
      throw ApiVersion.missing(request.method());
    }
    checkMediaType(route, request);
    Call call = new Call(request, target.address(), target.values());
    catchUp();
    Supplier<HttpAnswer> action = () -> route.handler().apply(call);
    HttpAnswer answer = route.reads() ? gate.reading(action) : gate.changing(action);
    return located(versioned(answer, asked.orElse(versions.released())));
  }

  /** What was made tells in a header where it is, too. */
  private static HttpAnswer located(HttpAnswer answer) {
    if (answer.status() != 201 || answer.headers().first("Location").isPresent()) {
      return answer;
    }
    return answer.bodyText().startsWith("{")
            && Json.parse(answer.bodyText()) instanceof JsonObject made
            && Json.member(made, "url") instanceof JsonPrimitive url
        ? answer.with("Location", url.getAsString())
        : answer;
  }

  /**
   * Lets happen what has become due, so that each request sees the state of its own time. What is
   * asked within a request belongs to the time of that.
   */
  private void catchUp() {
    if (!gate.isInside() && gate.reading(schedule::isDue)) {
      gate.changing(schedule::runDue);
    }
  }

  private static HttpAnswer versioned(HttpAnswer answer, ApiVersion version) {
    boolean json = answer.headers().first("Content-Type").filter(Answers.JSON::equals).isPresent();
    return json ? answer.with("Content-Type", Answers.JSON + "; api-version=" + version) : answer;
  }

  private static void checkMediaType(Route route, HttpRequest request) {
    String type = request.headers().first("Content-Type").orElse("");
    String plain = type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    boolean taken = route.mediaTypes().contains(plain) || route.mediaTypes().contains("*/*");
    if (request.hasBody() && !taken) {
      throw ServiceException.of(
          400,
          "Microsoft.VisualStudio.Services.WebApi.VssRequestContentTypeNotSupportedException",
          3000,
          "The Content-Type \"%s\" is not supported for %s here; valid are: %s."
              .formatted(plain, request.method(), String.join(", ", route.mediaTypes())));
    }
  }

  /** This one refusal of the service has the shape of a list. */
  private static HttpAnswer wrongVerb(String method) {
    String text = "The requested resource does not support http method '" + method + "'.";
    return Answers.json(405, Doc.of("count", 1).with("value", Doc.of("Message", text)));
  }
}
