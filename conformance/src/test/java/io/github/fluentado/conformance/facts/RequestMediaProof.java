// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.fluentado.client.common.JsonPatchOperation;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Json;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A body that is not plain JSON goes out in its form and under its media type. */
final class RequestMediaProof implements Proof {
  private static final String PATCH =
      """
      [{"op":"test","path":"/rev","value":3},{"op":"remove","path":"/fields/A.B"}]""";

  private final Index index;

  RequestMediaProof(Index index) {
    this.index = index;
  }

  @Override
  public void prove(Fact fact) {
    Entry entry = index.main(fact);
    switch (fact.get("shape")) {
      case "patch" -> patch(fact, entry);
      case "bytes" -> assertThat(sent(fact, entry, Map.of()).body()).isEqualTo("content");
      case "base64" ->
          assertThat(sent(fact, entry, Map.of()).body())
              .isEqualTo(Base64.getEncoder().encodeToString("content".getBytes(UTF_8)));
      default -> throw new IllegalArgumentException("no such shape: " + fact.get("shape"));
    }
  }

  private static void patch(Fact fact, Entry entry) {
    List<JsonPatchOperation> operations = Json.decode(PATCH, Codec.list(JsonPatchOperation.SHAPE));
    JsonElement body = sent(fact, entry, Map.of(Requests.BODY, operations)).json();

    assertThat(body).isEqualTo(JsonParser.parseString(PATCH));
  }

  private static Sent sent(Fact fact, Entry entry, Map<String, Object> given) {
    Wire wire = new Wire().answer(Headers.none(), "");
    Requests.run(new Requests(wire.toContoso()).make(entry, given));

    assertThat(wire.only().headers().all("Content-Type")).containsExactly(fact.get("media"));
    return wire.only();
  }
}
