// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recorded call.
 *
 * @param parameters by name; those that are null are left out
 * @param url absent if it was not recorded
 * @param verb in capitals; absent if it was not recorded
 */
record Example(
    Map<String, JsonElement> parameters,
    @Nullable RecordedUrl url,
    @Nullable String verb,
    List<Answer> answers) {

  /**
   * A recorded answer.
   *
   * @param body absent if it was not recorded
   */
  record Answer(int status, Map<String, String> headers, @Nullable JsonElement body) {
    boolean successful() {
      return status >= 200 && status <= 299;
    }

    /** The header with that name, in whatever case. */
    Optional<String> header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(Map.Entry::getValue)
          .findFirst();
    }
  }

  /** Reads a record; the exception says what is wrong with it. */
  static Example of(JsonElement document) throws IOException {
    List<Answer> answers = new ArrayList<>();
    for (Map.Entry<String, JsonElement> answer :
        JsonText.object(document, "responses").entrySet()) {
      answers.add(answer(answer.getKey(), answer.getValue()));
    }
    if (answers.isEmpty()) {
      throw new IOException("has no recorded response");
    }
    String url = JsonText.text(document, "x-ms-vss-request-url");
    return new Example(
        present(JsonText.object(document, "parameters")),
        url == null ? null : RecordedUrl.parse(url),
        JsonText.text(document, "x-ms-vss-request-method"),
        answers);
  }

  private static Answer answer(String status, JsonElement answer) throws IOException {
    if (!status.matches("[1-5][0-9][0-9]") || !answer.isJsonObject()) {
      throw new IOException("has a response \"" + status + "\" that is none");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    present(JsonText.object(answer, "headers"))
        .forEach((name, value) -> headers.put(name, Values.text(value)));
    JsonElement body = answer.getAsJsonObject().get("body");
    return new Answer(
        Integer.parseInt(status), headers, body == null || body.isJsonNull() ? null : body);
  }

  private static Map<String, JsonElement> present(JsonObject object) {
    Map<String, JsonElement> present = new LinkedHashMap<>();
    object.asMap().forEach((name, value) -> put(present, name, value));
    return present;
  }

  private static void put(Map<String, JsonElement> present, String name, JsonElement value) {
    if (!value.isJsonNull()) {
      present.put(name, value);
    }
  }

  /** The parameter with that name, in whatever case. */
  Optional<JsonElement> parameter(String name) {
    return parameters.entrySet().stream()
        .filter(parameter -> parameter.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
