// SPDX-License-Identifier: MIT
package io.github.fluentado;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveModifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Paged;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Dependencies point one way, and the fluent layer decides nothing about the wire. */
class BordersTest {
  // Of the generated areas one and what they share are enough: all come from one template.
  private static final Pattern LEFT_OUT =
      Pattern.compile(".*[/.](emulator[/.]|client/(?!wit/|common/|package-info)).*");
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(place -> !place.matches(LEFT_OUT))
          .importPackages("io.github.fluentado");

  private static final String CORE = "io.github.fluentado.core..";
  private static final String CLIENT = "io.github.fluentado.client..";
  private static final DescribedPredicate<JavaClass> FLUENT =
      resideInAPackage("io.github.fluentado..")
          .and(resideOutsideOfPackage(CORE))
          .and(resideOutsideOfPackage(CLIENT))
          .as("the fluent layer");

  @Test
  void allThreeModulesAreLookedAt() {
    assertThat(ALL.that(FLUENT)).hasSizeBetween(15, 500);
    assertThat(ALL.that(resideInAPackage(CORE))).hasSizeGreaterThan(50);
    assertThat(ALL.that(resideInAPackage(CLIENT))).hasSizeGreaterThan(200);
  }

  @Test
  void coreKnowsNeitherOfTheOthers() {
    classes()
        .that()
        .resideInAPackage(CORE)
        .should()
        .onlyDependOnClassesThat(resideOutsideOfPackage(CLIENT).and(DescribedPredicate.not(FLUENT)))
        .check(ALL);
  }

  @Test
  void generatedClientKnowsTheCoreAlone() {
    classes()
        .that()
        .resideInAPackage(CLIENT)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(CORE, CLIENT, "java..", "com.google.gson..", "org.jspecify..")
        .check(ALL);
  }

  @Test
  void fluentLayerKnowsNoHttpLibrary() {
    classes()
        .that(FLUENT)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.github.fluentado..",
            "java.lang..",
            "java.net",
            "java.nio.charset",
            "java.nio.file",
            "java.time..",
            "java.math",
            "java.util..",
            "com.google.gson..",
            "org.jspecify..")
        .check(ALL.that(FLUENT));
    noClasses()
        .that(FLUENT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.github.fluentado.core.transport.okhttp..", "java.net.http..")
        .check(ALL.that(FLUENT));
  }

  @Test
  void onlyTheTransportKnowsOkHttp() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.github.fluentado.core.transport.okhttp..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3..", "okio..")
        .check(ALL);
  }

  /** What reaches the network is a call or a list: nothing here runs one on the caller's behalf. */
  @Test
  void fluentLayerRunsNoCallItself() {
    noClasses()
        .that(FLUENT)
        .should()
        .callMethodWhere(
            target(nameMatching("execute|executeAsync|iterator|stream|pages|forEachAsync"))
                .and(target(owner(assignableTo(Call.class).or(assignableTo(Paged.class))))))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("io.github.fluentado.core.drive")
        .check(ALL.that(FLUENT.and(DescribedPredicate.not(builder()))));
  }

  /** The builder hands a clock on, which is a driver's. */
  private static DescribedPredicate<JavaClass> builder() {
    return DescribedPredicate.describe(
        "the builder", type -> type.getName().equals(AzureDevOps.Builder.class.getName()));
  }

  @Test
  void fluentLayerHasNoStateOfItsOwn() {
    fields().that().areStatic().should().beFinal().check(ALL.that(FLUENT));
    fields().should().beFinal().check(ALL.that(FLUENT.and(DescribedPredicate.not(builder()))));
  }

  @Test
  void publicTypesAreClosedAndHaveNoSetters() {
    classes()
        .that()
        .arePublic()
        .and()
        .areNotInterfaces()
        .should(haveModifier(JavaModifier.FINAL).or(haveModifier(JavaModifier.ABSTRACT)))
        .check(ALL.that(FLUENT));
    methods()
        .that()
        .arePublic()
        .should()
        .haveNameNotMatching("(set|get)[A-Z].*")
        .check(ALL.that(FLUENT));
  }

  @Test
  void namesSayWhatATypeIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Base)$")
        .check(ALL.that(FLUENT));
  }
}
