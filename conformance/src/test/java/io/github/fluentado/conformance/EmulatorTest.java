// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.conformance.ClientOperation.Parameter;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.json.Json;
import io.github.fluentado.core.json.OpenEnum;
import io.github.fluentado.emulator.Emulator;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Neither of the two knows the other; both follow the description. */
final class EmulatorTest {
  /** The service answers 200 and the JSON null for an id that it does not know. */
  private static final Set<String> NULL_FOR_NONE =
      Set.of(
          "distributedTask_VariableGroups_get",
          "location_ResourceAreas_get",
          "serviceEndpoint_Endpoints_get");

  private static final String GUID = "6ce954b1-ce1f-45d1-b94d-e6bf2464ba2c";

  @Test
  void everyOperationOfTheClientCanReadWhatTheEmulatorAnswers() throws Exception {
    List<ClientOperation> operations = ClientIndex.generated().operations();
    Map<String, String> unreadable = new TreeMap<>();
    Map<ErrorKind, Integer> failures = new EnumMap<>(ErrorKind.class);
    try (Emulator emulator = Emulator.builder().seeded().start();
        Client client = client(emulator)) {
      for (ClientOperation operation : operations) {
        emulator.reset(); // or all that comes after the deletion of the project would find nothing
        AzureDevOpsException error = run(client, operation, emulator);
        if (error != null) {
          failures.merge(error.kind(), 1, Integer::sum);
        }
        if (error != null && error.kind() == ErrorKind.UNDECODABLE) {
          unreadable.put(operation.id(), String.valueOf(error.getMessage()));
        }
      }
    }
    assertThat(unreadable.keySet()).isEqualTo(NULL_FOR_NONE);
    int failed = failures.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(operations).hasSizeGreaterThan(1100);
    // What is asked for by an id that nobody has made is not found.
    assertThat(operations.size() - failed).as("%s", failures).isGreaterThan(550);
  }

  private static Client client(Emulator emulator) {
    return new Client(URI.create(emulator.url()), Credential.token(emulator.token()));
  }

  private static @Nullable AzureDevOpsException run(
      Client client, ClientOperation operation, Emulator emulator) throws Client.RefusedException {
    Binding binding = Binding.of(operation, parameter -> value(parameter, emulator));
    return client.run(operation, binding, body(operation.body())).error();
  }

  private static String value(Parameter parameter, Emulator emulator) {
    String name = parameter.wire();
    if (name.equals("project") || name.equals("projectId")) {
      return emulator.seeds().project();
    } else if (name.equals("team") || name.equals("teamId")) {
      return emulator.seeds().project() + " Team";
    } else if (name.equals("repositoryId")) {
      return emulator.seeds().repository();
    }
    String type = parameter.type().name();
    boolean text = type.equals("java.lang.String");
    return text && name.endsWith("Id") ? GUID : firstOf(type, parameter);
  }

  /** The first described value of an enum, else any value of the type. */
  private static String firstOf(String type, Parameter parameter) {
    try {
      Class<?> known = Class.forName(type);
      if (!OpenEnum.class.isAssignableFrom(known)) {
        return parameter.type().standIn();
      }
      return Arrays.stream(known.getFields())
          .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == known)
          .findFirst()
          .map(EmulatorTest::text)
          .orElseThrow();
    } catch (ClassNotFoundException e) { // bytes, list(…) or map(…)
      return parameter.type().standIn();
    }
  }

  private static String text(Field field) {
    try {
      return String.valueOf(field.get(null));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object body(ClientOperation.@Nullable Body body) {
    if (body == null || !body.required()) {
      return null;
    }
    ValueType type = body.type();
    return type == null
        ? RequestBody.of("content".getBytes(java.nio.charset.StandardCharsets.UTF_8))
        : Json.decode(type.standInJson(), type.codec());
  }
}
