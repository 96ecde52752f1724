// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.conformance.facts.Entry.Parameter;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.json.EnumValues;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A list goes out as one value, its items joined by the right separator, or as several values. */
final class ListProof implements Proof {
  private final Index index;

  ListProof(Index index) {
    this.index = index;
  }

  @Override
  public void prove(Fact fact) {
    String name = fact.get("parameter");
    for (Entry entry : index.forms(fact)) {
      Parameter parameter =
          entry.parameter(name).orElseThrow(() -> new AssertionError("has no such parameter"));
      List<?> items = items(type(entry, parameter));
      Wire wire = new Wire().answer(Headers.none(), "");
      Exchanged.quietly(new Requests(wire.toContoso()).make(entry, Map.of(name, items)));

      assertThat(parameter.required()).isEqualTo(fact.get("required").equals("yes"));
      List<String> values =
          fact.get("separator").equals("&")
              ? items.stream().map(Object::toString).toList()
              : List.of(joined(items, fact.get("separator")));
      assertThat(wire.only().query(name)).containsExactlyElementsOf(values);
    }
  }

  private static Type type(Entry entry, Parameter parameter) {
    if (!parameter.required()) {
      return Requests.optionType(entry, parameter);
    }
    List<Parameter> required = entry.parameters().stream().filter(Parameter::required).toList();
    return Requests.argumentType(entry, required.indexOf(parameter));
  }

  private static List<?> items(Type type) {
    if (!(type instanceof ParameterizedType list) || list.getRawType() != List.class) {
      throw new AssertionError("takes no list: " + type);
    }
    Type item = list.getActualTypeArguments()[0];
    return switch (item.getTypeName()) {
      case "java.lang.String" -> List.of("a b", "{\"c\":\"d&e\"}");
      case "java.lang.Integer" -> List.of(7, -8);
      case "java.lang.Long" -> List.of(7L, 5_000_000_000L);
      default -> values((Class<?>) item);
    };
  }

  private static List<?> values(Class<?> type) {
    try {
      return ((EnumValues<?>) type.getField("CODEC").get(null)).all().subList(0, 2);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException("items are of " + type, broken);
    }
  }

  private static String joined(List<?> items, String separator) {
    return items.stream().map(Object::toString).collect(Collectors.joining(separator));
  }
}
