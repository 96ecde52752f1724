// SPDX-License-Identifier: MIT
package io.github.fluentado.opentelemetry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** An observer like any other: it knows what observers are told, and one library. */
class BordersTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.fluentado.opentelemetry");

  @Test
  void onlyWhatObserversAreToldIsKnown() {
    assertThat(ALL).hasSizeGreaterThan(3);
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.github.fluentado.opentelemetry",
            "io.github.fluentado.core",
            "io.github.fluentado.core.error",
            "io.github.fluentado.core.run",
            "io.opentelemetry.api..",
            "io.opentelemetry.context..",
            "org.jspecify.annotations",
            "java.lang..",
            "java.math",
            "java.time",
            "java.util..")
        .check(ALL);
  }

  @Test
  void nothingIsSharedByAll() {
    fields().that().areStatic().should().beFinal().check(ALL);
  }
}
