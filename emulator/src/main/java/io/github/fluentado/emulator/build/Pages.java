// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Query;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Pages of a list, linked by a token in a header: the id of the last item sent. */
final class Pages {
  private Pages() {}

  static <T> HttpAnswer page(
      List<T> all, Query query, int most, ToIntFunction<T> id, Function<T, ?> form) {
    String token = query.text("continuationToken").orElse("");
    int from = token.isEmpty() ? 0 : after(all, token, id);
    int top = query.count("$top", most);
    int end = Math.min(all.size(), from + Math.max(1, Math.min(most, top)));
    List<T> page = all.subList(from, end);
    HttpAnswer answer = Answers.list(page, form);
    return end < all.size()
        ? answer.with("x-ms-continuationtoken", "" + id.applyAsInt(page.get(page.size() - 1)))
        : answer;
  }

  private static <T> int after(List<T> all, String token, ToIntFunction<T> id) {
    for (int i = 0; i < all.size(); i++) {
      if (token.equals("" + id.applyAsInt(all.get(i)))) {
        return i + 1;
      }
    }
    throw BuildErrors.badToken(token);
  }
}
