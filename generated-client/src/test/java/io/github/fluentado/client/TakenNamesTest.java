// SPDX-License-Identifier: MIT
package io.github.fluentado.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.json.Model;
import io.github.fluentado.core.operation.Api;
import io.github.fluentado.core.operation.OperationCall;
import io.github.fluentado.core.operation.OperationDownload;
import io.github.fluentado.core.operation.OperationPaged;
import io.github.fluentado.generator.TakenNames;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the generator takes for the methods of the classes above generated ones are these. */
class TakenNamesTest {

  @Test
  void optionsLeaveTheMethodsOfRequestsAlone() {
    Set<String> taken = new TreeSet<>();
    Stream.of(OperationCall.class, OperationPaged.class, OperationDownload.class)
        .forEach(base -> inherited(base, taken));
    taken.add("body"); // What the template calls a body that may be left out.

    assertThat(TakenNames.OF_REQUESTS).containsExactlyInAnyOrderElementsOf(taken);
  }

  @Test
  void propertiesLeaveTheMethodsOfModelsAlone() {
    Set<String> taken = new TreeSet<>();
    inherited(Model.class, taken);
    Generated.models()
        .flatMap(model -> Stream.of(model.getDeclaredMethods()))
        .filter(method -> Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
        .forEach(method -> taken.add(method.getName()));

    assertThat(TakenNames.OF_MODELS).containsExactlyInAnyOrderElementsOf(taken);
  }

  @Test
  void operationsLeaveTheMethodsOfTheirGroupAlone() {
    Set<String> taken = new TreeSet<>();
    inherited(Api.class, taken);

    assertThat(TakenNames.OF_APIS).containsExactlyInAnyOrderElementsOf(taken);
  }

  /** Names of methods that a subclass in another package has from that type, or would hide. */
  private static void inherited(Class<?> type, Set<String> names) {
    for (Method method : type.getDeclaredMethods()) {
      boolean shown = Modifier.isPublic(method.getModifiers());
      if (shown || Modifier.isProtected(method.getModifiers())) {
        names.add(method.getName());
      }
    }
    Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
        .forEach(above -> inherited(above, names));
  }
}
