// SPDX-License-Identifier: MIT
package io.github.fluentado.hard;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import io.github.fluentado.AzureDevOps;
import io.github.fluentado.FakeTransport;
import io.github.fluentado.Mode;
import io.github.fluentado.client.wit.WorkItemExpand;
import io.github.fluentado.client.wit.WorkItemsApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.Paged;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.operation.Api;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.workitems.Field;
import io.github.fluentado.workitems.Fields;
import io.github.fluentado.workitems.RelationType;
import io.github.fluentado.workitems.Wiql;
import io.github.fluentado.workitems.WorkItem;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Walks from a client through every public method of the hand-written types that can be reached
 * from it, with good and bad arguments, while all requests fail. Whatever runs ends with the one
 * exception of this library, or with one that names a bad argument; nothing gives null.
 */
class FailurePathsTest {
  private static final int LEVELS = 6;
  // Objects of one type that came by different ways behave alike after a few.
  private static final int VISITS = 4;
  // fromEnvironment tells of what this machine has, or of its lack.
  private static final Set<String> LEFT_OUT =
      Set.of(
          "close",
          "wait",
          "notify",
          "notifyAll",
          "getClass",
          "equals",
          "publisher",
          "fromEnvironment");

  private static final Call<?> CALL = Call.of("x");
  private static final Map<Class<?>, List<Object>> SAMPLES =
      Map.ofEntries(
          Map.entry(int.class, List.of(7, 0, -1, Integer.MAX_VALUE)),
          Map.entry(long.class, List.of(7L, 0L, -1L, Long.MAX_VALUE)),
          Map.entry(boolean.class, List.of(true, false)),
          Map.entry(String.class, List.of("web", "", "a/b ü\u0000", "..")),
          Map.entry(Object.class, List.of("x")),
          Map.entry(Object[].class, List.of(new Object[] {"x"}, new Object[0])),
          Map.entry(int[].class, List.of(new int[] {7}, new int[0], new int[] {-1})),
          Map.entry(Integer.class, List.of(7)),
          Map.entry(URI.class, List.of(URI.create("https://x.example/a"), URI.create("a"))),
          Map.entry(UUID.class, List.of(new UUID(1, 2))),
          Map.entry(Duration.class, List.of(Duration.ofMillis(9), Duration.ZERO)),
          Map.entry(Instant.class, List.of(Instant.EPOCH, Instant.MAX)),
          Map.entry(Class.class, List.of(WorkItemsApi.class, Api.class)),
          Map.entry(Field.class, List.of(Fields.TITLE)),
          Map.entry(Field[].class, List.of(new Field<?>[] {Fields.TITLE}, new Field<?>[0])),
          Map.entry(RelationType.class, List.of(RelationType.CHILD)),
          Map.entry(WorkItemExpand.class, List.of(WorkItemExpand.ALL)),
          Map.entry(Wiql.class, List.of(Wiql.of("SELECT [System.Id] FROM WorkItems"))),
          Map.entry(RetryPolicy.class, List.of(RetryPolicy.none())),
          Map.entry(CallOptions.class, List.of(CallOptions.none())),
          Map.entry(JsonElement.class, List.of(JsonNull.INSTANCE)),
          Map.entry(RequestBody.class, List.of(RequestBody.of(new byte[] {1}))),
          Map.entry(Codec.class, List.of(Codec.JSON)),
          Map.entry(Supplier.class, List.<Object>of((Supplier<Object>) () -> CALL)),
          Map.entry(Consumer.class, List.<Object>of((Consumer<Object>) seen -> {})),
          Map.entry(Predicate.class, List.<Object>of((Predicate<Object>) seen -> true)),
          Map.entry(Function.class, List.<Object>of((Function<Object, Object>) seen -> CALL)));

  @TempDir private Path folder;
  private final Set<String> faults = new TreeSet<>();
  private final Map<Class<?>, Integer> visits = new HashMap<>();
  private final Set<String> called = new TreeSet<>();
  private int failures;

  private record Reached(Object value, int level) {}

  @Test
  void everyWayEndsWithAKnownExceptionAndNoNull() {
    FakeTransport wire = new FakeTransport();
    wire.answer("{\"id\":7,\"rev\":3,\"fields\":{\"System.Title\":\"a\"},\"relations\":[]}");
    try (AzureDevOps ado =
        AzureDevOps.of("alpha", Credential.token("pat"))
            .transport(wire)
            .retry(RetryPolicy.none())
            .build()) {
      WorkItem item = ado.workItems().get(7).execute();
      RawRequest raw = ado.request("GET", "/_apis/things");
      walk(List.of(ado, ado.project("web").workItems(), item, item.edit(), raw));
    }
    assertThat(faults).isEmpty();
    assertThat(called).hasSizeGreaterThan(110);
    assertThat(failures).isGreaterThan(2_000);
    assertThat(wire.sent()).hasSizeGreaterThan(2_000);
  }

  private void walk(List<Object> roots) {
    Deque<Reached> open = new ArrayDeque<>();
    roots.forEach(root -> open.add(new Reached(root, 0)));
    while (!open.isEmpty()) {
      Reached next = open.remove();
      run(next.value());
      if (next.level() < LEVELS
          && visits.merge(next.value().getClass(), 1, Integer::sum) <= VISITS) {
        for (Method method : methods(next.value().getClass())) {
          results(next.value(), method)
              .forEach(result -> open.add(new Reached(result, next.level() + 1)));
        }
      }
    }
  }

