// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonParser;
import io.github.fluentado.client.common.IdentityRef;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTest {
  private static JsonElement json(String text) {
    return JsonParser.parseString(text);
  }

  @Test
  void allBuiltInFieldsAreThereEachOnce() throws IllegalAccessException {
    List<String> names = new ArrayList<>();
    for (var constant : Fields.class.getFields()) {
      assertThat(Modifier.isFinal(constant.getModifiers())).isTrue();
      names.add(((Field<?>) constant.get(null)).name());
    }
    Set<String> distinct = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    distinct.addAll(names);
    assertThat(names).hasSize(186);
    assertThat(distinct).hasSize(186);
    assertThat(names)
        .allMatch(name -> name.startsWith("System.") || name.startsWith("Microsoft.VSTS."));
  }

  @Test
  void namesAreComparedWithoutRegardToCase() {
    assertThat(Field.text("system.TITLE")).isEqualTo(Fields.TITLE).hasSameHashCodeAs(Fields.TITLE);
    assertThat(Field.text("System.Title2")).isNotEqualTo(Fields.TITLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "/fields/System.Title", "a/b", "a,b", "a\nb"})
  void badNamesAreRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Field.text(name))
        .withMessageStartingWith("field ");
  }

  @Test
  void valuesAreTyped() {
    assertThat(Fields.TITLE.read(json("\"It's\""))).contains("It's");
    assertThat(Fields.TITLE.read(json("12.50"))).contains("12.50");
    assertThat(Fields.PRIORITY.read(json("2"))).contains(2);
    assertThat(Fields.PRIORITY.read(json("2.0"))).contains(2);
    assertThat(Field.longInteger("C.L").read(json("9007199254740993"))).contains(9007199254740993L);
    assertThat(Fields.STORY_POINTS.read(json("3"))).contains(3.0);
    assertThat(Fields.BOARD_COLUMN_DONE.read(json("true"))).contains(true);
    assertThat(Fields.TAGS.read(json("\"b; a;  c d\""))).contains(List.of("b", "a", "c d"));
    assertThat(Field.json("C.J").read(json("{\"a\":[1]}"))).contains(json("{\"a\":[1]}"));
  }

  @Test
  void timesAreInstantsAndNeverIsEmpty() {
    assertThat(Fields.CHANGED_DATE.read(json("\"2024-02-29T23:59:59.1234567Z\"")))
        .contains(Instant.parse("2024-02-29T23:59:59.123456700Z"));
    assertThat(Fields.CHANGED_DATE.read(json("\"2024-02-29T23:00:00-08:00\"")))
        .contains(Instant.parse("2024-03-01T07:00:00Z"));
    assertThat(Fields.CHANGED_DATE.read(json("\"0001-01-01T00:00:00\""))).isEmpty();
    assertThat(Fields.DUE_DATE.write(Instant.parse("2024-02-29T23:59:59.5Z")).getAsString())
        .isEqualTo("2024-02-29T23:59:59.5Z");
  }

  @Test
  void nothingAndNullAreEmpty() {
    assertThat(Fields.TITLE.read(null)).isEmpty();
    assertThat(Fields.ASSIGNED_TO.read(JsonNull.INSTANCE)).isEmpty();
  }

  @Test
  void peopleComeAsObjectsOrAsOldText() {
    IdentityRef today =
        Fields.ASSIGNED_TO
            .read(json("{\"displayName\":\"Ada\",\"uniqueName\":\"ada@x.example\",\"new\":1}"))
            .orElseThrow();
    assertThat(today.uniqueName()).isEqualTo("ada@x.example");
    assertThat(today.json("new")).isEqualTo(json("1"));
    IdentityRef old = Fields.ASSIGNED_TO.read(json("\"Ada L <ada@x.example>\"")).orElseThrow();
    assertThat(old.displayName()).isEqualTo("Ada L");
    assertThat(old.uniqueName()).isEqualTo("ada@x.example");
    assertThat(Fields.ASSIGNED_TO.write(today).getAsString()).isEqualTo("ada@x.example");
    assertThat(Fields.ASSIGNED_TO.write(new IdentityRef().displayName("Team X")).getAsString())
        .isEqualTo("Team X");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fields.ASSIGNED_TO.write(new IdentityRef()));
  }

  @Test
  void valueOfAnotherTypeIsUndecodableAndNamesTheField() {
    for (Field<?> field : Arrays.asList(Fields.PRIORITY, Fields.CHANGED_DATE, Fields.IS_DELETED)) {
      assertThatThrownBy(() -> field.read(json("\"secret words\"")))
          .isInstanceOfSatisfying(
              AzureDevOpsException.class,
              e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNDECODABLE))
          .hasMessageContaining(field.name())
          .hasMessageNotContaining("secret words");
    }
    assertThatThrownBy(() -> Fields.TITLE.read(json("{}")))
        .hasMessageContaining("System.Title")
        .hasMessageContaining("an object");
  }

  @Test
  void tagsWithSeparatorsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fields.TAGS.write(List.of("ok", "a;b")))
        .withMessageStartingWith("tag ");
    assertThatIllegalArgumentException().isThrownBy(() -> Fields.TAGS.write(List.of("a,b")));
    assertThat(Fields.TAGS.write(List.of("a", " b "))).isEqualTo(json("\"a; b\""));
  }

  @Test
  void relationTypesAreOpenAndComparedWithoutRegardToCase() {
    assertThat(RelationType.of("hyperlink")).isEqualTo(RelationType.HYPERLINK);
    assertThat(RelationType.of("Custom.Link-Forward").name()).isEqualTo("Custom.Link-Forward");
    assertThat(RelationType.CHILD.name()).isEqualTo("System.LinkTypes.Hierarchy-Forward");
  }
}
