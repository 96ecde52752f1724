// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import io.github.fluentado.conformance.ClientOperation.Parameter;
import io.github.fluentado.conformance.Wanted.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which recorded value goes to which parameter of a method. */
final class Binding {
  private final Map<Parameter, Item> items = new LinkedHashMap<>();

  /**
   * Binds by the name on the wire. What no parameter takes is a failure; what is not recorded but
   * needed gets a stand-in, which becomes wanted by that.
   */
  static Binding of(
      PublishedOperation published,
      ClientOperation operation,
      Example example,
      Wanted wanted,
      Findings findings) {
    Binding binding = new Binding();
    for (Parameter parameter : operation.parameters()) {
      wanted.item(parameter.wire()).ifPresent(item -> binding.items.put(parameter, item));
    }
    binding.renamedHeaders(operation, example, wanted);
    for (Parameter parameter : operation.parameters()) {
      if (parameter.required() && !binding.items.containsKey(parameter)) {
        binding.standIn(parameter, wanted, findings);
      }
    }
    for (String place : List.of("path", "query", "header")) {
      wanted.in(place).stream()
          .filter(item -> !binding.items.containsValue(item))
          .forEach(
              item -> {
                notTaken(published, operation, item, findings);
                wanted.remove(item);
              });
    }
    return binding;
  }

  /** Binds what is required to values of one's own choice. */
  static Binding of(ClientOperation operation, Function<Parameter, String> values) {
    Binding binding = new Binding();
    for (Parameter parameter : operation.parameters()) {
      if (parameter.required()) {
        String value = values.apply(parameter);
        Item item = new Item(parameter.wire(), parameter.in(), "", "", value);
        binding.items.put(parameter, item);
      }
    }
    return binding;
  }

  private static void notTaken(
      PublishedOperation published, ClientOperation operation, Item item, Findings findings) {
    String value = item.in() + " " + item.name();
    if (published.file().equals(operation.publishedFile())) {
      findings.failure("takes no value for " + value);
    } else {
      findings.note("parameter of another version", value);
    }
  }

  /**
   * A few headers are published under a name that is not the one on the wire; examples have either.
   */
  private void renamedHeaders(ClientOperation operation, Example example, Wanted wanted) {
    for (Parameter parameter : operation.parameters()) {
      if (parameter.in().equals("header") && !items.containsKey(parameter)) {
        example
            .parameter(parameter.wire())
            .map(value -> new Item(parameter.wire(), "header", "", "", Values.text(value)))
            .or(() -> onlyFree(wanted))
            .ifPresent(item -> items.put(parameter, item));
      }
    }
  }

  private Optional<Item> onlyFree(Wanted wanted) {
    List<Item> free = new ArrayList<>(wanted.in("header"));
    free.removeAll(items.values());
    return free.size() == 1 ? Optional.of(free.get(0)) : Optional.empty();
  }

  private void standIn(Parameter parameter, Wanted wanted, Findings findings) {
    Item item = new Item(parameter.wire(), parameter.in(), "", "", parameter.type().standIn());
    items.put(parameter, item);
    wanted.put(item);
    findings.note("stand-in for a value that is not recorded", parameter.wire());
  }

  Optional<Item> item(Parameter parameter) {
    return Optional.ofNullable(items.get(parameter));
  }

  Map<Parameter, Item> items() {
    return Map.copyOf(items);
  }
}
