// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawJsonTest {
  private static RawJson raw(String json) {
    return Json.decode(json.getBytes(StandardCharsets.UTF_8), RawJson.CODEC);
  }

  // The second end is no plain JSON, so that Gson reads all of it.
  @ParameterizedTest
  @ValueSource(strings = {"]", ",TRUE]"})
  void valuesAreFoundByTheirNames(String end) {
    String json = "[{\"a\":{\"b\":[1,{\"c\":\"x\"}]}}" + end;
    RawJson raw = Json.decode(json, Codec.list(RawJson.CODEC)).get(0);
    assertThat(raw.at(List.of("a", "b", "1", "c"))).contains(new JsonPrimitive("x"));
    assertThat(raw.at(List.of("a", "b", "2"))).isEmpty();
    assertThat(raw.at(List.of("a", "b", "x"))).isEmpty();
    assertThat(raw.at(List.of("a", "b", "1", "c", "d"))).isEmpty();
    assertThat(raw.at(List.of())).contains(raw.json());
    assertThat(raw.isObject()).isTrue();
    assertThat(raw.as(Codec.map(RawJson.CODEC))).containsOnlyKeys("a");
    assertThat(raw).isEqualTo(raw("{\"a\":{\"b\":[1,{\"c\":\"x\"}]}}")).hasToString("RawJson");
  }

  @Test
  void whatIsGivenOutIsTheCallersOwn() {
    JsonObject given = JsonParser.parseString("{\"a\":{}}").getAsJsonObject();
    RawJson raw = RawJson.of(given);
    given.addProperty("b", 1);
    raw.json().getAsJsonObject().addProperty("c", 1);
    raw.at(List.of("a")).orElseThrow().getAsJsonObject().addProperty("d", 1);
    assertThat(raw.json()).hasToString("{\"a\":{}}");
    assertThat(Json.encode(RawJson.CODEC, raw)).asString().isEqualTo("{\"a\":{}}");
  }

  @Test
  void anotherTypeIsNotInvented() {
    assertThat(raw("12").as(Codec.INT32)).isEqualTo(12);
    assertThat(raw("\"12\"").isObject()).isFalse();
    assertThatExceptionOfType(JsonDecodingException.class)
        .isThrownBy(() -> raw("[]").as(Codec.map(Codec.JSON)));
    assertThatExceptionOfType(JsonDecodingException.class).isThrownBy(() -> raw("null"));
  }
}
