// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.core.error.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the single reasons of a refusal, which stand beside its message in one of many places:
 * lists in {@code customProperties} (rules of work items, checks of builds), {@code ModelState} or
 * {@code errors} by field, inner failures, and the .NET exception behind a general message.
 */
final class ErrorReasons {
  private static final int DEEPEST = 8;
  private static final List<String> FIELDS =
      List.of(
          "fieldReferenceName",
          "FieldReferenceName",
          "field",
          "fieldName",
          "propertyName",
          "parameterName",
          "target");
  private static final List<String> RULES =
      List.of("fieldStatusFlags", "FieldStatusFlags", "errorCode", "code", "result", "typeKey");
  private static final List<String> TEXTS =
      List.of("errorMessage", "ErrorMessage", "message", "Message", "text", "description");
  private static final List<String> INNER = List.of("innerException", "InnerException");

  private final List<Reason> reasons = new ArrayList<>();

  private ErrorReasons() {}

  /** All reasons that the error object gives, in its order, each once. */
  static List<Reason> read(JsonObject error) {
    ErrorReasons found = new ErrorReasons();
    found.walk(error, DEEPEST);
    return found.reasons.stream().distinct().toList();
  }

  private void walk(JsonObject error, int depth) {
    object(error, "customProperties").ifPresent(custom -> custom(custom, depth));
    for (String name : List.of("ModelState", "modelState", "errors")) {
      byField(error.get(name));
    }
    list(error.get("errors"), depth);
    list(error.get("ValidationErrors"), depth);
    list(error.get("validationErrors"), depth);
    general(error);
    for (String name : INNER) {
      object(error, name).ifPresent(inner -> inner(inner, depth));
    }
  }

  private void custom(JsonObject custom, int depth) {
    int before = reasons.size();
    custom.entrySet().forEach(member -> list(member.getValue(), depth));
    if (reasons.size() == before) {
      // One rule alone stands in the properties themselves.
      entry(custom, depth);
    }
  }

  private void list(JsonElement entries, int depth) {
    if (entries != null && entries.isJsonArray() && depth > 0) {
      for (JsonElement entry : entries.getAsJsonArray()) {
        if (entry.isJsonObject()) {
          entry(entry.getAsJsonObject(), depth - 1);
        }
      }
    }
  }

  /** An object that names a field or says something; a check that went well says nothing here. */
  private void entry(JsonObject entry, int depth) {
    Optional<String> field = ErrorBodies.first(entry, FIELDS);
    Optional<String> rule = ErrorBodies.first(entry, RULES).filter(name -> !name.equals("0"));
    Optional<String> text = ErrorBodies.first(entry, TEXTS);
    boolean well = rule.filter(result -> result.equalsIgnoreCase("ok")).isPresent();
    if (!well && (field.isPresent() || text.isPresent())) {
      reasons.add(new Reason(field, rule.filter(name -> !name.equals("none")), text.orElse("")));
    }
    list(entry.get("ruleValidationErrors"), depth);
    list(entry.get("RuleValidationErrors"), depth);
  }

  private void byField(JsonElement fields) {
    if (fields == null || !fields.isJsonObject()) {
      return;
    }
    for (Map.Entry<String, JsonElement> field : fields.getAsJsonObject().entrySet()) {
      Optional<String> name = Optional.of(field.getKey()).filter(key -> !key.isBlank());
      texts(field.getValue())
          .forEach(text -> reasons.add(new Reason(name, Optional.empty(), text)));
    }
  }

  private static List<String> texts(JsonElement value) {
    List<String> texts = new ArrayList<>();
    if (value.isJsonPrimitive()) {
      texts.add(value.getAsString());
    } else if (value.isJsonArray()) {
      for (JsonElement one : value.getAsJsonArray()) {
        text(one).ifPresent(texts::add);
      }
    } else {
      text(value).ifPresent(texts::add);
    }
    return texts;
  }

  private static Optional<String> text(JsonElement one) {
    if (one.isJsonPrimitive()) {
      return Optional.of(one.getAsString());
    }
    return one.isJsonObject() ? ErrorBodies.first(one.getAsJsonObject(), TEXTS) : Optional.empty();
  }

  /** "An error has occurred." with what has occurred beside it. */
  private void general(JsonObject error) {
    Optional<String> text =
        ErrorBodies.first(error, List.of("ExceptionMessage", "exceptionMessage"));
    boolean message = ErrorBodies.first(error, List.of("message", "Message")).isPresent();
    if (message && text.isPresent()) {
      reasons.add(new Reason(Optional.empty(), ErrorBodies.typeKey(error), text.get()));
    }
  }

  private void inner(JsonObject inner, int depth) {
    if (depth == 0) {
      return;
    }
    Optional<String> text = ErrorBodies.message(inner);
    if (text.isPresent() || ErrorBodies.typeKey(inner).isPresent()) {
      reasons.add(new Reason(Optional.empty(), ErrorBodies.typeKey(inner), text.orElse("")));
    }
    walk(inner, depth - 1);
  }

  private static Optional<JsonObject> object(JsonObject error, String name) {
    JsonElement value = error.get(name);
    return value != null && value.isJsonObject()
        ? Optional.of(value.getAsJsonObject())
        : Optional.empty();
  }
}
