// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the store does not hold, no snapshot restores and no refusal takes back. */
class StateTest {
  private static final Pattern NO_AREA =
      Pattern.compile(
          "io\\.github\\.fluentado\\.emulator(\\.(clock|command|control|description|discovery|fault|front|http|installation|junit|page|replay"
              + "|secrets|seed|server|service|store|synthesis|tls|wit\\.wiql|yaml))?");

  /** Live as long as one request. */
  private static final Set<String> PASSING =
      Set.of("Draft", "PackReader", "Progress", "RelationPatch");

  private static final DescribedPredicate<JavaClass> AREA_CLASS =
      describe(
          "classes of areas that outlive a request",
          type ->
              !NO_AREA.matcher(type.getPackageName()).matches()
                  && !type.isRecord()
                  && !PASSING.contains(type.getSimpleName()));

  private final JavaClasses emulator =
      new ClassFileImporter()
          .importUrl(Emulator.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void areasHaveNoFieldThatChanges() {
    classes().that(AREA_CLASS).should().haveOnlyFinalFields().check(emulator);
  }

  @Test
  void areasMakeTheirCollectionsInTheStore() {
    noClasses()
        .that(AREA_CLASS)
        .should()
        .callConstructorWhere(
            describe(
                "a collection is made when the object is",
                StateTest::makesCollectionAtConstruction))
        .check(emulator);
  }

  private static boolean makesCollectionAtConstruction(JavaConstructorCall call) {
    JavaClass made = call.getTargetOwner();
    boolean collection =
        made.isAssignableTo(Collection.class)
            || made.isAssignableTo(Map.class)
            || made.getPackageName().equals("java.util.concurrent.atomic");
    boolean forListeners = made.getSimpleName().equals("CopyOnWriteArrayList");
    return collection && !forListeners && call.getOrigin().isConstructor();
  }
}
