// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * What is checked and what checks it share no code: a mistake in one must not hide in the other.
 */
@AnalyzeClasses(packages = "io.github.fluentado.spec", importOptions = DoNotIncludeTests.class)
class BordersTest {
  private static final String CHECK = "io.github.fluentado.spec.check..";
  private static final String IMPORTER = "io.github.fluentado.spec.importer..";

  @ArchTest
  static final ArchRule theCheckKnowsNothingOfTheImporter =
      noClasses()
          .that()
          .resideInAPackage(CHECK)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(IMPORTER);

  @ArchTest
  static final ArchRule theImporterKnowsNothingOfTheCheck =
      noClasses()
          .that()
          .resideInAPackage(IMPORTER)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CHECK);

  /**
   * Both may use the two libraries that read files, and the platform: nothing that could be shared.
   */
  @ArchTest
  static final ArchRule theCheckStandsAlone =
      noClasses()
          .that()
          .resideInAPackage(CHECK)
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              CHECK,
              "java..",
              "javax.lang.model..",
              "com.google.gson..",
              "org.yaml.snakeyaml..",
              "org.jspecify..");
}
