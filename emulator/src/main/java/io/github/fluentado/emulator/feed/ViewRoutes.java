// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import static io.github.fluentado.emulator.server.Scope.PROJECT_OPTIONAL;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import java.util.List;

/** The views of a feed; the implicit one, which shows all, stays as it is. */
final class ViewRoutes {
  private static final List<String> VISIBILITIES =
      List.of("private", "collection", "organization", "aadTenant");

  private final Feeds feeds;

  ViewRoutes(Feeds feeds) {
    this.feeds = feeds;
  }

  List<Route> all() {
    String all = "packaging/feeds/{feed}/views";
    String one = all + "/{view}";
    return List.of(
        Route.of("GET", all, this::list).in(PROJECT_OPTIONAL),
        Route.of("POST", all, this::add).in(PROJECT_OPTIONAL),
        Route.of("GET", one, call -> Answers.ok(json(call, view(call)))).in(PROJECT_OPTIONAL),
        Route.of("PATCH", one, this::change).in(PROJECT_OPTIONAL),
        Route.of("DELETE", one, this::remove).in(PROJECT_OPTIONAL));
  }

  private Feed feed(Call call) {
    return feeds.source(call).feed();
  }

  private View view(Call call) {
    return feeds.view(feed(call), call.part("view"));
  }

  private HttpAnswer list(Call call) {
    return Answers.list(feeds.views(feed(call)), view -> json(call, view));
  }

  private HttpAnswer add(Call call) {
    JsonObject sent = call.object();
    Feed feed = feed(call);
    String name = name(feed, Json.string(sent, "name", ""));
    String type = Json.string(sent, "type", View.RELEASE);
    if (!type.equalsIgnoreCase(View.RELEASE)) {
      throw FeedErrors.badView("The type of a new view is release, not '" + type + "'.");
    }
    View made = feeds.add(feed.id(), name, View.RELEASE, visibility(sent, "collection"));
    return Answers.json(201, json(call, made));
  }

  private String name(Feed feed, String name) {
    if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}")) {
      throw FeedErrors.badView("'" + name + "' is no name for a view.");
    }
    if (feeds.views(feed).stream().anyMatch(view -> view.isCalled(name))) {
      throw FeedErrors.taken(name);
    }
    return name;
  }

  private static String visibility(JsonObject sent, String other) {
    String wanted = Json.string(sent, "visibility", other);
    return VISIBILITIES.stream()
        .filter(wanted::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(() -> FeedErrors.badView("'" + wanted + "' is none of " + VISIBILITIES + "."));
  }

  private HttpAnswer change(Call call) {
    JsonObject sent = call.object();
    View old = view(call);
    String wanted = Json.string(sent, "name", old.name());
    String name = wanted.equalsIgnoreCase(old.name()) ? wanted : name(feed(call), wanted);
    if (old.isImplicit() && !name.equals(old.name())) {
      throw FeedErrors.badView("The view " + old.name() + " keeps its name.");
    }
    String visibility = visibility(sent, old.visibility());
    View next = new View(old.id(), old.feed(), name, old.type(), visibility);
    return Answers.ok(json(call, feeds.replace(next)));
  }

  private HttpAnswer remove(Call call) {
    View gone = view(call);
    if (gone.isImplicit() || feed(call).defaultView().equals(gone.id())) {
      throw FeedErrors.badView("The view " + gone.name() + " cannot be deleted.");
    }
    feeds.remove(gone);
    return Answers.none();
  }

  private Doc json(Call call, View view) {
    String feed = feeds.root(call.project()) + "/_apis/packaging/Feeds/" + view.feed();
    String url = feed + "/Views/" + view.id();
    return Doc.of("_links", Doc.of().withHref("self", url).withHref("feed", feed))
        .with("id", view.id())
        .with("name", view.name())
        .with("url", url)
        .with("type", view.type())
        .with("visibility", view.visibility());
  }
}
