// SPDX-License-Identifier: MIT
package io.github.fluentado.site;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import io.github.fluentado.AzureDevOps;
import io.github.fluentado.Project;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.Paged;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which call of the fluent layer runs which operation: read out of its class files, so that nobody
 * has to write it down. A request of the layer runs what its own methods call.
 */
final class FluentCalls {
  private static final String CLIENT = "io.github.fluentado.client.";
  private static final List<Class<?>> RUN = List.of(Call.class, Paged.class, Download.class);
  private static final int SHOWN = 3;

  private final JavaClasses layer;
  private final Map<JavaClass, String> doors = new HashMap<>();
  private final Map<String, List<Found>> found = new HashMap<>();

  /** A call that runs this operation among so many. */
  private record Found(String text, int operations) {}

  private FluentCalls(JavaClasses layer) {
    this.layer = layer;
  }

  static FluentCalls ofTheLayer() {
    var place = AzureDevOps.class.getProtectionDomain().getCodeSource().getLocation();
    FluentCalls calls =
        new FluentCalls(new ClassFileImporter().importLocations(List.of(Location.of(place))));
    calls.findDoors();
    calls.findCalls();
    return calls;
  }

  /** The plainest first: from the client on, those that run least beside it, then the shortest. */
  List<String> of(String api, String method) {
    return found.getOrDefault(api + "." + method, List.of()).stream()
        .sorted(
            Comparator.comparing((Found one) -> !one.text().startsWith("ado."))
                .thenComparing(Found::operations)
                .thenComparing(one -> one.text().length())
                .thenComparing(Found::text))
        .map(Found::text)
        .distinct()
        .limit(SHOWN)
        .toList();
  }

  /** What is reached from the client by methods alone, by the shortest way. */
  private void findDoors() {
    Deque<JavaClass> next = new ArrayDeque<>();
    // What there is in a project and in the organization is told for the project.
    JavaClass project = layer.get(Project.class);
    doors.put(project, "ado.project(…)");
    next.add(project);
    JavaClass client = layer.get(AzureDevOps.class);
    doors.put(client, "ado");
    next.add(client);
    while (!next.isEmpty()) {
      JavaClass door = next.remove();
      String way = Objects.requireNonNull(doors.get(door));
      for (JavaMethod method : seen(door)) {
        JavaClass to = method.getRawReturnType();
        if (isOfLayer(to) && isDoor(to) && doors.putIfAbsent(to, step(way, method)) == null) {
          next.add(to);
        }
      }
    }
  }

  /** What is run itself is no door to more. */
  private static boolean isDoor(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC) && !isRun(type);
  }

  private static boolean isRun(JavaClass type) {
    return RUN.stream().anyMatch(type::isAssignableTo);
  }

  private static List<JavaMethod> seen(JavaClass type) {
    return type.getMethods().stream()
        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
        .sorted(
            Comparator.comparing((JavaMethod method) -> method.getRawParameterTypes().size())
                .thenComparing(JavaMethod::getFullName))
        .toList();
  }

  private static String step(String way, JavaMethod method) {
    String arguments = method.getRawParameterTypes().isEmpty() ? "()" : "(…)";
    return way + "." + method.getName() + arguments;
  }

  private void findCalls() {
    for (JavaClass type : layer) {
      if (!isOfLayer(type) || !type.getModifiers().contains(JavaModifier.PUBLIC)) {
        continue;
      }
      String way = doors.getOrDefault(type, type.getSimpleName());
      if (!doors.containsKey(type) && !isDoor(type)) {
        continue; // an option of a request, whose maker is told already
      }
      for (JavaMethod method : seen(type)) {
        if (!isRun(method.getRawReturnType())) {
          continue;
        }
        Set<String> operations = operations(method);
        operations.forEach(
            operation ->
                found
                    .computeIfAbsent(operation, any -> new ArrayList<>())
                    .add(new Found(step(way, method), operations.size())));
      }
    }
  }

  private Set<String> operations(JavaCodeUnit from) {
    Set<String> operations = new HashSet<>();
    Set<JavaCodeUnit> passed = new HashSet<>(Set.of(from));
    Deque<JavaCodeUnit> next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty()) {
      for (JavaAccess<?> access : accesses(next.remove())) {
        JavaClass owner = access.getTargetOwner();
        if (owner.getName().startsWith(CLIENT) && owner.getSimpleName().endsWith("Api")) {
          operations.add(owner.getName() + "." + access.getTarget().getName());
        } else if (isOfLayer(owner)) {
          reached(access).filter(passed::add).forEach(next::add);
        }
      }
    }
    return operations;
  }

  private static List<? extends JavaAccess<?>> accesses(JavaCodeUnit unit) {
    return Stream.of(
            unit.getMethodCallsFromSelf(),
            unit.getConstructorCallsFromSelf(),
            unit.getMethodReferencesFromSelf(),
            unit.getConstructorReferencesFromSelf())
        .flatMap(Set::stream)
        .toList();
  }

  /** The method itself; of a request that is made, what it runs when it is executed. */
  private static Stream<JavaCodeUnit> reached(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    Stream<JavaCodeUnit> named =
        owner.getCodeUnits().stream()
            .filter(unit -> unit.getFullName().equals(access.getTarget().getFullName()));
    boolean made = access.getTarget().getName().equals("<init>");
    return made && !isDoor(owner)
        ? Stream.concat(named, owner.getMethods().stream().filter(FluentCalls::isForRunning))
        : named;
  }

  /** What the core asks a request for: what the core leaves open. Options are something else. */
  private static boolean isForRunning(JavaMethod method) {
    return !method.getModifiers().contains(JavaModifier.PUBLIC)
        || method.getOwner().getAllRawSuperclasses().stream()
            .flatMap(above -> above.getMethods().stream())
            .filter(above -> above.getModifiers().contains(JavaModifier.ABSTRACT))
            .anyMatch(
                above ->
                    above.getName().equals(method.getName()) && !above.getName().equals("with"));
  }

  private static boolean isOfLayer(JavaClass type) {
    String name = type.getPackageName();
    return (name + ".").startsWith("io.github.fluentado.")
        && !name.startsWith(CLIENT)
        && !name.startsWith("io.github.fluentado.core");
  }
}
