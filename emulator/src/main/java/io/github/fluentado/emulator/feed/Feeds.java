// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All feeds with their views, in the order in which they were made. */
final class Feeds {
  private static final int LONGEST = 64;
  private static final String FORBIDDEN = "@~;{}'+=,<>|/\\?:&$*\"#[]%";

  private final Organization organization;
  private final Sequence<Feed> feeds;
  private final Sequence<View> views;
  private final Counter numbers;

  Feeds(World world) {
    this.organization = world.organization();
    this.feeds = world.store().sequence();
    this.views = world.store().sequence();
    this.numbers = world.store().counter();
  }

  /** Those that are there, or those in the recycle bin. */
  List<Feed> in(@Nullable UUID project, boolean deleted) {
    return feeds.stream()
        .filter(feed -> feed.isIn(project) && (feed.deleted() != null) == deleted)
        .toList();
  }

  Feed find(@Nullable UUID project, boolean deleted, String nameOrId) {
    return in(project, deleted).stream()
        .filter(feed -> feed.isCalled(nameOrId))
        .findFirst()
        .orElseThrow(() -> FeedErrors.noFeed(nameOrId));
  }

  @Nullable UUID project(Call call) {
    return organization.project(call).map(Project::id).orElse(null);
  }

  /** Named by name or id, with or without a view behind an {@code @}. */
  Source source(Call call, String named) {
    int at = named.lastIndexOf('@');
    Feed feed = find(project(call), false, at < 0 ? named : named.substring(0, at));
    return new Source(feed, at < 0 ? null : view(feed, named.substring(at + 1)));
  }

  Source source(Call call) {
    return source(call, call.part("feed"));
  }

  /** Wherever it is. */
  Source source(String id) {
    return feeds.stream()
        .filter(feed -> feed.deleted() == null && feed.id().toString().equals(id))
        .map(feed -> new Source(feed, null))
        .findFirst()
        .orElseThrow(() -> FeedErrors.noFeed(id));
  }

  /** With the views that each feed has from the beginning. */
  Feed add(@Nullable UUID project, String name, JsonObject facts) {
    check(project, name);
    UUID id = organization.derivedId("feed", "" + numbers.next());
    View local = add(id, "Local", View.IMPLICIT, "collection");
    add(id, "Prerelease", View.RELEASE, "collection");
    add(id, "Release", View.RELEASE, "collection");
    Feed made = new Feed(id, project, name, facts, local.id(), null);
    feeds.add(made);
    return made;
  }

  Feed change(Feed old, String name, JsonObject facts, UUID defaultView) {
    if (!name.equalsIgnoreCase(old.name())) {
      check(old.project(), name);
    }
    return replace(old.with(name, facts, defaultView));
  }

  /** A feed in the recycle bin keeps its name. */
  private void check(@Nullable UUID project, String name) {
    if (name.isBlank() || name.length() > LONGEST) {
      throw FeedErrors.badName(name, "It has 1 to " + LONGEST + " characters.");
    }
    boolean legal =
        name.chars().noneMatch(c -> Character.isWhitespace(c) || FORBIDDEN.indexOf(c) >= 0);
    if (!legal || name.startsWith(".") || name.startsWith("_") || name.endsWith(".")) {
      throw FeedErrors.badName(name, "Name contains illegal characters.");
    }
    if (feeds.stream().anyMatch(feed -> feed.isIn(project) && feed.isCalled(name))) {
      throw FeedErrors.taken(name);
    }
  }

  Feed replace(Feed next) {
    feeds.replaceAll(old -> old.id().equals(next.id()) ? next : old);
    return next;
  }

  void destroy(Feed gone) {
    feeds.removeIf(feed -> feed.id().equals(gone.id()));
    views.removeIf(view -> view.feed().equals(gone.id()));
  }

  List<View> views(Feed feed) {
    return views.stream().filter(view -> view.feed().equals(feed.id())).toList();
  }

  View view(Feed feed, String nameOrId) {
    return views(feed).stream()
        .filter(view -> view.isCalled(nameOrId))
        .findFirst()
        .orElseThrow(() -> FeedErrors.noView(nameOrId, feed));
  }

  /** Of a version those that show it. */
  Stream<View> showing(PackageVersion one) {
    return views.stream()
        .filter(view -> view.feed().toString().equals(one.feed()) && view.shows(one));
  }

  View add(UUID feed, String name, String type, String visibility) {
    UUID id = organization.derivedId("feed view", "" + numbers.next());
    View made = new View(id, feed, name, type, visibility);
    views.add(made);
    return made;
  }

  View replace(View next) {
    views.replaceAll(old -> old.id().equals(next.id()) ? next : old);
    return next;
  }

  void remove(View gone) {
    views.removeIf(view -> view.id().equals(gone.id()));
  }

  /** Where a project, or the organization without one, begins. */
  String root(Optional<String> project) {
    return organization.url() + project.map(name -> "/" + Percent.encode(name)).orElse("");
  }
}
