// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.keeper;

import static java.util.Objects.requireNonNull;

import io.github.fluentado.emulator.Described;
import io.github.fluentado.emulator.Described.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The operations of one kind of thing, as the tests find them in the description. */
final class Kind {
  final String shape;
  final List<Operation> onAll = new ArrayList<>();
  final List<Operation> onOne = new ArrayList<>();

  private Kind(String shape) {
    this.shape = shape;
  }

  static Map<String, Kind> all(Described described) {
    Map<String, Kind> kinds = new TreeMap<>();
    described.operations().values().stream()
        .flatMap(List::stream)
        .filter(operation -> operation.path().contains("/_apis/"))
        .forEach(
            operation -> {
              boolean one = plain(operation.path()).endsWith("}");
              String key = shape(operation.path());
              String shape = one ? parent(key) : key;
              Kind kind = kinds.computeIfAbsent(shape, Kind::new);
              (one ? kind.onOne : kind.onAll).add(operation);
            });
    return kinds;
  }

  static String plain(String path) {
    return path.replaceFirst("/?(#.*)?$", "");
  }

  /** From {@code _apis} on, with neither names of values nor capitals. */
  static String shape(String path) {
    String text = plain(path).replaceAll("\\{[^}]*}", "{}");
    return text.substring(text.indexOf("/_apis/")).toLowerCase(Locale.ROOT);
  }

  static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }

  static Optional<Operation> find(List<Operation> operations, String verb) {
    return operations.stream()
        .filter(operation -> operation.verb().equals(verb))
        .filter(operation -> !operation.text("x-ado-safe").equals("true"))
        .findFirst();
  }

  Optional<Operation> maker() {
    return find(onAll, "post").or(() -> find(onOne, "put")).or(() -> find(onOne, "post"));
  }

  /** Whether things of this kind are made, and can be seen afterwards. */
  boolean isFamily() {
    boolean items = !onOne.isEmpty();
    return items && maker().isPresent() && reader().isPresent();
  }

  Optional<Operation> reader() {
    return find(onOne, "get").or(() -> find(onAll, "get"));
  }

  /** What tells of all things, rather than of one that a query means. */
  Optional<Operation> lister() {
    return onAll.stream()
        .filter(operation -> operation.verb().equals("get"))
        .filter(operation -> operation.text("x-ado-wrapper").equals("list"))
        .findFirst()
        .or(() -> find(onAll, "get"));
  }

  /** The name of the value that stands for one thing. */
  String idName() {
    String path = plain(requireNonNull(onOne.get(0)).path());
    return path.substring(path.lastIndexOf('{') + 1, path.length() - 1);
  }

  /** Whether a member is called after this kind: {@code changesetId} of changesets. */
  boolean isNamed(String member) {
    String last = shape.substring(shape.lastIndexOf('/') + 1);
    return member.endsWith("Id")
        && last.startsWith(member.substring(0, member.length() - 2).toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return shape;
  }
}
