// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.keeper;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.description.Details;
import io.github.fluentado.emulator.description.Details.Parameter;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Of all things of a collection those that a query asks for, a page at a time. */
final class Listing {
  private final Call call;
  private final Details details;
  private final Family family;

  Listing(Call call, Details details, Family family) {
    this.call = call;
    this.details = details;
    this.family = family;
  }

  /**
   * What is answered.
   *
   * @param next the token of the next page, empty on the last
   */
  record Page(List<Kept> things, String next, int total) {}

  Page of(List<Kept> all) {
    List<Kept> found = all.stream().filter(this::isMeant).toList();
    JsonObject paging = details.paging().orElseGet(JsonObject::new);
    int from = count("$skip", "skip") + start(paging);
    String size = Json.string(paging, "size");
    int most = Math.max(size(size), 0);
    int begin = Math.min(from, found.size());
    int end = (int) Math.min((long) begin + most, found.size());
    String next = paging.has("token") && end < found.size() ? Integer.toString(end) : "";
    return new Page(found.subList(begin, end), next, found.size());
  }

  private int count(String... names) {
    return Arrays.stream(names).mapToInt(name -> call.query().count(name, 0)).max().orElse(0);
  }

  private int size(@Nullable String described) {
    return Arrays.stream(new String[] {described == null ? "$top" : described, "$top", "top"})
        .flatMap(name -> call.query().number(name).stream())
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }

  /** A token is the number of things that came before. */
  private int start(JsonObject paging) {
    if (!(paging.get("token") instanceof JsonObject token)) {
      return 0;
    }
    String name = String.valueOf(Json.string(token, "name"));
    Optional<String> given =
        "header".equals(Json.string(token, "in"))
            ? call.headers().first(name)
            : call.query().text(name);
    return given.map(Listing::number).orElse(0);
  }

  private static int number(String token) {
    if (!token.matches("\\d{1,9}")) {
      throw ServiceException.badRequest(
          "InvalidContinuationTokenException",
          "The continuation token '" + token + "' does not belong to this list.");
    }
    return Integer.parseInt(token);
  }

  private boolean isMeant(Kept thing) {
    return details.parameters().stream()
        .filter(parameter -> parameter.in().equals("query"))
        .allMatch(parameter -> isMeant(thing, parameter));
  }

  /**
   * A parameter that is called as a member asks for its value; others are left to rules of areas.
   */
  private boolean isMeant(Kept thing, Parameter parameter) {
    String asked = call.query().text(parameter.name()).orElse("");
    String plain = parameter.name().substring(parameter.name().lastIndexOf('.') + 1);
    if (asked.isEmpty() || plain.startsWith("$")) {
      return true;
    }
    String lower = plain.toLowerCase(Locale.ROOT);
    if (lower.equals("searchtext")) {
      String name = String.valueOf(Json.string(thing.facts(), "name")).toLowerCase(Locale.ROOT);
      return name.contains(asked.toLowerCase(Locale.ROOT));
    } else if (family.isListOfIds(lower)) {
      return Arrays.stream(asked.split(",", -1)).anyMatch(thing.id()::equalsIgnoreCase);
    }
    return type(plain)
        .filter(type -> !type.equals("object") && !type.equals("array"))
        .map(type -> asked.equalsIgnoreCase(text(thing, plain, type)))
        .orElse(true);
  }

  /** Of a member of things. */
  private Optional<String> type(String member) {
    return family.schema().stream()
        .flatMap(schema -> schema.properties().entrySet().stream())
        .filter(property -> property.getKey().equalsIgnoreCase(member))
        .map(property -> property.getValue().type())
        .findFirst();
  }

  private static String text(Kept thing, String member, String type) {
    String text = Json.string(thing.facts(), member);
    return text == null && type.equals("boolean") ? "false" : String.valueOf(text);
  }
}
