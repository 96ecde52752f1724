// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The methods of the generated client by the names of the published operations. */
final class Index {
  private final List<Entry> entries = new ArrayList<>();

  Index() throws IOException {
    try (InputStream in = Index.class.getResourceAsStream("/META-INF/fluent-ado/operations.json")) {
      InputStream index = Objects.requireNonNull(in, "the client has no index");
      JsonElement text =
          JsonParser.parseReader(new InputStreamReader(index, StandardCharsets.UTF_8));
      text.getAsJsonArray().forEach(entry -> entries.add(new Entry(entry.getAsJsonObject())));
    }
  }

  /** The methods for the operations of a published file. */
  List<Entry> of(String file) {
    return entries.stream().filter(entry -> entry.publishedFile().equals(file)).toList();
  }

  /** The methods of an operation: one for each form that it can answer in. */
  List<Entry> forms(Fact fact) {
    List<Entry> found =
        of(fact.file()).stream().filter(entry -> entry.publishedId().equals(fact.id())).toList();
    assertThat(found).as("methods for " + fact).isNotEmpty();
    return found;
  }

  /** The first method of an operation by its id in the description. */
  Entry byOperation(String id) {
    return entries.stream()
        .filter(entry -> entry.text("id").equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no operation " + id));
  }

  /** The method that gives JSON; the only one, if there is just one. */
  Entry main(Fact fact) {
    List<Entry> forms = forms(fact);
    return forms.stream().filter(Entry::structured).findFirst().orElse(forms.get(0));
  }
}
