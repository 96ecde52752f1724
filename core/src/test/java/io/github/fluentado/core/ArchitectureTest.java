// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.fluentado.core.exchange.Port;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where the borders are. */
class ArchitectureTest {
  private static final String CORE = "io.github.fluentado.core";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(CORE);
  private static final String[] PURE = {
    CORE + ".exchange..",
    CORE + ".http..",
    CORE + ".error..",
    CORE + ".operation..",
    CORE + ".json.."
  };

  @Test
  void whatDecidesKnowsNoHttpLibrary() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3..", "okio..", "java.net.http..", "com.azure..", "javax.net..")
        .check(CLASSES);
  }

  @Test
  void whatDecidesKnowsNoThreadClockOrChance() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.time\\.(Clock|InstantSource)|java\\.lang\\.(Thread|ProcessHandle)"
                + "|java\\.util\\.concurrent\\.(Executors|ExecutorService|Thread.*|Scheduled.*"
                + "|ForkJoin.*|locks\\..*|TimeUnit)"
                + "|java\\.util\\.(Random|SplittableRandom|Timer|UUID)|java\\.security\\.SecureRandom"
                + "|java\\.net\\.(Socket|ServerSocket|URLConnection|HttpURLConnection|InetAddress)")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .callMethodWhere(
            calls(
                "reads the clock or chance",
                Set.of(
                    "Instant.now",
                    "System.nanoTime",
                    "System.currentTimeMillis",
                    "Math.random",
                    "OffsetDateTime.now",
                    "ZonedDateTime.now",
                    "LocalDateTime.now",
                    "LocalDate.now")))
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaAccess<?>> calls(String what, Set<String> methods) {
    return DescribedPredicate.describe(
        what,
        access ->
            methods.contains(
                access.getTargetOwner().getSimpleName() + "." + access.getTarget().getName()));
  }

  @Test
  void exchangesNameTheirPortAndNeverCallIt() {
    noClasses()
        .that()
        .resideInAPackage(CORE + ".exchange..")
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "calls a port", call -> call.getTargetOwner().isAssignableTo(Port.class)))
        .check(CLASSES);
  }

  @Test
  void nothingHereKnowsOkHttp() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3..", "okio..", "kotlin..")
        .check(CLASSES);
  }

  @Test
  void onlyTheJdkTransportKnowsTheClientOfTheJdk() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CORE + ".transport.jdk..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.net.http..")
        .check(CLASSES);
  }

  @Test
  void onlyItsAdapterKnowsAzure() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CORE + ".credential.azure..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.azure..", "reactor..")
        .check(CLASSES);
  }

  @Test
  void jsonStandsAlone() {
    noClasses()
        .that()
        .resideInAPackage(CORE + ".json..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "of the rest of the core, but what may be shown",
                type ->
                    type.getPackageName().startsWith(CORE)
                        && !type.getPackageName().startsWith(CORE + ".json")
                        && !type.getPackageName().equals(CORE + ".text")))
        .check(CLASSES);
  }

  /** So that programs see no inside by what they say and hear of runs. */
  @Test
  void whatProgramsSayOfRunsStandsAlone() {
    noClasses()
        .that()
        .resideInAPackage(CORE + ".run..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "of the rest of the core, but its checks",
                type ->
                    type.getPackageName().startsWith(CORE)
                        && !type.getPackageName().equals(CORE + ".run")
                        && !type.getPackageName().equals(CORE + ".error")))
        .check(CLASSES);
  }

  @Test
  void noStaticStateMoves() {
    fields()
        .that()
        .areStatic()
        .should()
        .beFinal()
        .andShould()
        .notHaveRawType(
            DescribedPredicate.describe(
                "a thing that moves",
                type ->
                    type.getPackageName().startsWith("java.util.concurrent.atomic")
                        || type.getSimpleName()
                            .matches("(Concurrent|Linked)?HashMap|ArrayList|ThreadLocal")))
        .check(CLASSES);
  }
}
