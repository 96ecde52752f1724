// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells how an operation is paged, from its parameters and its answer.
 *
 * <p>The files hardly ever declare the response header with the next token, but an operation that
 * takes a token and answers with a list can hand the next one out nowhere else.
 */
final class Paging {
  private static final String TOKEN = "continuationToken";
  private static final String TOKEN_HEADER = "x-ms-continuationtoken";
  private static final List<String> SIZES =
      List.of(
          "$top",
          "top",
          "searchCriteria.$top",
          "$maxPageSize",
          "batchSize",
          "pageSize",
          "maxResults");
  private static final List<List<String>> OFFSETS =
      List.of(
          List.of("$skip", "$top"),
          List.of("skip", "top"),
          List.of("searchCriteria.$skip", "searchCriteria.$top"));

  private final Definitions definitions;
  private final Problems problems;

  Paging(Definitions definitions, Problems problems) {
    this.definitions = definitions;
    this.problems = problems;
  }

  Operation of(Operation operation, JsonObject json, String place) {
    JsonElement given = json.get("x-ado-paging");
    Map<String, ?> paging =
        given instanceof JsonObject declared
            ? plain(declared)
            : given != null ? null : detect(operation).orElse(null);
    if (paging == null) {
      return operation;
    }
    checkNames(operation, paging, place);
    return operation.paged(paging, withTextToken(operation, paging));
  }

  private Optional<Map<String, ?>> detect(Operation operation) {
    Optional<Operation.Parameter> token = token(operation);
    Shape answer = answer(operation);
    if (token.isPresent() && answer instanceof Shape.ListOf) {
      return Optional.of(byHeader(operation, token.get()));
    }
    if (token.isPresent() && answer instanceof Shape.Named model) {
      return byBody(operation, token.get(), definitions.get(model.id()));
    }
    return answer instanceof Shape.ListOf ? byOffset(operation) : Optional.empty();
  }

  private static Optional<Operation.Parameter> token(Operation operation) {
    return operation.parameters().stream()
        .filter(p -> p.name().equals(TOKEN) || p.name().equals(TOKEN_HEADER))
        .findFirst();
  }

  private static @Nullable Shape answer(Operation operation) {
    return operation.answers().stream()
        .map(answer -> answer.content().get("application/json"))
        .filter(shape -> shape != null)
        .findFirst()
        .orElse(null);
  }

  private static Map<String, ?> byHeader(Operation operation, Operation.Parameter token) {
    Map<String, Object> paging = new LinkedHashMap<>();
    paging.put("style", "header");
    paging.put("token", place(token));
    size(operation).ifPresent(name -> paging.put("size", name));
    return paging;
  }

  private static Optional<Map<String, ?>> byBody(
      Operation operation, Operation.Parameter token, Definition model) {
    List<String> lists =
        model.properties().entrySet().stream()
            .filter(property -> property.getValue() instanceof Shape.ListOf)
            .map(Map.Entry::getKey)
            .toList();
    if (!model.properties().containsKey(TOKEN) || lists.size() != 1) {
      return Optional.empty();
    }
    Map<String, Object> paging = new LinkedHashMap<>();
    paging.put("style", "body");
    paging.put("token", place(token));
    paging.put("next", TOKEN);
    paging.put("items", lists.get(0));
    size(operation).ifPresent(name -> paging.put("size", name));
    if (model.properties().containsKey("hasMore")) {
      paging.put("more", "hasMore");
    }
    if (model.properties().containsKey("isLastBatch")) {
      paging.put("last", "isLastBatch");
    }
    return Optional.of(paging);
  }

  private static Optional<Map<String, ?>> byOffset(Operation operation) {
    List<String> names = operation.parameters().stream().map(Operation.Parameter::name).toList();
    return OFFSETS.stream()
        .filter(names::containsAll)
        .findFirst()
        .map(pair -> offset(operation, pair.get(0), pair.get(1)));
  }

  private static Map<String, ?> offset(Operation operation, String skip, String top) {
    Map<String, Object> paging = new LinkedHashMap<>();
    paging.put("style", "offset");
    paging.put("skip", place(operation, skip));
    paging.put("top", place(operation, top));
    return paging;
  }

  private static Map<String, String> place(Operation operation, String name) {
    return operation.parameters().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .map(Paging::place)
        .orElseThrow();
  }

  private static Map<String, String> place(Operation.Parameter parameter) {
    Map<String, String> place = new LinkedHashMap<>();
    place.put("in", parameter.in());
    place.put("name", parameter.name());
    return place;
  }

  private static Optional<String> size(Operation operation) {
    return SIZES.stream()
        .filter(size -> operation.parameters().stream().anyMatch(p -> p.name().equals(size)))
        .findFirst();
  }

  private static Map<String, Object> plain(JsonObject declared) {
    Map<String, Object> plain = new LinkedHashMap<>();
    declared
        .entrySet()
        .forEach(
            entry ->
                plain.put(
                    entry.getKey(),
                    entry.getValue() instanceof JsonObject object
                        ? plain(object)
                        : entry.getValue().getAsString()));
    return plain;
  }

  /** A correction may only speak of parameters that are there. */
  private void checkNames(Operation operation, Map<String, ?> paging, String place) {
    List<Map<String, ?>> named = new ArrayList<>();
    for (String key : List.of("token", "skip", "top")) {
      if (paging.get(key) instanceof Map<?, ?> reference && !"body".equals(reference.get("in"))) {
        named.add(place(reference.get("in"), reference.get("name")));
      }
    }
    if (paging.get("needs") instanceof Map<?, ?> needs) {
      needs.keySet().forEach(name -> named.add(place("query", name)));
    }
    if (paging.containsKey("alone")) {
      named.add(place("query", paging.get("alone")));
    }
    named.stream()
        .filter(name -> operation.parameters().stream().noneMatch(p -> place(p).equals(name)))
        .forEach(
            name ->
                problems.add(
                    operation.file().label(),
                    place,
                    "paging names no parameter: " + name.get("name")));
  }

  private static Map<String, String> place(@Nullable Object in, @Nullable Object name) {
    return Map.of("in", String.valueOf(in), "name", String.valueOf(name));
  }

  /** A token is opaque, whatever type is published for it. */
  private static List<Operation.Parameter> withTextToken(
      Operation operation, Map<String, ?> paging) {
    if (!(paging.get("token") instanceof Map<?, ?> token)) {
      return operation.parameters();
    }
    List<Operation.Parameter> parameters = new ArrayList<>();
    for (Operation.Parameter parameter : operation.parameters()) {
      parameters.add(
          parameter.name().equals(token.get("name")) ? parameter.shaped(Shape.TEXT) : parameter);
    }
    return parameters;
  }
}
