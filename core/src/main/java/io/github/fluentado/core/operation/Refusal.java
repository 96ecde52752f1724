// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.core.exchange.Decoder.UndecodableException;
import io.github.fluentado.core.json.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an answer with a status of success says that nothing was done.
 *
 * @param property that tells
 * @param fine the only value of it that is no refusal, in whatever case; an absent one is none
 * @param unless a boolean that says that it is too early to tell; absent if there is none
 */
record Refusal(String property, String fine, @Nullable String unless) {
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
    List<String> texts = new ArrayList<>();
    collect(model.json(), texts);
    String because = texts.isEmpty() ? "" : ": " + String.join("; ", texts);
    String whole = property + " is " + told.getAsString() + because;
    throw UndecodableException.refusal(whole.substring(0, Math.min(whole.length(), LONGEST)));
  }

  private boolean tooEarly(Model model) {
    JsonElement done = unless == null ? null : model.json(unless);
    return done != null && done.isJsonPrimitive() && !done.getAsBoolean();
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
