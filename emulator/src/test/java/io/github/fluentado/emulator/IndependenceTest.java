// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** A mistake in the client must not find itself mirrored in its stand-in. */
class IndependenceTest {
  private static final String ROOT = "io.github.fluentado.emulator";

  private final JavaClasses emulator =
      new ClassFileImporter()
          .importUrl(Emulator.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void usesOnlyItselfTheJdkAndAFewLibraries() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT + "..",
            "java..",
            "javax.net.ssl..",
            "javax.security..",
            "javax.xml..",
            "org.w3c.dom..",
            "org.xml.sax..",
            "com.google.gson..",
            "org.jspecify..",
            "org.eclipse.jgit..",
            "org.yaml.snakeyaml..",
            "org.bouncycastle..",
            "org.junit.jupiter.api..",
            "org.junit.platform.commons..")
        .check(emulator);
    assertThat(emulator).isNotEmpty();
  }

  @Test
  void eachLibraryHasItsPlace() {
    only(ROOT + ".git..", "org.eclipse.jgit..");
    only(ROOT + ".yaml..", "org.yaml.snakeyaml..");
    only(ROOT + ".tls..", "org.bouncycastle..");
    only(ROOT + ".junit..", "org.junit..");
  }

  private void only(String place, String library) {
    noClasses()
        .that()
        .resideOutsideOfPackage(place)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(emulator);
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
