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
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.fluentado.client.wit.WorkItemsApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Paged;
import io.github.fluentado.core.operation.Api;
import java.lang.reflect.Executable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
  private static final String OKHTTP = "io.github.fluentado.okhttp..";
  private static final DescribedPredicate<JavaClass> FLUENT =
      resideInAPackage("io.github.fluentado..")
          .and(resideOutsideOfPackage(CORE))
          .and(resideOutsideOfPackage(CLIENT))
          .and(resideOutsideOfPackage(OKHTTP))
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
        .onlyDependOnClassesThat(
            resideOutsideOfPackage(CLIENT)
                .and(resideOutsideOfPackage(OKHTTP))
                .and(DescribedPredicate.not(FLUENT)))
        .check(ALL);
  }

  @Test
  void okHttpsTransportKnowsTheCoreAlone() {
    assertThat(ALL.that(resideInAPackage(OKHTTP))).isNotEmpty();
    classes()
        .that()
        .resideInAPackage(OKHTTP)
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
            "java.io",
            "java.lang..",
            "java.net",
            "java.nio.charset",
            "java.nio.file",
            "java.time..",
            "java.math",
            "java.util..",
            "javax.xml.stream",
            "com.google.gson..",
            "org.jspecify..")
        .check(ALL.that(FLUENT));
    noClasses()
        .that(FLUENT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(OKHTTP, "java.net.http..")
        .check(ALL.that(FLUENT));
  }

  @Test
  void onlyTheTransportKnowsOkHttp() {
    noClasses()
        .that()
        .resideOutsideOfPackage(OKHTTP)
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
    fields()
        .that(DescribedPredicate.not(cache()))
        .should()
        .beFinal()
        .check(ALL.that(FLUENT.and(DescribedPredicate.not(builder()))));
  }

  /** What is made of what cannot change, when it is first needed. */
  private static DescribedPredicate<JavaField> cache() {
    return DescribedPredicate.describe(
        "a cache",
        field -> field.getFullName().equals("io.github.fluentado.workitems.Snapshot.fields"));
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

  /**
   * Models and requests are plain values to go on with; groups of operations are found by raw().
   */
  @Test
  void publicSignaturesShowNoGroupOfGeneratedOperations() {
    List<String> shown = new ArrayList<>();
    for (JavaClass type : ALL.that(FLUENT)) {
      signatures(type).stream()
          .filter(one -> one.seen().stream().anyMatch(BordersTest::isGroup))
          .forEach(one -> shown.add(one.name()));
    }
    assertThat(shown).isEmpty();
    assertThat(isGroup(WorkItemsApi.class)).isTrue();
  }

  @Test
  void noPublicMethodTakesThreePlainTextsInARow() {
    List<String> confusing = new ArrayList<>();
    int looked = 0;
    for (JavaClass type : ALL.that(FLUENT)) {
      for (Signature one : signatures(type)) {
        looked++;
        if (textsInARow(one.parameters()) >= 3) {
          confusing.add(one.name());
        }
      }
    }
    assertThat(confusing).isEmpty();
    assertThat(looked).isGreaterThan(150);
    assertThat(textsInARow(List.of(int.class, String.class, String.class, String.class)))
        .isEqualTo(3);
  }

  private static boolean isGroup(Class<?> type) {
    return Api.class.isAssignableFrom(type) && type != Api.class;
  }

  private static int textsInARow(List<Class<?>> parameters) {
    int most = 0;
    int row = 0;
    for (Class<?> parameter : parameters) {
      row = parameter == String.class ? row + 1 : 0;
      most = Math.max(most, row);
    }
    return most;
  }

  /**
   * @param seen all types that the signature names, those of type arguments included
   */
  private record Signature(String name, List<Class<?>> parameters, Set<Class<?>> seen) {}

  /** Of all that users can call or see: public members of public types, and what these are. */
  private static List<Signature> signatures(JavaClass type) {
    Class<?> loaded = type.reflect();
    List<Signature> signatures = new ArrayList<>();
    if (!isVisible(loaded)) {
      return signatures;
    }
    for (Executable one : members(loaded)) {
      Set<Class<?>> seen = new HashSet<>();
      Stream.of(one.getGenericParameterTypes()).forEach(named -> collect(named, seen));
      Stream.of(one.getGenericExceptionTypes()).forEach(named -> collect(named, seen));
      if (one instanceof Method method) {
        collect(method.getGenericReturnType(), seen);
      }
      signatures.add(new Signature(one.toString(), List.of(one.getParameterTypes()), seen));
    }
    Set<Class<?>> above = new HashSet<>();
    collect(Objects.requireNonNullElse(loaded.getGenericSuperclass(), Object.class), above);
    Stream.of(loaded.getGenericInterfaces()).forEach(named -> collect(named, above));
    for (java.lang.reflect.Field field : loaded.getFields()) {
      collect(field.getGenericType(), above);
    }
    signatures.add(new Signature(loaded.getName(), List.of(), above));
    return signatures;
  }

  private static boolean isVisible(Class<?> type) {
    Class<?> around = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers()) && (around == null || isVisible(around));
  }

  private static List<Executable> members(Class<?> type) {
    return Stream.<Executable>concat(
            Stream.of(type.getDeclaredMethods()), Stream.of(type.getDeclaredConstructors()))
        .filter(one -> (one.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0)
        .filter(one -> !one.isSynthetic())
        .toList();
  }

  private static void collect(Type type, Set<Class<?>> seen) {
    if (type instanceof Class<?> plain) {
      seen.add(plain.isArray() ? plain.getComponentType() : plain);
    } else if (type instanceof ParameterizedType generic) {
      collect(generic.getRawType(), seen);
      Stream.of(generic.getActualTypeArguments()).forEach(named -> collect(named, seen));
    } else if (type instanceof WildcardType wildcard) {
      Stream.of(wildcard.getUpperBounds()).forEach(named -> collect(named, seen));
      Stream.of(wildcard.getLowerBounds()).forEach(named -> collect(named, seen));
    } else if (type instanceof GenericArrayType array) {
      collect(array.getGenericComponentType(), seen);
    }
  }

  @Test
  void namesSayWhatATypeIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Base)$")
        .check(ALL.that(FLUENT));
  }
}
