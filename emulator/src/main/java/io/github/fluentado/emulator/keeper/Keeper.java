// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.keeper;

import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.ProjectRoutes;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.description.Description.Match;
import io.github.fluentado.emulator.description.Lazy;
import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.keeper.Family.Manner;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Keeps what is written to the families of the description that no area serves. What belongs
 * together is told by paths alone: a collection, the things in it, and what is below each.
 */
public final class Keeper {
  /**
   * Names the operation of an answer that was kept by the general rules, and by none of its own.
   */
  public static final String MARK = "X-Emulator-Kept";

  private final Organization organization;
  private final Lazy<Families> families;
  private final Shelves shelves;
  private final BiPredicate<String, List<String>> served;
  private final Function<HttpRequest, HttpAnswer> ask;

  /**
   * A keeper of nothing yet.
   *
   * @param served whether an area answers this verb at this path
   * @param ask gets an answer from whoever serves a path
   */
  public Keeper(
      World world,
      BiPredicate<String, List<String>> served,
      Function<HttpRequest, HttpAnswer> ask) {
    this.organization = world.organization();
    this.families = new Lazy<>(() -> new Families(world.description()));
    this.shelves = new Shelves(world.store());
    this.served = served;
    this.ask = ask;
  }

  /**
   * What answers a request, if this is of a family that is kept; it has no answer where nothing was
   * written that it could tell of.
   *
   * @param path decoded, below the organization
   */
  public Optional<Function<Call, Optional<HttpAnswer>>> find(Match match, List<String> path) {
    return Way.of(match, path)
        .flatMap(
            way ->
                families
                    .get()
                    .of(way.shape().collection())
                    .filter(family -> manner(family, way) != Manner.NONE)
                    .filter(family -> !match.operation().safe() || isGet(match))
                    .map(family -> call -> marked(family, way, match, call)));
  }

  private Optional<HttpAnswer> marked(Family family, Way way, Match match, Call call) {
    String id = match.operation().id();
    try {
      return answer(family, way, match, call).map(answer -> answer.with(MARK, id));
    } catch (ServiceException e) {
      throw e.with(MARK, id);
    }
  }

  private static boolean isGet(Match match) {
    return match.operation().verb().equals("GET");
  }

  /** What an area has rules for is not kept here in part. */
  private Manner manner(Family family, Way way) {
    List<String> collection = way.first(way.collection());
    List<String> item = new ArrayList<>(collection);
    item.add("1");
    boolean elsewhere = served.test("POST", collection) || served.test("GET", item);
    return elsewhere ? Manner.NONE : family.manner(way.isOfItem());
  }

  private Optional<HttpAnswer> answer(Family family, Way way, Match match, Call call) {
    Optional<Project> project = organization.project(call);
    Keeping keeping =
        new Keeping(organization, shelves, family, way, match.operation(), call, project);
    StringBuilder shelf = new StringBuilder(place(project, call));
    for (int i = 0; i < way.collection(); i++) {
      String part = way.part(i);
      Optional<Kept> parent =
          way.shape().isValue(i) ? shelves.find(shelf.toString(), part) : Optional.empty();
      if (way.shape().isValue(i) && parent.isEmpty()) {
        Optional<HttpAnswer> missing = missing(way, i);
        if (missing.isPresent()) {
          return missing;
        }
      }
      String text = Shape.usual(parent.map(Kept::id).orElse(part).toLowerCase(Locale.ROOT), i);
      shelf.append(shelf.isEmpty() ? "" : "/").append(text);
    }
    return keeping.answer(shelf.toString(), manner(family, way));
  }

  private static String place(Optional<Project> project, Call call) {
    String team =
        project
            .flatMap(p -> call.team().map(name -> ProjectRoutes.find(p, name).id().toString()))
            .orElse("");
    return project.map(p -> p.id().toString()).orElse("") + "/" + team;
  }

  /** The refusal of a parent that is not there, by whoever serves it. */
  private Optional<HttpAnswer> missing(Way way, int index) {
    Shape parent = way.shape().first(index + 1);
    if (families.get().isRead(parent)) {
      String target = "/" + Percent.encode(organization.name()) + way.encoded(index + 1);
      HttpRequest request = new HttpRequest("GET", target, Headers.NONE, new byte[0]);
      return Optional.of(ask.apply(request)).filter(answer -> answer.status() == 404);
    }
    families
        .get()
        .of(parent.collection())
        .filter(family -> family.isMadeByPost())
        .filter(family -> !served.test("POST", way.first(index)))
        .ifPresent(
            family -> {
              throw missing(family, way.part(index));
            });
    return Optional.empty();
  }

  static ServiceException missing(Family family, String id) {
    return ServiceException.of(
        404,
        "Microsoft.VisualStudio.Services.WebApi." + family.kind() + "NotFoundException",
        3000,
        "There is no " + family.kind() + " '" + id + "', or you may not see it.");
  }
}
