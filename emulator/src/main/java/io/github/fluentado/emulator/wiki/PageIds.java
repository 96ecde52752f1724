// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wiki;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Numbers of pages, which stay with them when they move, and how often pages were looked at. */
final class PageIds {
  /** A page that has a number. */
  record Key(UUID wiki, String path) {
    boolean within(Key top) {
      return wiki.equals(top.wiki) && (path.equals(top.path) || path.startsWith(top.path + "/"));
    }
  }

  private record View(int page, Instant day) {}

  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::wiki).thenComparing(Key::path);
  private static final Comparator<View> VIEWS =
      Comparator.comparing(View::page).thenComparing(View::day);

  private final World world;
  private final Counter ids;
  private final Table<Key, Integer> numbers;
  private final Table<Integer, Key> pages;
  private final Table<View, Integer> views;

  PageIds(World world) {
    this.world = world;
    this.ids = world.store().counter();
    this.numbers = world.store().table(ORDER);
    this.pages = world.store().table();
    this.views = world.store().table(VIEWS);
  }

  /** The page's number; a new one when it has none yet. */
  int of(UUID wiki, String path) {
    Key key = new Key(wiki, path);
    return numbers.find(key).orElseGet(() -> give(key, ids.next()));
  }

  private int give(Key key, int number) {
    numbers.put(key, number);
    pages.put(number, key);
    return number;
  }

  /** The page that has the number in this wiki. */
  Optional<String> path(UUID wiki, int number) {
    return pages.find(number).filter(key -> key.wiki().equals(wiki)).map(Key::path);
  }

  /** The page and all below it take their numbers along. */
  void move(UUID wiki, String from, String to) {
    List<Key> moved = within(new Key(wiki, from));
    List<Integer> kept = new ArrayList<>();
    moved.forEach(key -> kept.add(numbers.find(key).orElseThrow()));
    moved.forEach(numbers::remove);
    for (int i = 0; i < moved.size(); i++) {
      give(new Key(wiki, to + moved.get(i).path().substring(from.length())), kept.get(i));
    }
  }

  /** The page and all below it are gone. */
  void forget(UUID wiki, String path) {
    for (Key key : within(new Key(wiki, path))) {
      numbers.find(key).ifPresent(pages::remove);
      numbers.remove(key);
    }
  }

  private List<Key> within(Key top) {
    return numbers.keys().stream().filter(key -> key.within(top)).toList();
  }

  void viewed(int page) {
    View view = new View(page, world.organization().now().truncatedTo(ChronoUnit.DAYS));
    views.put(view, views.find(view).orElse(0) + 1);
  }

  /** A day on which the page was looked at, and how often. */
  record Day(Instant day, int count) {}

  /** Of the last days, today included. */
  List<Day> views(int page, int days) {
    Instant first =
        world.organization().now().truncatedTo(ChronoUnit.DAYS).minus(days - 1L, ChronoUnit.DAYS);
    return views.keys().stream()
        .filter(view -> view.page() == page && !view.day().isBefore(first))
        .map(view -> new Day(view.day(), views.find(view).orElseThrow()))
        .toList();
  }
}
