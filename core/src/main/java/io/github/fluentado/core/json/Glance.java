// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.core.text.RedactedText;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a model's text form shows of a property. */
final class Glance {
  private static final int LONGEST = 80;
  private static final int LONGEST_NAME = 60;

  /** Names a thing or says how it is, and is never a secret, mail address or long text. */
  private static final Set<String> TELLING =
      Set.of(
          "id",
          "name",
          "displayname",
          "title",
          "state",
          "status",
          "result",
          "reason",
          "type",
          "kind",
          "path",
          "folder",
          "version",
          "identifier",
          "referencename",
          "refname",
          "sourcerefname",
          "targetrefname",
          "defaultbranch",
          "sourcebranch",
          "sourceversion",
          "commitid",
          "objectid",
          "newobjectid",
          "oldobjectid",
          "buildnumber",
          "workername",
          "workitemtype",
          "rel",
          "op",
          "genre",
          "eventtype",
          "publisherid",
          "consumerid",
          "actionid",
          "area",
          "areapath",
          "iterationpath",
          "subjectkind",
          "origin");

  private Glance() {}

  /** The name, with the value if that may be shown. */
  static String of(String name, @Nullable Object value) {
    String shown = RedactedText.of(name, LONGEST_NAME);
    if (value instanceof Number || value instanceof Boolean || value instanceof OpenEnum) {
      return shown + "=" + RedactedText.of(String.valueOf(value), LONGEST);
    }
    if (value instanceof String text && isTelling(name)) {
      return shown + "=" + quoted(text);
    }
    return shown + (value instanceof Map<?, ?> fields ? fields(fields) : "");
  }

  /** The fields of a work item: {@code System.Title} and the like. */
  private static String fields(Map<?, ?> fields) {
    String told =
        fields.entrySet().stream()
            .filter(field -> field.getValue() instanceof JsonPrimitive text && text.isString())
            .filter(field -> isSystemField(String.valueOf(field.getKey())))
            .map(
                field ->
                    field.getKey() + "=" + quoted(((JsonElement) field.getValue()).getAsString()))
            .collect(Collectors.joining(", "));
    return told.isEmpty() ? "" : "={" + told + "}";
  }

  private static boolean isSystemField(String name) {
    return name.startsWith("System.") && isTelling(name.substring("System.".length()));
  }

  private static boolean isTelling(String name) {
    return TELLING.contains(name.toLowerCase(Locale.ROOT));
  }

  private static String quoted(String text) {
    return "\"" + RedactedText.of(text, LONGEST) + "\"";
  }
}
