// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** A mistake in the client must not find itself mirrored in its stand-in. */
class IndependenceTest {
  private final JavaClasses emulator =
      new ClassFileImporter()
          .importUrl(Emulator.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void usesOnlyItselfTheJdkAndGson() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.github.fluentado.emulator..", "java..", "com.google.gson..", "org.jspecify..")
        .check(emulator);
    assertThat(emulator).isNotEmpty();
  }

  @Test
  void findsNoClientOnItsClasspath() {
    for (String name : new String[] {"core.Call", "core.package-info", "AzureDevOps"}) {
      assertThatThrownBy(() -> Class.forName("io.github.fluentado." + name))
          .isInstanceOf(ClassNotFoundException.class);
    }
  }

  @Test
  void keepsNoStateInStatics() {
    noFields().that().areStatic().should().notHaveModifier(JavaModifier.FINAL).check(emulator);
  }
}
