// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import static io.github.fluentado.emulator.server.Scope.PROJECT_OPTIONAL;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.PatchStep;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes, changes and deletes feeds, which lie in a recycle bin for a while. */
final class FeedRoutes {
  private static final Duration IN_RECYCLE_BIN = Duration.ofDays(30);
  private static final String UPSTREAM = "upstreamEnabled";
  private static final String SOURCES = "upstreamSources";
  private static final List<String> FLAGS =
      List.of("hideDeletedPackageVersions", "badgesEnabled", UPSTREAM);

  private final Organization organization;
  private final Feeds feeds;

  FeedRoutes(Organization organization, Feeds feeds) {
    this.organization = organization;
    this.feeds = feeds;
  }

  List<Route> all() {
    String all = "packaging/feeds";
    String one = all + "/{feed}";
    String bin = "packaging/feedrecyclebin";
    return List.of(
        Route.of("GET", all, call -> list(call, false)).in(PROJECT_OPTIONAL),
        Route.of("POST", all, this::add).in(PROJECT_OPTIONAL),
        Route.of("GET", one, call -> Answers.ok(json(feeds.source(call)))).in(PROJECT_OPTIONAL),
        Route.of("PATCH", one, this::change).in(PROJECT_OPTIONAL),
        Route.of("DELETE", one, this::delete).in(PROJECT_OPTIONAL),
        Route.of("GET", bin, call -> list(call, true)).in(PROJECT_OPTIONAL),
        Route.of("PATCH", bin + "/{feed}", this::restore)
            .consuming(Route.PATCH_DOCUMENT)
            .in(PROJECT_OPTIONAL),
        Route.of("DELETE", bin + "/{feed}", this::destroy).in(PROJECT_OPTIONAL));
  }

  private HttpAnswer list(Call call, boolean deleted) {
    return Answers.list(
        feeds.in(feeds.project(call), deleted), feed -> json(new Source(feed, null)));
  }

  private HttpAnswer add(Call call) {
    JsonObject sent = call.object();
    String name = Json.string(sent, "name", "");
    Feed made = feeds.add(feeds.project(call), name, facts(sent, new JsonObject()));
    return Answers.json(201, json(new Source(made, null)));
  }

  private HttpAnswer change(Call call) {
    JsonObject sent = call.object();
    Feed old = feeds.source(call).feed();
    String view = Json.string(sent, "defaultViewId", old.defaultView().toString());
    Feed next =
        feeds.change(
            old,
            Json.string(sent, "name", old.name()),
            facts(sent, old.facts()),
            feeds.view(old, view).id());
    return Answers.ok(json(new Source(next, null)));
  }

  private JsonObject facts(JsonObject sent, JsonObject old) {
    JsonObject facts = old.deepCopy();
    String description = Json.string(sent, "description");
    if (description != null) {
      facts.addProperty("description", description);
    }
    if (Json.member(sent, SOURCES) != null) {
      facts.add(SOURCES, sources(sent));
    } else if (!facts.has(SOURCES)) {
      facts.add(SOURCES, new JsonArray());
    }
    boolean any = !facts.getAsJsonArray(SOURCES).isEmpty();
    for (String flag : FLAGS) {
      if (Json.member(sent, flag) != null) {
        facts.addProperty(flag, Json.flag(sent, flag));
      } else if (!facts.has(flag)) {
        facts.addProperty(flag, flag.equals(UPSTREAM) && any);
      }
    }
    return facts;
  }

  /** Each has an id, by which it stays the same when the feed is changed. */
  private JsonArray sources(JsonObject sent) {
    if (!(Json.member(sent, SOURCES) instanceof JsonArray given)) {
      throw ServiceException.invalidArgument(SOURCES + " must be a list.");
    }
    JsonArray sources = new JsonArray();
    for (JsonElement element : given) {
      if (!(element instanceof JsonObject source)) {
        throw ServiceException.invalidArgument("An upstream source is an object.");
      }
      for (String needed : List.of("name", "protocol", "upstreamSourceType")) {
        if (Json.string(source, needed, "").isBlank()) {
          throw ServiceException.invalidArgument("An upstream source needs its " + needed + ".");
        }
      }
      sources.add(source(source.deepCopy()));
    }
    return sources;
  }

  private JsonObject source(JsonObject source) {
    String location = Json.string(source, "location", "");
    if (Json.member(source, "id") == null) {
      String key = Json.string(source, "protocol") + "/" + Json.string(source, "name") + location;
      source.addProperty("id", organization.derivedId("upstream", key).toString());
    }
    if (Json.member(source, "displayLocation") == null && !location.isEmpty()) {
      source.addProperty("displayLocation", location);
    }
    source.addProperty("status", "ok");
    return source;
  }

  private HttpAnswer delete(Call call) {
    Feed gone = feeds.source(call).feed();
    feeds.replace(gone.deleted(organization.now()));
    return Answers.none();
  }

  private Feed inRecycleBin(Call call) {
    return feeds.find(feeds.project(call), true, call.part("feed"));
  }

  private HttpAnswer restore(Call call) {
    Feed gone = inRecycleBin(call);
    for (PatchStep step : PatchStep.parse(call)) {
      boolean back = step.sets() && step.part(0).equals("isdeleted") && step.path().size() == 1;
      if (!back || !"false".equalsIgnoreCase(Json.scalar(step.value()))) {
        throw step.unsupported();
      }
      feeds.replace(gone.deleted(null));
    }
    return Answers.none();
  }

  private HttpAnswer destroy(Call call) {
    feeds.destroy(inRecycleBin(call));
    return Answers.none();
  }

  private Doc json(Source source) {
    Feed feed = source.feed();
    View view = source.view();
    Project project = feed.project() == null ? null : organization.project("" + feed.project());
    String root = organization.url() + (project == null ? "" : "/" + project.id());
    String url = root + "/_apis/packaging/Feeds/" + source.fullName(feed.id());
    Doc links =
        Doc.of()
            .withHref("self", url)
            .withHref("packages", url + "/Packages")
            .withHref("permissions", url + "/permissions");
    return Doc.of("_links", links)
        .with("id", feed.id())
        .with("name", feed.name())
        .with("fullyQualifiedName", source.fullName(feed.name()))
        .with("fullyQualifiedId", qualified(feed.id(), view))
        .with("url", url)
        .withAll(feed.facts())
        .with("defaultViewId", feed.defaultView())
        .with("view", view == null ? null : view.brief())
        .with("viewId", view == null ? null : view.id())
        .with("viewName", view == null ? null : view.name())
        .with("capabilities", "defaultCapabilities")
        .with("isEnabled", true)
        .with("isReadOnly", false)
        .with("project", project == null ? null : reference(project))
        .with("deletedDate", feed.deleted())
        .with("scheduledPermanentDeleteDate", end(feed.deleted()));
  }

  private static String qualified(UUID feed, @Nullable View view) {
    return view == null ? feed.toString() : feed + "@" + view.id();
  }

  private static @Nullable Instant end(@Nullable Instant deleted) {
    return deleted == null ? null : deleted.plus(IN_RECYCLE_BIN);
  }

  private static Doc reference(Project project) {
    return Doc.of("id", project.id()).with("name", project.name());
  }
}
