// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All links that were ever made or cut, in order, and the items that an artifact is linked to. */
final class LinkReportRoutes implements Area {
  private static final int PAGE = 200;
  private static final List<String> ARTIFACTS =
      List.of(
          "Branch Git Ref",
          "Build Build Build",
          "Fixed in Commit Git Commit",
          "Found in build Build Build",
          "Integrated in build Build Build",
          "Pull Request Git PullRequestId",
          "Wiki Page Wiki WikiPage");

  /** A link made or cut. The source is the end from which it points forward. */
  private record Change(LinkType type, WorkItem source, int target, Update update, boolean made) {}

  private final Tracking tracking;

  LinkReportRoutes(Tracking tracking) {
    this.tracking = tracking;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("GET", "wit/reporting/workitemlinks", this::links),
        Route.of("POST", "wit/artifacturiquery", this::byArtifact).reading(),
        Route.of("GET", "wit/artifactlinktypes", LinkReportRoutes::artifactTypes).in(ORGANIZATION));
  }

  /** The token counts the changes that have been sent; it stays good for asking again later. */
  private HttpAnswer links(Call call) {
    Query query = call.query();
    Optional<Project> project = tracking.organization().project(call);
    List<Change> all = changes();
    int from = query.text("continuationToken").map(LinkReportRoutes::count).orElse(0);
    int end = Math.min(all.size(), from + PAGE);
    List<Change> page = all.subList(Math.min(from, end), end);
    String url = tracking.organization().url() + project.map(p -> "/" + p.id()).orElse("");
    return Answers.ok(
        Doc.of(
                "values",
                page.stream().filter(c -> wanted(c, query, project)).map(this::json).toList())
            .with("nextLink", url + "/_apis/wit/reporting/workItemLinks?continuationToken=" + end)
            .with("continuationToken", Integer.toString(end))
            .with("isLastBatch", end == all.size()));
  }

  private static int count(String token) {
    if (!token.matches("\\d{1,9}")) {
      throw ServiceException.invalidArgument("The continuation token is not valid.");
    }
    return Integer.parseInt(token);
  }

  private List<Change> changes() {
    List<Change> all = new ArrayList<>();
    for (WorkItem item : tracking.all()) {
      for (Update update : item.updates()) {
        update.added().forEach(link -> add(all, item, update, link, true));
        update.removed().forEach(link -> add(all, item, update, link, false));
      }
    }
    all.sort(
        Comparator.comparing((Change change) -> change.update().date())
            .thenComparing(change -> change.source().id())
            .thenComparing(change -> change.update().id()));
    return all;
  }

  /** Both ends know of a link, so one of them is passed over. */
  private static void add(
      List<Change> all, WorkItem item, Update update, Relation link, boolean made) {
    boolean network = link.type().topology().equals("network");
    boolean shown = network ? item.id() < link.target() : link.type().forward();
    if (link.type().betweenItems() && shown) {
      all.add(new Change(link.type(), item, link.target(), update, made));
    }
  }

  private boolean wanted(Change change, Query query, Optional<Project> project) {
    List<String> links = query.list("linkTypes");
    List<String> types = query.list("types");
    Snapshot source = tracking.snapshot(change.source());
    Optional<Instant> since = query.text("startDateTime").map(ItemRoutes::time);
    return (links.isEmpty()
            || links.stream().anyMatch(l -> base(change).equalsIgnoreCase(l.split("-", 2)[0])))
        && (types.isEmpty() || types.stream().anyMatch(source.text(Fields.TYPE)::equalsIgnoreCase))
        && since.filter(time -> change.update().date().isBefore(time)).isEmpty()
        && project.filter(p -> !tracking.projectOf(change.source()).equals(p)).isEmpty();
  }

  private static String base(Change change) {
    return change.type().referenceName().replaceFirst("-Forward$", "");
  }

  private Doc json(Change change) {
    Doc json =
        Doc.of("rel", base(change))
            .with("sourceId", change.source().id())
            .with("targetId", change.target())
            .with("changedDate", change.update().date())
            .with("isActive", change.made())
            .with("changedOperation", change.made() ? "create" : "remove")
            .with("changedBy", change.update().by().json(tracking.organization().url()))
            .with("sourceProjectId", tracking.projectOf(change.source()).id());
    tracking
        .any(change.target())
        .ifPresent(target -> json.with("targetProjectId", tracking.projectOf(target).id()));
    return json;
  }

  private HttpAnswer byArtifact(Call call) {
    JsonObject body = call.object();
    if (!(Json.member(body, "artifactUris") instanceof JsonArray uris)) {
      throw ServiceException.invalidArgument("artifactUris must be an array.");
    }
    Optional<Project> project = tracking.organization().project(call);
    Doc found = Doc.of();
    for (JsonElement element : uris) {
      String uri = Json.scalar(element);
      found.with(uri, linkedTo(uri, project));
    }
    return Answers.ok(Doc.of("artifactUrisQueryResult", found));
  }

  private List<Doc> linkedTo(String uri, Optional<Project> project) {
    return tracking.all().stream()
        .filter(item -> !item.deleted())
        .filter(item -> project.filter(p -> !tracking.projectOf(item).equals(p)).isEmpty())
        .filter(item -> item.latest().relations().stream().anyMatch(r -> same(r.url(), uri)))
        .map(item -> Doc.of("id", item.id()).with("url", tracking.url(item)))
        .toList();
  }

  /** Clients differ in how they encode the slashes of a name. */
  private static boolean same(String one, String other) {
    return one.replace("%2F", "/")
        .replace("%2f", "/")
        .equalsIgnoreCase(other.replace("%2F", "/").replace("%2f", "/"));
  }

  private static HttpAnswer artifactTypes(Call call) {
    return Answers.list(
        ARTIFACTS,
        line -> {
          String[] words = line.split(" ");
          int tool = words.length - 2;
          String link = String.join(" ", List.of(words).subList(0, tool));
          return Doc.of("toolType", words[tool])
              .with("artifactType", words[tool + 1])
              .with("linkType", link);
        });
  }
}
