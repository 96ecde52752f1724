// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import io.github.fluentado.emulator.server.Doc;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One input of a publisher, an event type, a consumer or an action, and the rules for its value.
 *
 * @param mode how a form asks for it
 * @param values what it may be, when that is a closed list; empty stands for any
 * @param dependsOn the input whose value decides which values there are
 * @param dynamic its values are asked for by a query
 */
record Input(
    String id,
    String name,
    String description,
    String mode,
    String dataType,
    boolean required,
    boolean secret,
    @Nullable String pattern,
    List<String> values,
    @Nullable String dependsOn,
    boolean dynamic) {

  Input {
    values = List.copyOf(values);
  }

  static Input text(String id, String name, String description) {
    return new Input(
        id, name, description, "textBox", "string", false, false, null, List.of(), null, false);
  }

  static Input choice(String id, String name, String description, String... values) {
    return text(id, name, description).as("combo", Arrays.asList(values), false);
  }

  /** A choice among things of the project. */
  static Input looked(String id, String name, String description) {
    return text(id, name, description).as("combo", List.of(), true);
  }

  static Input flag(String id, String name, String description) {
    Input box = text(id, name, description).as("checkBox", List.of(), false);
    return box.typed("boolean");
  }

  private Input as(String how, List<String> choices, boolean asked) {
    return new Input(
        id, name, description, how, dataType, required, secret, pattern, choices, dependsOn, asked);
  }

  Input shown(String how) {
    return as(how, values, dynamic);
  }

  Input typed(String type) {
    return new Input(
        id, name, description, mode, type, required, secret, pattern, values, dependsOn, dynamic);
  }

  Input must() {
    return new Input(
        id, name, description, mode, dataType, true, secret, pattern, values, dependsOn, dynamic);
  }

  Input hidden() {
    return new Input(
        id,
        name,
        description,
        "passwordBox",
        dataType,
        required,
        true,
        pattern,
        values,
        dependsOn,
        dynamic);
  }

  Input matching(String regex) {
    return new Input(
        id, name, description, mode, dataType, required, secret, regex, values, dependsOn, dynamic);
  }

  Input within(String other) {
    return new Input(
        id, name, description, mode, dataType, required, secret, pattern, values, other, dynamic);
  }

  /** What is wrong with a value that is not empty; nothing when it will do. */
  Optional<String> complaint(String value) {
    if (!fitsType(value)) {
      return Optional.of("does not match the required data type '" + dataType + "'");
    }
    if (pattern != null && !Pattern.compile(pattern).matcher(value).find()) {
      return Optional.of("does not match the pattern " + pattern);
    }
    if (!values.isEmpty() && values.stream().noneMatch(value::equalsIgnoreCase)) {
      return Optional.of("must be one of " + String.join(", ", values));
    }
    return Optional.empty();
  }

  private boolean fitsType(String value) {
    return switch (dataType) {
      case "guid" -> isGuid(value);
      case "number" -> value.matches("-?\\d{1,18}");
      case "boolean" -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
      default -> true;
    };
  }

  private static boolean isGuid(String value) {
    try {
      return UUID.fromString(value).toString().equalsIgnoreCase(value);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  Doc json() {
    Doc json =
        Doc.of("id", id)
            .with("name", name)
            .with("description", description)
            .with("inputMode", mode)
            .with("isConfidential", secret)
            .with("useInDefaultDescription", false)
            .with("validation", validation());
    if (mode.equals("combo")) {
      json.with("values", choices(values));
    }
    if (dependsOn != null) {
      json.with("dependencyInputIds", List.of(dependsOn));
    }
    return json.with("hasDynamicValueInformation", dynamic);
  }

  private Doc validation() {
    Doc rules = Doc.of("dataType", dataType).with("isRequired", required ? true : null);
    return rules.with("pattern", pattern);
  }

  /** The values that may be chosen, with one that stands for any: none of these must be given. */
  Doc choices(List<String> possible) {
    List<Doc> all =
        Stream.concat(Stream.of(""), possible.stream())
            .map(
                value ->
                    Doc.of("value", value).with("displayValue", value.isEmpty() ? "[Any]" : value))
            .toList();
    return Doc.of("inputId", id)
        .with("defaultValue", "")
        .with("possibleValues", all)
        .with("isLimitedToPossibleValues", true);
  }
}
