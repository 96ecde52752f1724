// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.core.Done;
import io.github.fluentado.core.http.Headers;
import java.util.List;

/** There is a method for each form of the answer, which asks for that form and hands it on. */
final class FormProof implements Proof {
  private static final String TEXT = "1\n<Zeile> \u00e4\u20ac";

  private final Index index;

  FormProof(Index index) {
    this.index = index;
  }

  @Override
  public void prove(Fact fact) {
    String media = fact.get("media");
    List<Entry> forms = index.forms(fact);
    Entry entry =
        forms.stream()
            .filter(form -> form.text("accept").equals(media.equals("none") ? "" : media))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no method asks for it: " + forms));
    switch (fact.get("kind")) {
      case "json" -> structured(entry);
      case "text" -> content(entry, "text");
      case "bytes" -> content(entry, "download");
      case "none" -> nothing(entry);
      default -> throw new IllegalArgumentException("no such kind: " + fact.get("kind"));
    }
  }

  private static void structured(Entry entry) {
    JsonElement value = StandIns.json(entry.type(), 1);
    JsonObject wrapped = StandIns.object("count", new JsonPrimitive(1));
    wrapped.add("value", value);
    Wire wire = new Wire().answer(entry.text("wrapper").isEmpty() ? value : wrapped);

    assertThat(entry.kind()).isEqualTo("json");
    assertThat(StandIns.json(run(wire, entry))).isEqualTo(value);
    assertThat(wire.only().header("Accept")).isEqualTo("application/json");
  }

  private static void content(Entry entry, String kind) {
    String media = entry.text("accept");
    Wire wire = new Wire().answer(Headers.none().with("Content-Type", media), TEXT);

    assertThat(entry.kind()).isEqualTo(kind);
    assertThat(run(wire, entry)).isEqualTo(TEXT);
    assertThat(wire.only().header("Accept")).isEqualTo(media);
  }

  private static void nothing(Entry entry) {
    Wire wire = new Wire().answer(Headers.none(), "");

    assertThat(entry.kind()).isEqualTo("none");
    assertThat(run(wire, entry)).isEqualTo(Done.DONE);
    assertThat(wire.only().method()).isEqualTo("HEAD");
  }

  private static Object run(Wire wire, Entry entry) {
    return Requests.run(new Requests(wire.toContoso()).make(entry));
  }
}
