// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonPrimitive;
import io.github.fluentado.core.json.EnumValues;
import io.github.fluentado.core.json.Json;
import io.github.fluentado.core.json.OpenEnum;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Values joined by commas survive in every enum that may have them, and are told apart where they
 * have been seen.
 */
final class FlagProof implements Proof {
  private final List<Class<?>> enums;

  FlagProof() throws IOException {
    this.enums = GeneratedClasses.of(OpenEnum.class);
  }

  @Override
  public void prove(Fact fact) {
    List<String> texts = Arrays.asList(fact.get("values").split("\\|"));
    List<EnumValues<?>> found =
        enums.stream()
            .filter(type -> named(type, fact))
            .<EnumValues<?>>map(FlagProof::values)
            .filter(values -> texts.stream().allMatch(text -> values.of(text).isKnown()))
            .toList();
    assertThat(found).as("enums of that name with all values").isNotEmpty();
    for (EnumValues<?> values : found) {
      String last = texts.get(texts.size() - 1);
      survives(values, texts.get(1) + ", " + last);
      survives(values, last + ",unheardOf");
      if (fact.get("seen").equals("joined")) {
        toldApart(values, texts.get(1), last);
      }
    }
  }

  private static boolean named(Class<?> type, Fact fact) {
    String area = fact.file().split("/", 2)[0].toLowerCase(Locale.ROOT);
    String in = type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
    return type.getSimpleName().endsWith(fact.id()) && (in.equals(area) || in.equals("common"));
  }

  private static EnumValues<?> values(Class<?> type) {
    try {
      return (EnumValues<?>) type.getField("CODEC").get(null);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static <E extends OpenEnum> void survives(EnumValues<E> values, String joined) {
    E read = Json.fromTree(new JsonPrimitive(joined), values);

    assertThat(read.text()).isEqualTo(joined);
    assertThat(Json.toTree(values, read)).isEqualTo(new JsonPrimitive(joined));
  }

  private static <E extends OpenEnum> void toldApart(
      EnumValues<E> values, String one, String other) {
    E read = values.of(one + ", " + other);

    assertThat(read.isKnown()).isTrue();
    assertThat(values.split(read)).containsExactly(values.of(one), values.of(other));
    assertThat(values.join(List.of(values.of(other), values.of(one)))).isEqualTo(read);
    assertThat(values.of(other.toUpperCase(Locale.ROOT) + "," + one)).isEqualTo(read);
  }
}
