// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.keeper;

import io.github.fluentado.emulator.description.Details;
import io.github.fluentado.emulator.description.Operation;
import io.github.fluentado.emulator.description.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The operations on one kind of thing: those of its collection, and those of one of its things. */
final class Family {
  private static final String JSON = "application/json";

  /** How a family remembers. */
  enum Manner {
    /** Things come and go. */
    THINGS,
    /** There is one thing at each path, which nobody makes: settings. */
    SETTINGS,
    /** Nothing is written, or nothing is read. */
    NONE
  }

  private final Shape shape;
  private final List<Operation> onCollection = new ArrayList<>();
  private final List<Operation> onItem = new ArrayList<>();

  Family(Shape shape) {
    this.shape = shape;
  }

  void add(Operation operation, boolean ofItem) {
    (ofItem ? onItem : onCollection).add(operation);
  }

  Shape shape() {
    return shape;
  }

  private static boolean has(List<Operation> operations, String verb) {
    return operations.stream().anyMatch(one -> one.verb().equals(verb) && !searches(one));
  }

  private static boolean searches(Operation operation) {
    return operation.verb().equals("POST") && operation.safe();
  }

  /** Whether a POST to the collection makes one. */
  boolean isMadeByPost() {
    return has(onCollection, "POST");
  }

  /** How what is behind this path is kept. */
  Manner manner(boolean ofItem) {
    boolean listed = has(onCollection, "GET");
    boolean written =
        Stream.of("PUT", "PATCH", "DELETE", "POST").anyMatch(verb -> has(onItem, verb));
    boolean read = listed || has(onItem, "GET");
    if (ofItem || !onItem.isEmpty()) {
      boolean made = isMadeByPost() || has(onItem, "PUT") || has(onItem, "POST");
      if (read && (made || (listed && written))) {
        return Manner.THINGS;
      }
      return ofItem && has(onItem, "GET") && has(onItem, "PATCH") ? Manner.SETTINGS : Manner.NONE;
    }
    if (listed && isMadeByPost() && lists()) {
      return Manner.THINGS;
    }
    return listed && (has(onCollection, "PUT") || has(onCollection, "PATCH"))
        ? Manner.SETTINGS
        : Manner.NONE;
  }

  private boolean lists() {
    return answers(onCollection, "GET").anyMatch(schema -> schema.type().equals("array"));
  }

  /** Of one thing, as it is got, listed or answered when it was made. */
  Optional<Schema> schema() {
    return Stream.of(
            answers(onItem, "GET"),
            answers(onCollection, "GET").flatMap(Family::items),
            answers(onCollection, "POST"),
            answers(onItem, "PUT"),
            answers(onItem, "PATCH"))
        .flatMap(found -> found)
        .map(schema -> schema.type().equals("array") ? schema.items().orElse(schema) : schema)
        .filter(schema -> !schema.properties().isEmpty())
        .findFirst();
  }

  private static Stream<Schema> answers(List<Operation> operations, String verb) {
    return operations.stream()
        .filter(operation -> operation.verb().equals(verb) && !searches(operation))
        .map(Operation::details)
        .map(Details::answers)
        .flatMap(answers -> Optional.ofNullable(answers.get(JSON)).stream());
  }

  /** Of a list, or of an object that holds one list. */
  private static Stream<Schema> items(Schema schema) {
    if (schema.type().equals("array")) {
      return schema.items().stream();
    }
    return schema.properties().values().stream()
        .filter(property -> property.type().equals("array"))
        .flatMap(list -> list.items().stream())
        .limit(1);
  }

  /** The member that names a thing: called as in the path, or {@code id}, or the end of that. */
  Optional<String> idMember() {
    List<String> names = schema().map(s -> List.copyOf(s.properties().keySet())).orElse(List.of());
    String inPath = normal(nameInPath());
    return names.stream()
        .filter(name -> normal(name).equals(inPath))
        .findFirst()
        .or(() -> names.stream().filter("id"::equals).findFirst())
        .or(
            () ->
                names.stream()
                    .filter(name -> name.length() > 1 && inPath.endsWith(normal(name)))
                    .max(Comparator.comparing(String::length)))
        .or(() -> names.stream().filter(this::isIdOfKind).findFirst())
        .or(() -> names.stream().filter("name"::equals).findFirst());
  }

  /** As {@code changesetId} of what lies in {@code changesets}. */
  private boolean isIdOfKind(String name) {
    List<String> parts = shape.parts();
    return name.endsWith("Id")
        && parts.get(parts.size() - 1).startsWith(normal(name.substring(0, name.length() - 2)));
  }

  private String nameInPath() {
    return onItem.stream()
        .findFirst()
        .map(operation -> operation.path().names())
        .map(names -> names.get(names.size() - 1))
        .orElse("id");
  }

  /** Whether a parameter of this name, in lower case, holds ids of such things. */
  boolean isListOfIds(String name) {
    String one = nameInPath().toLowerCase(Locale.ROOT);
    return name.equals("ids") || name.equals(one + "s") || name.equals(one + "filter");
  }

  /** The type of ids: that of the member or, where there is none, of the value in the path. */
  Optional<Schema> idSchema() {
    return schema()
        .flatMap(
            schema ->
                idMember().flatMap(name -> Optional.ofNullable(schema.properties().get(name))))
        .filter(type -> !type.type().equals("object") && !type.type().equals("array"))
        .or(this::inPath);
  }

  private Optional<Schema> inPath() {
    return onItem.stream()
        .flatMap(operation -> operation.details().parameters().stream())
        .filter(parameter -> parameter.name().equals(nameInPath()))
        .map(Details.Parameter::schema)
        .findFirst();
  }

  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replace("refname", "referencename");
  }

  /** What one is called in the words of the service. */
  String kind() {
    return schema().map(Schema::component).filter(name -> !name.isEmpty()).orElse("Resource");
  }
}
