// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.ProcessTemplate;
import io.github.fluentado.emulator.store.Sequence;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.wit.ProjectProcess.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The levels of backlogs that processes have, and the types that were put on them. */
final class ProcessBehaviors {
  private final Sequence<Behavior> own;
  private final Sequence<Place> places;

  /**
   * Where a type is.
   *
   * @param type its reference name
   * @param usual whether it is what is made there first
   */
  record Place(UUID process, String type, String behavior, boolean usual) {}

  ProcessBehaviors(Store store) {
    this.own = store.sequence();
    this.places = store.sequence();
  }

  /** Whether a process has other levels than those of the service, or other types on them. */
  boolean touched(ProcessTemplate process) {
    return own.stream().anyMatch(one -> one.process().equals(process.id()))
        || places.stream().anyMatch(place -> place.process().equals(process.id()));
  }

  /** The organization's own first. */
  List<Behavior> all(ProcessTemplate process) {
    List<Behavior> all =
        new ArrayList<>(own.stream().filter(one -> one.process().equals(process.id())).toList());
    for (Behavior one : Behavior.system(process)) {
      if (all.stream().noneMatch(mine -> mine.referenceName().equals(one.referenceName()))) {
        all.add(one);
      }
    }
    return all;
  }

  Optional<Behavior> find(ProcessTemplate process, String referenceName) {
    return all(process).stream()
        .filter(one -> one.referenceName().equalsIgnoreCase(referenceName))
        .findFirst();
  }

  /** Adds it, or puts it in the place of what it was before. */
  Behavior put(Behavior next) {
    if (own.stream().anyMatch(one -> isSame(one, next))) {
      own.replaceAll(one -> isSame(one, next) ? next : one);
    } else {
      own.add(next);
    }
    return next;
  }

  /** One of the service's is again as it was; the types of another are on no level. */
  void remove(Behavior gone) {
    own.removeIf(one -> isSame(one, gone));
    if (gone.kind() == OwnType.Kind.CUSTOM) {
      places.removeIf(
          place ->
              place.process().equals(gone.process())
                  && place.behavior().equals(gone.referenceName()));
    }
  }

  private static boolean isSame(Behavior one, Behavior other) {
    return one.process().equals(other.process())
        && one.referenceName().equals(other.referenceName());
  }

  /** Where a type is: where it was put, or where the service has it. */
  Optional<Place> place(ProcessTemplate process, OwnType type) {
    return places.stream()
        .filter(place -> place.process().equals(process.id()))
        .filter(place -> place.type().equals(type.referenceName()))
        .findFirst()
        .or(() -> usualPlace(process, type));
  }

  private static Optional<Place> usualPlace(ProcessTemplate process, OwnType type) {
    String name = type.type().name();
    ProjectProcess base = ProjectProcess.base(process);
    return Behavior.system(process).stream()
        .filter(level -> base.typesOf(level.category()).contains(name))
        .map(
            level -> {
              boolean first = base.typesOf(level.category()).indexOf(name) == 0;
              return new Place(process.id(), type.referenceName(), level.referenceName(), first);
            })
        .findFirst();
  }

  void put(Place next) {
    removePlace(next.process(), next.type());
    if (next.usual()) {
      // One type is the first of a level.
      places.replaceAll(
          place ->
              place.process().equals(next.process()) && place.behavior().equals(next.behavior())
                  ? new Place(place.process(), place.type(), place.behavior(), false)
                  : place);
    }
    places.add(next);
  }

  boolean removePlace(UUID process, String type) {
    int before = places.size();
    places.removeIf(place -> place.process().equals(process) && place.type().equals(type));
    return places.size() < before;
  }

  /** What projects have of it: a level without types is not seen. */
  ProjectProcess in(ProjectProcess base, ProcessTemplate process, List<OwnType> types) {
    List<Behavior> levels = all(process).stream().filter(Behavior::isLevel).toList();
    List<Category> categories = new ArrayList<>(base.categories());
    for (Behavior level : levels) {
      List<Place> here =
          places.stream()
              .filter(place -> place.process().equals(process.id()))
              .filter(place -> place.behavior().equals(level.referenceName()))
              .toList();
      if (!here.isEmpty()) {
        Category with = with(base, level, here, types);
        categories.removeIf(old -> old.referenceName().equals(with.referenceName()));
        categories.add(with);
      }
    }
    List<Level> seen =
        levels.stream()
            .filter(level -> categories.stream().anyMatch(c -> c.is(level.category())))
            .sorted(Comparator.comparing(Behavior::rank).reversed())
            .map(Behavior::asLevel)
            .toList();
    return base.with(categories, seen);
  }

  private static Category with(
      ProjectProcess base, Behavior level, List<Place> here, List<OwnType> types) {
    List<String> usual = base.typesOf(level.category());
    Stream<String> first = names(here, true, types);
    Stream<String> last = names(here, false, types);
    List<String> all =
        Stream.of(first, usual.stream(), last).flatMap(names -> names).distinct().toList();
    String name =
        base.category(level.category()).map(Category::name).orElse(level.name() + " Category");
    return new Category(level.category(), name, all);
  }

  private static Stream<String> names(List<Place> here, boolean usual, List<OwnType> types) {
    return here.stream()
        .filter(place -> place.usual() == usual)
        .flatMap(place -> types.stream().filter(type -> type.referenceName().equals(place.type())))
        .map(type -> type.type().name());
  }
}
