// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.json.Model;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Damaged deliveries: each is a result, none an exception, and what is accepted can be used. */
class FuzzTest {
  private static final int ROUNDS = 30_000;
  private static final List<String> TOKENS =
      List.of(
          "null",
          "true",
          "[]",
          "{}",
          "[[[[",
          "}}",
          "\"",
          "\\u0000",
          "\\ud800",
          ",",
          ":",
          "-",
          "1e9999",
          "99999999999999999999",
          "\u0000",
          "\uFEFF",
          "\"eventType\":5,",
          "\"resource\":\"x\",",
          "\"resourceVersion\":{},",
          "\"id\":[1],",
          "0001-01-01T00:00:00",
          "'",
          "/*",
          "NaN");

  private final Random random = new Random(20_260_506);
  private final List<byte[]> seeds = Samples.all().values().stream().map(Samples::bytes).toList();

  private enum Came {
    ACCEPTED,
    MALFORMED,
    OTHER
  }

  private byte[] damaged(byte[] whole) {
    byte[] bytes = whole;
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times && bytes.length > 1; i++) {
      int at = random.nextInt(bytes.length);
      int to = Math.min(bytes.length, at + 1 + random.nextInt(30));
      bytes =
          switch (random.nextInt(7)) {
            case 0 -> spliced(bytes, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> spliced(bytes, at, to, new byte[0]);
            case 2 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
            case 3 -> Arrays.copyOf(bytes, at);
            case 4 -> spliced(bytes, at, to, token());
            case 5 -> valueReplaced(bytes, at);
            default -> spliced(bytes, at, at, token());
          };
    }
    return bytes;
  }

  private byte[] token() {
    return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(UTF_8);
  }

  /** Another value where one begins, so that much stays JSON. */
  private byte[] valueReplaced(byte[] bytes, int at) {
    int colon = at;
    while (colon < bytes.length && bytes[colon] != ':') {
      colon++;
    }
    int end = colon + 1;
    while (end < bytes.length && bytes[end] != ',' && bytes[end] != '}' && bytes[end] != ':') {
      end++;
    }
    return end >= bytes.length ? bytes : spliced(bytes, colon + 1, end, token());
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] other) {
    byte[] changed = new byte[bytes.length - (to - from) + other.length];
    System.arraycopy(bytes, 0, changed, 0, from);
    System.arraycopy(other, 0, changed, from, other.length);
    System.arraycopy(bytes, to, changed, from + other.length, bytes.length - to);
    return changed;
  }

  @Test
  void damagedDeliveriesAreResults() throws ReflectiveOperationException {
    Map<Came, Integer> came = new EnumMap<>(Came.class);
    List<HookEvent> taken = new ArrayList<>();
    HookRouter router = HookRouter.create().always(taken::add).once(DeliveryStore.inMemory(10));
    for (int i = 0; i < ROUNDS; i++) {
      byte[] body = damaged(seeds.get(random.nextInt(seeds.size())));
      Received received = HookEvent.parse(body);
      assertThat(received.toString()).hasSizeLessThan(700);
      came.merge(kind(received), 1, Integer::sum);
      if (received.event().isPresent()) {
        HookEvent event = received.event().get();
        useAll(event);
        assertThat(router.handle(event).status()).isEqualTo(200);
        if (event.resource().isPresent()) {
          useAll(event.resource().get());
        }
      }
    }
    // Both happen often; nothing else does.
    assertThat(came.get(Came.ACCEPTED)).isGreaterThan(ROUNDS / 20);
    assertThat(came.get(Came.MALFORMED)).isGreaterThan(ROUNDS / 4);
    assertThat(came).doesNotContainKey(Came.OTHER);
    assertThat(taken).hasSizeGreaterThan(10);
  }

  private static Came kind(Received received) {
    return received instanceof Received.Accepted
        ? Came.ACCEPTED
        : received instanceof Received.Malformed ? Came.MALFORMED : Came.OTHER;
  }

  private static void useAll(HookEvent event) throws ReflectiveOperationException {
    for (Method method : accessors(HookEvent.class)) {
      assertThat(method.invoke(event)).isNotNull();
    }
  }

  private static void useAll(Model model) throws ReflectiveOperationException {
    for (Method method : accessors(model.getClass())) {
      method.invoke(model);
    }
  }

  private static List<Method> accessors(Class<?> type) {
    return Stream.of(type.getMethods())
        .filter(method -> method.getDeclaringClass() != Object.class)
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getParameterCount() == 0)
        .toList();
  }
}
