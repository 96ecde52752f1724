// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import io.github.fluentado.conformance.facts.Entry.Parameter;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.Paged;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes requests of the generated client by reflection. */
final class Requests {
  /** Stands for the body among the given values. */
  static final String BODY = "(body)";

  private static final int LARGEST_FILE = 1000;

  private final Connection connection;

  Requests(Connection connection) {
    this.connection = connection;
  }

  /** Makes a request with stand-ins for whatever it needs. */
  Object make(Entry entry) {
    return make(entry, Map.of());
  }

  /**
   * Makes a request.
   *
   * @param given values of parameters by their names on the wire; optional ones that are not given
   *     are left out, and required ones get a stand-in
   */
  Object make(Entry entry, Map<String, Object> given) {
    Map<String, Object> rest = new HashMap<>(given);
    List<Parameter> required = entry.parameters().stream().filter(Parameter::required).toList();
    int needed = required.size() + (entry.needsBody() ? 1 : 0) + (entry.anyMediaType() ? 1 : 0);
    Method method = method(load(entry.text("class")), entry.text("method"), needed);
    Type[] types = method.getGenericParameterTypes();
    List<Object> arguments = new ArrayList<>();
    for (Parameter parameter : required) {
      Type type = types[arguments.size()];
      Object value = rest.remove(parameter.wire());
      arguments.add(value == null ? StandIns.of(type, parameter.name()) : value);
    }
    if (entry.anyMediaType()) {
      arguments.add("text/x-odd");
    }
    if (entry.needsBody()) {
      Object body = rest.remove(BODY);
      arguments.add(body == null ? StandIns.of(types[arguments.size()], "body") : body);
    }
    Object request = invoke(method, api(entry), arguments.toArray());
    return withOptions(entry, request, rest);
  }

  private static Object withOptions(Entry entry, Object request, Map<String, Object> given) {
    Object with = request;
    for (Map.Entry<String, Object> option : given.entrySet()) {
      Parameter parameter =
          entry
              .parameter(option.getKey())
              .orElseThrow(() -> new AssertionError("takes no " + option.getKey()));
      with = invoke(method(with.getClass(), parameter.name(), 1), with, option.getValue());
    }
    return with;
  }

  /** The type of the value of an optional parameter. */
  static Type optionType(Entry entry, Parameter parameter) {
    Class<?> request = load(entry.text("request"));
    return method(request, parameter.name(), 1).getGenericParameterTypes()[0];
  }

  /** The type of an argument, a required parameter or the body. */
  static Type argumentType(Entry entry, int index) {
    return Arrays.stream(load(entry.text("class")).getMethods())
        .filter(method -> method.getName().equals(entry.text("method")))
        // In a view, a method leaves out what the view knows.
        .max(Comparator.comparingInt(Method::getParameterCount))
        .orElseThrow()
        .getGenericParameterTypes()[index];
  }

  /** Runs a request of any kind to its end. */
  static Object run(Object request) {
    if (request instanceof Paged<?> paged) {
      return paged.all().execute();
    }
    return request instanceof Download download
        ? new String(download.bytes(LARGEST_FILE).execute(), StandardCharsets.UTF_8)
        : ((Call<?>) request).execute();
  }

  private Object api(Entry entry) {
    try {
      return load(entry.text("class")).getConstructor(Connection.class).newInstance(connection);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException("cannot make " + entry.text("class"), broken);
    }
  }

  private static Object invoke(Method method, Object target, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw new AssertionError("refuses the values: " + thrown.getCause(), thrown);
    } catch (IllegalAccessException | IllegalArgumentException broken) {
      throw new AssertionError("cannot call " + method, broken);
    }
  }

  private static Method method(Class<?> type, String name, int arguments) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getName().equals(name) && !method.isVarArgs())
        .filter(method -> method.getParameterCount() == arguments && !method.isBridge())
        .findFirst()
        .orElseThrow(() -> new AssertionError(type + " has no " + name + " for " + arguments));
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException broken) {
      throw new IllegalStateException("the index names " + name, broken);
    }
  }
}
