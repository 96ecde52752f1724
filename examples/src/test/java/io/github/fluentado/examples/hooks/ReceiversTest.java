// SPDX-License-Identifier: MIT
package io.github.fluentado.examples.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.hooks.EventType;
import io.github.fluentado.hooks.Handled;
import io.github.fluentado.hooks.HookRouter;
import io.github.fluentado.hooks.HookRules;
import io.github.fluentado.hooks.HookSecret;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

/** Each receiver answers the same. */
class ReceiversTest {
  private final List<String> handled = new ArrayList<>();
  private final HookRules rules =
      HookRules.secret(HookSecret.header("X-Key", "sesame")).limit(1_000);
  private final HookRouter router =
      HookRouter.create()
          .on(EventType.GIT_PUSH, event -> handled.add("push"))
          .on(
              EventType.BUILD_COMPLETED,
              event -> {
                throw new IOException("no");
              });

  private static final Map<String, String> BODIES =
      Map.of(
          "push", "{\"eventType\":\"git.push\"}",
          "build", "{\"eventType\":\"build.complete\"}",
          "other", "{\"eventType\":\"tea\"}",
          "large", "{\"eventType\":\"git.push\"}" + " ".repeat(1_000),
          "broken", "{");

  @ParameterizedTest
  @CsvSource({
    "push, sesame, application/json, 200",
    "other, sesame, application/json, 200",
    "build, sesame, application/json, 503",
    "push, wrong, application/json, 401",
    "push, , application/json, 401",
    "push, sesame, text/plain, 415",
    "push, sesame, , 415",
    "large, sesame, application/json, 413",
    "broken, sesame, application/json, 400"
  })
  void answersAreTheSame(String body, @Nullable String key, @Nullable String type, int status)
      throws Exception {
    byte[] bytes = requireNonNull(BODIES.get(body)).getBytes(UTF_8);
    assertThat(byJdk(bytes, key, type)).as("JDK").isEqualTo(status);
    assertThat(byServlet(bytes, key, type)).as("servlet").isEqualTo(status);
    assertThat(bySpring(bytes, key, type)).as("Spring").isEqualTo(status);
    assertThat(handled).hasSize(body.equals("push") && status == 200 ? 3 : 0);
  }

  private int byJdk(byte[] body, @Nullable String key, @Nullable String type) throws Exception {
    List<Handled> told = new ArrayList<>();
    HookServer.Settings settings = new HookServer.Settings(0, 1, 1);
    try (HookServer server = HookServer.handlingFirst(settings, rules, router, told::add)) {
      var request = HttpRequest.newBuilder(server.url()).POST(BodyPublishers.ofByteArray(body));
      if (key != null) {
        request.header("x-key", key);
      }
      if (type != null) {
        request.header("content-type", type);
      }
      return HttpClient.newHttpClient()
          .send(request.build(), BodyHandlers.discarding())
          .statusCode();
    }
  }

  private int byServlet(byte[] body, @Nullable String key, @Nullable String type) throws Exception {
    AtomicInteger answered = new AtomicInteger();
    HttpServletRequest request =
        fake(
            HttpServletRequest.class,
            (name, argument) ->
                switch (name) {
                  case "getInputStream" -> stream(body);
                  case "getHeader" ->
                      switch (String.valueOf(argument)) {
                        case "X-Key" -> key;
                        case "Content-Type" -> type;
                        default -> null;
                      };
                  default -> throw new IllegalStateException(name);
                });
    HttpServletResponse response =
        fake(
            HttpServletResponse.class,
            (name, argument) -> {
              answered.set((Integer) requireNonNull(argument));
              return null;
            });
    new HookServlet(rules, router).doPost(request, response);
    return answered.get();
  }

  private interface Answers {
    @Nullable Object answer(String name, @Nullable Object argument) throws Exception;
  }

  private static <T> T fake(Class<T> type, Answers answers) {
    Object fake =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                answers.answer(method.getName(), arguments == null ? null : arguments[0]));
    return type.cast(fake);
  }

  private static ServletInputStream stream(byte[] body) {
    ByteArrayInputStream bytes = new ByteArrayInputStream(body);
    return new ServletInputStream() {
      @Override
      public boolean isFinished() {
        return bytes.available() == 0;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new IllegalStateException();
      }

      @Override
      public int read() {
        return bytes.read();
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        return bytes.read(target, offset, length);
      }
    };
  }

  private int bySpring(byte[] body, @Nullable String key, @Nullable String type)
      throws IOException {
    HttpHeaders headers = new HttpHeaders();
    if (key != null) {
      headers.add("x-key", key);
    }
    if (type != null) {
      headers.add("content-type", type);
    }
    return new HookController(rules, router)
        .receive(headers, new ByteArrayInputStream(body))
        .toCompletableFuture()
        .join()
        .getStatusCode()
        .value();
  }
}
