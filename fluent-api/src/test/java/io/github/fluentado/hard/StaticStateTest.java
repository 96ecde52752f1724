// SPDX-License-Identifier: MIT
package io.github.fluentado.hard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Two clients in one program share nothing that changes: every static field of core, generated
 * client and fluent layer is final, and its value, with all that it holds, cannot change.
 *
 * <p>Accepted are the JDK's immutable values, loggers, collections that refuse to be changed, enums
 * and own types whose fields are all final and hold such values. One future is accepted: it has
 * failed from the beginning, and marks that there is no token yet. {@link Immutability#TRUSTED}
 * names the few fields that only the code of their own class keeps from changing.
 */
class StaticStateTest {
  // The adapter of azure-identity is used only by who has that, and it is not here.
  private static final Pattern LEFT_OUT =
      Pattern.compile(".*([/.]emulator[/.-]|/core/credential/azure/).*");
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(place -> !place.matches(LEFT_OUT))
          .importPackages("io.github.fluentado");

  @Test
  void staticFieldsAreFinal() {
    assertThat(ALL.size()).isGreaterThan(2_000);
    fields().that().areStatic().should().beFinal().check(ALL);
  }

  @Test
  void staticValuesCannotChange() throws ReflectiveOperationException {
    Immutability look = new Immutability();
    int fields = 0;
    for (JavaClass type : ALL) {
      for (Field field : statics(type)) {
        look.lookAt(type.getName() + "." + field.getName(), field, null);
        fields++;
      }
    }
    assertThat(look.faults()).isEmpty();
    assertThat(look.trusted()).isSubsetOf(Immutability.TRUSTED.keySet()).contains("Shape.names");
    assertThat(fields).isGreaterThan(2_000);
    assertThat(look.looked()).isGreaterThan(fields);
  }

  private static List<Field> statics(JavaClass type) throws ReflectiveOperationException {
    List<Field> statics = new ArrayList<>();
    boolean any = type.getFields().stream().anyMatch(field -> isStatic(field.reflect()));
    if (any) {
      for (Field field : Class.forName(type.getName()).getDeclaredFields()) {
        if (isStatic(field)) {
          statics.add(field);
        }
      }
    }
    return statics;
  }

  /** What the compiler adds, such as the array behind an enum's values, is no state of ours. */
  private static boolean isStatic(Field field) {
    return Modifier.isStatic(field.getModifiers()) && !field.isSynthetic();
  }

  /** One that is never set again would pass the compiler, but not this. */
  private static final class Careless {
    private int looks;

    @Override
    public String toString() {
      return "Careless[" + looks++ + "]";
    }
  }

  @Test
  void whatCanChangeIsFound() {
    Map<String, Object> changing =
        Map.of(
            "list", new ArrayList<>(List.of(1)),
            "in a list", List.of(new HashMap<>(Map.of())),
            "array", new int[1],
            "counter", new AtomicInteger(),
            "future", new CompletableFuture<>(),
            "own type", new Careless());
    changing.forEach(
        (name, value) -> {
          Immutability look = new Immutability();
          look.look(name, value);
          assertThat(look.faults()).as(name).hasSize(1);
        });
    Immutability look = new Immutability();
    look.look("fixed", Map.of("a", List.of(1, "b", Thread.State.NEW)));
    assertThat(look.faults()).isEmpty();
  }
}
