// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import io.github.fluentado.emulator.http.HttpAnswer;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Pages of a list, linked by a token in a header. What the token says differs in the service. */
public final class Pages {
  private static final String TOKEN = "x-ms-continuationtoken";

  private Pages() {}

  /**
   * A page whose token is the key of the last item sent; a key that is not in the list is refused.
   *
   * @param most the longest page, and the usual one
   */
  public static <T> HttpAnswer after(
      List<T> all, Query query, int most, Function<T, String> key, Function<T, ?> form) {
    String token = query.text("continuationToken").orElse("");
    int from = token.isEmpty() ? 0 : all.stream().map(key).toList().indexOf(token) + 1;
    if (from == 0 && !token.isEmpty()) {
      throw ServiceException.badRequest(
          "InvalidContinuationTokenException",
          "The continuation token '" + token + "' does not belong to this list.");
    }
    int end = Math.min(all.size(), from + size(query, most));
    HttpAnswer answer = Answers.list(all.subList(from, end), form);
    return end < all.size() ? answer.with(TOKEN, key.apply(all.get(end - 1))) : answer;
  }

  /** A page whose token is the name that the next page begins with; the list is in their order. */
  public static <T> HttpAnswer from(
      List<T> all, Query query, int usual, Function<T, String> name, Function<T, ?> form) {
    String token = query.text("continuationToken").orElse("").toLowerCase(Locale.ROOT);
    List<T> rest =
        all.stream()
            .filter(item -> name.apply(item).toLowerCase(Locale.ROOT).compareTo(token) >= 0)
            .toList();
    int end = Math.min(rest.size(), size(query, usual));
    HttpAnswer answer = Answers.list(rest.subList(0, end), form);
    return end < rest.size() ? answer.with(TOKEN, name.apply(rest.get(end))) : answer;
  }

  private static int size(Query query, int most) {
    return Math.max(1, Math.min(most, query.count("$top", most)));
  }
}
