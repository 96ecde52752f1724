// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import static com.tngtech.archunit.lang.conditions.ArchConditions.haveModifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.fluentado.core.json.RawJson;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A receiver knows models and JSON. It does no I/O, and needs nothing that does. */
class BordersTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.fluentado.hooks");

  /** What changes once it is out of the constructor, and may. */
  private static final List<String> CELLS = List.of("HookEvent.resource", "MemoryStore.claims");

  @Test
  void nothingHereDoesIo() {
    assertThat(ALL).hasSizeGreaterThan(25);
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.github.fluentado.hooks",
            "io.github.fluentado.client..",
            "io.github.fluentado.core.error",
            "io.github.fluentado.core.json",
            "io.github.fluentado.core.run",
            "io.github.fluentado.core.text",
            "com.google.gson",
            "org.jspecify.annotations",
            "java.lang..",
            "java.math",
            "java.net",
            "java.nio",
            "java.nio.charset",
            "java.security",
            "java.time",
            "java.util..")
        .check(ALL);
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.net\\.(?!URI|URISyntaxException).*")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("io\\.github\\.fluentado\\.core\\.run\\.(?!Trust).*")
        .check(ALL);
  }

  @Test
  void noHttpClientComesAlong() {
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> Class.forName("okhttp3.OkHttpClient"));
  }

  @Test
  void nothingChangesButWhatIsNamed() {
    List<String> changing =
        ALL.stream()
            .flatMap(type -> type.getFields().stream())
            .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
            .map(BordersTest::name)
            .sorted()
            .toList();
    assertThat(changing).isEqualTo(CELLS);
    fields().that().areStatic().should().beFinal().check(ALL);
  }

  private static String name(JavaField field) {
    return field.getOwner().getSimpleName() + "." + field.getName();
  }

  @Test
  void secretsAreComparedInConstantTime() {
    JavaClass secret = ALL.get(HookSecret.class);
    List<String> compared =
        secret.getMethodCallsFromSelf().stream()
            .filter(call -> call.getTarget().getName().matches("isEqual|equals|compareTo|mismatch"))
            .map(call -> call.getTargetOwner().getName())
            .toList();
    assertThat(compared).containsExactly(MessageDigest.class.getName());
    noClasses().should().callMethod(Arrays.class, "equals", byte[].class, byte[].class).check(ALL);
  }

  @Test
  void publicTypesAreClosedAndHaveNoSetters() {
    classes()
        .that()
        .arePublic()
        .and()
        .areNotInterfaces()
        .should(haveModifier(JavaModifier.FINAL))
        .check(ALL);
    methods().that().arePublic().should().haveNameNotMatching("(set|get)[A-Z].*").check(ALL);
  }

  @Test
  void everyKnownTypeOfEventHasAModelOrIsNamed() {
    List<EventType> without =
        EventType.catalogue().stream()
            .filter(
                type ->
                    Resources.shape(
                            type,
                            type.resourceVersion().orElseThrow(),
                            RawJson.of(new JsonObject()))
                        .isEmpty())
            .toList();
    assertThat(without)
        .containsExactly(
            EventType.CHECK_UPDATED,
            EventType.ELASTIC_POOL_RESIZED,
            EventType.AGENT_QUEUE_CREATED,
            EventType.AGENT_QUEUE_UPDATED);
  }
}
