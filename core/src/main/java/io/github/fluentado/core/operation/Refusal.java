// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.core.error.Reason;
import io.github.fluentado.core.exchange.Decoder.UndecodableException;
import io.github.fluentado.core.json.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an answer with a status of success says that nothing, or not all, was done.
 *
 * @param property that tells
 * @param fine the only value of it that is no refusal, in whatever case; an absent one is none
 * @param unless a boolean that says that it is too early to tell; absent if there is none
 */
record Refusal(String property, String fine, @Nullable String unless) {
  private static final String PART = "isSuccess";
  private static final Set<String> TEXTS =
      Set.of("errorMessage", "patTokenErrorMessage", "message", "value");
  private static final int LONGEST = 300;

  /** Looks whether the service has refused. */
  void check(@Nullable Object answer) throws UndecodableException {
    if (!(answer instanceof Model model)) {
      return;
    }
    JsonElement told = model.json(property);
    if (told == null
        || !told.isJsonPrimitive()
        || told.getAsString().equalsIgnoreCase(fine)
        || tooEarly(model)) {
      return;
    }
    List<JsonObject> parts = parts(model.json());
    List<JsonObject> refused = parts.stream().filter(part -> !isDone(part)).toList();
    int done = parts.size() - refused.size();
    String count = done == 0 ? "" : ", though " + done + " of " + parts.size() + " were done";
    String because = text(model.json());
    String whole =
        property + " is " + told.getAsString() + count + (because.isEmpty() ? "" : ": ") + because;
    List<Reason> reasons = refused.stream().map(Refusal::reason).toList();
    throw done == 0
        ? UndecodableException.refusal(bounded(whole), reasons)
        : UndecodableException.partly(bounded(whole), reasons);
  }

  private boolean tooEarly(Model model) {
    JsonElement done = unless == null ? null : model.json(unless);
    return done != null && done.isJsonPrimitive() && !done.getAsBoolean();
  }

  /** What each part of the work came to, where the answer tells. */
  private static List<JsonObject> parts(JsonObject answer) {
    List<JsonObject> parts = new ArrayList<>();
    for (JsonElement list : answer.asMap().values()) {
      if (list instanceof JsonArray items) {
        for (JsonElement item : items) {
          if (item instanceof JsonObject part && part.has(PART)) {
            parts.add(part);
          }
        }
      }
    }
    return parts;
  }

  private static boolean isDone(JsonObject part) {
    return part.get(PART).isJsonPrimitive() && part.get(PART).getAsBoolean();
  }

  /** Whom the part was about, and why it was refused. */
  private static Reason reason(JsonObject part) {
    Optional<String> about =
        part.asMap().entrySet().stream()
            .filter(entry -> entry.getKey().endsWith("Id") && entry.getValue().isJsonPrimitive())
            .map(entry -> entry.getKey() + " " + entry.getValue().getAsString())
            .findFirst();
    return new Reason(about, Optional.empty(), bounded(text(part)));
  }

  private static String bounded(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST));
  }

  private static String text(JsonElement json) {
    List<String> texts = new ArrayList<>();
    collect(json, texts);
    return String.join("; ", texts);
  }

  private static void collect(JsonElement json, List<String> texts) {
    if (json instanceof JsonArray array) {
      array.forEach(item -> collect(item, texts));
    } else if (json instanceof JsonObject object) {
      for (var entry : object.entrySet()) {
        JsonElement value = entry.getValue();
        boolean text = value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
        if (text && TEXTS.contains(entry.getKey()) && !value.getAsString().isBlank()) {
          texts.add(value.getAsString().replaceAll("\\p{Cntrl}+", " ").strip());
        }
        collect(value, texts);
      }
    }
  }
}
