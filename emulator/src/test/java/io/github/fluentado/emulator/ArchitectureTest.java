// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users see, what they do not, and which way the one leans on the other. */
class ArchitectureTest {
  private static final String ROOT = "io.github.fluentado.emulator";
  private static final Set<String> SHOWN = Set.of(ROOT, ROOT + ".junit");

  private static final DescribedPredicate<JavaClass> INNER =
      describe(
          "the emulator's inside",
          type -> type.getPackageName().startsWith(ROOT) && !SHOWN.contains(type.getPackageName()));

  private final JavaClasses emulator =
      new ClassFileImporter()
          .importUrl(Emulator.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void onlyWhatUsersSeeIsInTheRootPackage() {
    classes()
        .that()
        .resideInAPackage(ROOT)
        .and()
        .areTopLevelClasses()
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .bePublic()
        .check(emulator);
  }

  @Test
  void whatIsInsideDoesNotKnowWhatUsersSee() {
    noClasses()
        .that(INNER)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SHOWN.toArray(String[]::new))
        .check(emulator);
  }

  @Test
  void noTwoPackagesLeanOnEachOther() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(emulator);
  }

  @Test
  void usersAreShownNothingOfTheInside() {
    List<String> shown =
        emulator.stream()
            .filter(type -> SHOWN.contains(type.getPackageName()))
            .filter(type -> type.getModifiers().contains(PUBLIC))
            .flatMap(type -> Stream.concat(supertypes(type), members(type)))
            .toList();
    assertThat(shown).isEmpty();
  }

  private static Stream<String> supertypes(JavaClass type) {
    return Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
        .filter(INNER)
        .map(inner -> type.getName() + " is a " + inner.getName());
  }

  private static Stream<String> members(JavaClass type) {
    Stream<String> fields =
        type.getFields().stream()
            .filter(field -> isSeen(field.getModifiers()))
            .filter(field -> field.getAllInvolvedRawTypes().stream().anyMatch(INNER))
            .map(field -> field.getFullName());
    Stream<String> code =
        type.getCodeUnits().stream()
            .filter(unit -> isSeen(unit.getModifiers()))
            .filter(ArchitectureTest::showsInside)
            .map(JavaCodeUnit::getFullName);
    return Stream.concat(fields, code);
  }

  private static boolean isSeen(Set<?> modifiers) {
    return modifiers.contains(PUBLIC) || modifiers.contains(PROTECTED);
  }

  private static boolean showsInside(JavaCodeUnit unit) {
    return unit.getAllInvolvedRawTypes().stream().anyMatch(INNER);
  }
}