  /** Public methods of types that users may name; what the generator made is left out. */
  private static List<Method> methods(Class<?> type) {
    List<Method> methods = new ArrayList<>();
    for (Method method : type.getMethods()) {
      Class<?> owner = method.getDeclaringClass();
      boolean ours = ours(owner) && Modifier.isPublic(owner.getModifiers());
      if (ours && !method.isBridge() && !LEFT_OUT.contains(method.getName())) {
        methods.add(method);
      }
    }
    return methods;
  }

  private static boolean ours(Class<?> type) {
    return type.getName().startsWith("io.github.fluentado.")
        && !type.getName().startsWith("io.github.fluentado.client.")
        && !type.getName().startsWith("io.github.fluentado.hard.");
  }

  private List<Object> results(Object target, Method method) {
    List<Object> results = new ArrayList<>();
    for (int variant = 0; variant < 4; variant++) {
      Object[] arguments = arguments(method, variant);
      if (arguments == null || (variant > 0 && arguments.length == 0)) {
        return results;
      }
      called.add(method.getDeclaringClass().getSimpleName() + "." + method.getName());
      Object result = called(method.toString(), () -> method.invoke(target, arguments));
      if (result != null && (ours(result.getClass()) || result instanceof Call<?>)) {
        results.add(result);
      }
    }
    return results;
  }

  private interface Action {
    @Nullable Object run() throws ReflectiveOperationException;
  }

  /** The result; absent after a failure of a known kind, and after a fault, which is noted. */
  private @Nullable Object called(String what, Action action) {
    try {
      Object result = action.run();
      boolean none = what.contains(" void ");
      if (result == null && !none) {
        faults.add(what + " gave null");
      }
      return result;
    } catch (InvocationTargetException failed) {
      judge(what, failed.getCause());
    } catch (ReflectiveOperationException | IllegalArgumentException unfit) {
      faults.add(what + " could not be called: " + unfit);
    }
    return null;
  }

  private void judge(String what, @Nullable Throwable failure) {
    failures++;
    boolean known =
        failure instanceof AzureDevOpsException || failure instanceof IllegalArgumentException;
    if (failure == null || !known || failure.getMessage() == null) {
      faults.add(what + " threw " + failure);
    }
  }

  private void run(Object value) {
    if (value instanceof Call<?> call) {
      attempt(value, call);
    } else if (value instanceof Paged<?> paged) {
      attempt(value, paged.all());
      ended(value, () -> paged.iterator().hasNext());
      ended(value, () -> paged.stream().count());
    } else if (value instanceof Download download) {
      attempt(value, download.bytes(10));
      attempt(value, download.to(folder.resolve("file")));
    }
  }

  private void attempt(Object value, Call<?> call) {
    for (Mode mode : Mode.values()) {
      ended(value, () -> mode.run(call));
    }
  }

  private void ended(Object value, Supplier<@Nullable Object> action) {
    try {
      if (action.get() == null) {
        faults.add(value.getClass().getName() + " gave null when it ran");
      }
    } catch (Throwable failure) {
      judge(value.getClass().getName() + " when it ran", failure);
    }
  }

  /** Arguments, good ones first; null if there is a parameter for which none is known. */
  private Object @Nullable [] arguments(Method method, int variant) {
    Parameter[] parameters = method.getParameters();
    Object[] arguments = new Object[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      List<Object> samples = samples(parameters[i]);
      if (samples.isEmpty()) {
        return null;
      }
      arguments[i] = samples.get(variant % samples.size());
    }
    return arguments;
  }

  /** The value beside a codec is one of its own. */
  private static boolean takesACodec(Parameter parameter) {
    return List.of(parameter.getDeclaringExecutable().getParameterTypes()).contains(Codec.class);
  }

  private List<Object> samples(Parameter parameter) {
    Class<?> type = parameter.getType();
    if (type == Path.class) {
      return List.of(folder.resolve("x"));
    }
    if (type == Object.class && takesACodec(parameter)) {
      return List.of(JsonNull.INSTANCE);
    }
    if (type == List.class && parameter.getParameterizedType().toString().contains("Map$Entry")) {
      return List.of(List.of(Map.entry("X-Name", "x")), List.of());
    }
    return type == List.class || type == Collection.class
        ? lists(parameter.getParameterizedType())
        : SAMPLES.getOrDefault(type, List.of());
  }

  /** A list of one thing of the type, if such a thing is known, and an empty one. */
  private static List<Object> lists(Type type) {
    Type item = type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
    Type bound = item instanceof WildcardType some ? some.getUpperBounds()[0] : item;
    Type plain = bound instanceof ParameterizedType generic ? generic.getRawType() : bound;
    List<Object> lists = new ArrayList<>();
    if (plain instanceof Class<?> known && SAMPLES.containsKey(known)) {
      lists.add(List.of(requireNonNull(SAMPLES.get(known)).get(0)));
    }
    lists.add(List.of());
    return lists;
  }
}
