// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the text form of a model shows, and what it never shows. */
class GlanceTest {
  private static final String CANARY = "canary-4f1c9a";

  private static String shown(String json) {
    return Sample.read(json).toString();
  }

  @Test
  void whatNamesAThingIsShownAndOtherTextsAreNot() {
    assertThat(
            shown(
                """
                {"id": 7, "enabled": true, "title": "Fix the door", "color": "red",
                 "key": "aGk=", "tags": ["private"], "child": {"title": "other"}}
                """))
        .isEqualTo(
            "Sample{id=7, enabled=true, title=\"Fix the door\", key, color=red, child, tags}");
  }

  @Test
  void aFieldThatNamesAWorkItemIsShown() {
    assertThat(
            shown(
                """
                {"id": 7, "fields": {"System.Title": "Fix", "System.State": "New", "System.Rev": 3, "System.Id": 8,
                 "System.Description": "private", "Custom.Title": "private",
                 "System.AssignedTo": {"name": "private"}}}
                """))
        .isEqualTo("Sample{id=7, fields={System.Title=\"Fix\", System.State=\"New\"}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token",
        "password",
        "secret",
        "value",
        "accessToken",
        "name",
        "title2",
        "content",
        "mail"
      })
  void anUndeclaredTextIsNeverShown(String name) {
    JsonObject json = new JsonObject();
    json.addProperty(name, CANARY);

    assertThat(shown(json.toString())).isEqualTo("Sample{" + name + "}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.canary-4f1c9a",
        "canaryaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "Bearer canary-4f1c9a-0123456789",
        "https://me:canary-4f1c9a@host/x",
        "https://host/x?sig=canary-4f1c9a",
      })
  void whatLooksLikeASecretIsMaskedInATitle(String secret) {
    String shown = new Sample().title("see " + secret + " soon").toString();

    assertThat(shown).doesNotContain("canary").contains("***").contains("see ").contains(" soon");
    assertThat(new Sample().title(secret).toString()).doesNotContain("canary");
  }

  @Test
  void aTextFormIsOneBoundedLine() {
    Sample sample =
        new Sample()
            .title("one\r\ntwo\u2028three\u202efour " + "x".repeat(5_000))
            .with("odd\nname" + "y".repeat(500), new JsonPrimitive(1));

    assertThat(sample.toString())
        .startsWith("Sample{title=\"one two three four xx")
        .contains("…\", odd name")
        .hasSizeLessThan(250)
        .doesNotContainPattern("[\\p{Cntrl}\u2028\u202e]");
  }

  @Test
  void aCharacterOfTwoPartsIsNotCutInTwo() {
    String shown = new Sample().title("x".repeat(79) + "😀😀").toString();

    assertThat(shown).isEqualTo("Sample{title=\"" + "x".repeat(79) + "…\"}");
  }

  @Test
  void manyPropertiesAreCut() {
    JsonObject json = new JsonObject();
    for (int i = 0; i < 200; i++) {
      json.addProperty("p" + i, i);
    }

    assertThat(shown(json.toString())).endsWith(", p39, …}").doesNotContain("p40");
  }
}
