// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import io.github.fluentado.conformance.ClientOperation.Parameter;
import io.github.fluentado.conformance.Wanted.Item;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.Paged;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.json.JsonDecodingException;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls methods of the generated client by their names. */
final class Client implements AutoCloseable {
  private static final int LARGEST_FILE = 1 << 20;

  /** Media type for content whose type the caller chooses. */
  private static final String ANY_CONTENT = "application/octet-stream";

  private final Connection connection;

  /** A client of the server at that address, which never repeats a request. */
  Client(URI server) {
    this(server, Credential.anonymous());
  }

  Client(URI server, Credential credential) {
    connection =
        Connection.to(ServiceHosts.at(server), credential)
            .rules(Rules.standard().retry(RetryPolicy.none()))
            .build();
  }

  /**
   * What came of a call: one of the two.
   *
   * @param error failure of the call
   */
  record Outcome(@Nullable Object value, @Nullable AzureDevOpsException error) {}

  /** The values do not fit the method. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Makes the call and runs it. */
  Outcome run(ClientOperation operation, Binding binding, @Nullable Object body)
      throws RefusedException {
    Object request = request(operation, binding, body);
    try {
      return new Outcome(execute(request), null);
    } catch (AzureDevOpsException failed) {
      return new Outcome(null, failed);
    }
  }

  private static Object execute(Object request) {
    if (request instanceof Paged<?> paged) {
      return paged.firstPage().execute();
    }
    return request instanceof Download download
        ? download.bytes(LARGEST_FILE).execute()
        : ((Call<?>) request).execute();
  }

  private Object request(ClientOperation operation, Binding binding, @Nullable Object body)
      throws RefusedException {
    List<Object> arguments = new ArrayList<>();
    for (Parameter parameter : operation.parameters()) {
      if (parameter.required()) {
        arguments.add(value(parameter, binding.item(parameter).orElseThrow()));
      }
    }
    ClientOperation.Body described = operation.body();
    boolean bodyIsArgument = described != null && described.required();
    if (described != null && body != null && bodyIsArgument) {
      if (described.anyMediaType()) {
        arguments.add(ANY_CONTENT);
      }
      arguments.add(body);
    }
    Object request = invoke(api(operation), operation.method(), arguments.toArray());
    for (Map.Entry<Parameter, Item> item : binding.items().entrySet()) {
      Parameter parameter = item.getKey();
      if (!parameter.required()) {
        request = invoke(request, parameter.name(), value(parameter, item.getValue()));
      }
    }
    return body != null && !bodyIsArgument ? invoke(request, "body", body) : request;
  }

  private static Object value(Parameter parameter, Item item) throws RefusedException {
    try {
      return parameter.type().parse(item.value());
    } catch (JsonDecodingException | IllegalArgumentException other) {
      throw new RefusedException(
          "%s %s cannot be \"%s\": %s"
              .formatted(parameter.in(), parameter.wire(), item.value(), other.getMessage()),
          other);
    }
  }

  private Object api(ClientOperation operation) {
    try {
      return Class.forName(operation.className())
          .getConstructor(Connection.class)
          .newInstance(connection);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException("the index names " + operation.className(), broken);
    }
  }

  private static Object invoke(Object target, String name, Object... arguments)
      throws RefusedException {
    try {
      return method(target.getClass(), name, arguments.length).invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
      throw new RefusedException("refused: " + cause.getMessage(), cause);
    } catch (IllegalAccessException broken) {
      throw new IllegalStateException(name + " of " + target.getClass(), broken);
    }
  }

  private static Method method(Class<?> type, String name, int arguments) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name) && method.getDeclaringClass() == type)
        .filter(method -> !method.isVarArgs() && method.getParameterCount() == arguments)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    type.getName() + " has no " + name + " with " + arguments + " parameters"));
  }

  @Override
  public void close() {
    connection.close();
  }
}
