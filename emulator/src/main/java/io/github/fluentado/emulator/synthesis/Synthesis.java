// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.synthesis;

import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.description.Description;
import io.github.fluentado.emulator.description.Description.Match;
import io.github.fluentado.emulator.description.Details.Body;
import io.github.fluentado.emulator.description.Operation;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.keeper.Keeper;
import io.github.fluentado.emulator.server.Address;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Fallback;
import io.github.fluentado.emulator.server.Route;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers every published operation that no area implements: by what is kept or, where nothing can
 * be kept, with values made up from its description. A made-up answer has a header that names the
 * operation, since a test that relies on it relies on nothing that the emulator remembers.
 */
public final class Synthesis implements Fallback {
  /** Names the operation that an answer was made up for. */
  public static final String MARK = "X-Emulator-Synthesized";

  private final Description description;
  private final Organization organization;
  private final Keeper keeper;
  private final MadeUp madeUp;

  /**
   * Synthesis for an organization.
   *
   * @param strict whether made-up answers are refused
   */
  public Synthesis(World world, Keeper keeper, boolean strict) {
    this.description = world.description();
    this.organization = world.organization();
    this.keeper = keeper;
    this.madeUp = new MadeUp(strict);
  }

  @Override
  public boolean knows(List<String> path) {
    return description.matches(path).stream().anyMatch(PathValues::fit);
  }

  @Override
  public Optional<Target> find(HttpRequest request, Place place) {
    List<String> names =
        place.query().values().keySet().stream().filter(n -> !isVersion(n)).toList();
    List<Match> fitting =
        verbs(request.method()).stream()
            .flatMap(verb -> description.find(verb, place.path(), names).stream())
            .filter(match -> place.inOrganization() || match.operation().organizationMayLack())
            .filter(PathValues::fit)
            .toList();
    return fitting.stream()
        .filter(match -> isInAnotherForm(match, fitting.get(0)))
        .filter(match -> answersAs(match, request))
        .findFirst()
        .or(() -> fitting.stream().findFirst())
        .map(match -> target(match, request, place));
  }

  private static boolean isInAnotherForm(Match match, Match first) {
    return match.operation().verb().equals(first.operation().verb())
        && match.operation().path().isLike(first.operation().path());
  }

  private static boolean answersAs(Match match, HttpRequest request) {
    String accept = request.headers().first("Accept").orElse("");
    return Form.isAccepted(accept, match.operation().details().answers().keySet());
  }

  private static boolean isVersion(String name) {
    return name.equalsIgnoreCase("api-version");
  }

  private static List<String> verbs(String method) {
    return method.equals("HEAD") ? List.of("HEAD", "GET") : List.of(method);
  }

  private Target target(Match match, HttpRequest request, Place place) {
    String project = match.values().get("project");
    String team = match.values().get("team");
    Address address = new Address(project, team, List.of(), place.query());
    return new Target(route(match, request, place), address, match.values());
  }

  private Route route(Match match, HttpRequest request, Place place) {
    Operation operation = match.operation();
    Function<Call, HttpAnswer> makingUp =
        call -> {
          madeUp.tell(operation);
          return new Synthesized(organization, match, call, request.target()).answer();
        };
    Function<Call, HttpAnswer> handler =
        keeper
            .find(match, place.path())
            .<Function<Call, HttpAnswer>>map(
                kept -> call -> kept.apply(call).orElseGet(() -> makingUp.apply(call)))
            .orElse(makingUp);
    Route route = Route.of(operation.verb(), "", handler).changing();
    route = operation.preview() ? route.preview() : route;
    route = operation.version().isEmpty() ? route.unversioned() : route;
    return route.consuming(mediaTypes(operation, request));
  }

  /** What the description names; anything where it tells of no body. */
  private static String[] mediaTypes(Operation operation, HttpRequest request) {
    String sent = request.headers().first("Content-Type").orElse("").split(";", 2)[0].trim();
    return operation
        .details()
        .body()
        .map(Body::mediaType)
        .map(type -> new String[] {type})
        .orElseGet(() -> new String[] {sent.toLowerCase(Locale.ROOT)});
  }
}
