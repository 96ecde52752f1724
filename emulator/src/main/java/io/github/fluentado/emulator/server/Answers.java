// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import io.github.fluentado.emulator.http.HttpAnswer;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The kinds of answers that routes give. */
public final class Answers {
  static final String JSON = "application/json; charset=utf-8";

  private Answers() {}

  public static HttpAnswer ok(Object body) {
    return json(200, body);
  }

  public static HttpAnswer json(int status, Object body) {
    return HttpAnswer.of(status, JSON, Json.text(Json.of(body)));
  }

  /** A list at the root, wrapped as the service does. */
  public static HttpAnswer list(List<?> items) {
    return ok(Doc.of("count", items.size()).with("value", items));
  }

  public static <T extends @Nullable Object> HttpAnswer list(
      List<T> items, Function<? super T, ?> form) {
    return list(items.stream().map(form).toList());
  }

  public static HttpAnswer none() {
    return HttpAnswer.empty(204);
  }

  static HttpAnswer error(ServiceException e) {
    HttpAnswer answer =
        e.isPlain()
            ? HttpAnswer.of(e.status(), "text/plain; charset=utf-8", e.text())
                .with("X-TFS-ServiceError", Percent.encode(e.text()))
            : json(e.status(), e.body());
    return answer.with(e.headers());
  }
}
