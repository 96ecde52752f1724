// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import com.google.gson.JsonElement;
import io.github.fluentado.core.exchange.Decoder.UndecodableException;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.json.Model;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether there is another page, and which token it has. */
final class PagingRule {
  private static final String HEADER = "x-ms-continuationtoken";
  // The service cuts a page at a round number without saying so.
  private static final int ROUND = 50;

  private PagingRule() {}

  /**
   * @param token that the page was asked for with; absent for the first
   * @throws UndecodableException if the service gives the same token again, which would never end
   */
  static Optional<String> next(
      Invocation asked, @Nullable String token, HttpResponse response, PageReader.Read<?> read)
      throws UndecodableException {
    Paging paging = asked.operation().paging();
    Optional<String> next =
        paging instanceof Paging.ByOffset offset
            ? offset(offset, asked, token, read)
            : (paging instanceof Paging.ByBody body && read.envelope() != null)
                ? body(body, read.envelope())
                : response.headers().first(HEADER).filter(found -> !found.isBlank());
    if (next.isPresent() && next.get().equals(token)) {
      throw new UndecodableException("the service names the page it has just given as the next");
    }
    return next;
  }

  private static Optional<String> body(Paging.ByBody paging, Model envelope) {
    if (flag(envelope, paging.last(), false) || !flag(envelope, paging.more(), true)) {
      return Optional.empty();
    }
    return Optional.ofNullable(envelope.json(paging.next()))
        .map(PagingRule::single)
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString)
        .filter(found -> !found.isBlank());
  }

  /** Some operations give their token as a list of one. */
  private static JsonElement single(JsonElement value) {
    return value.isJsonArray() && value.getAsJsonArray().size() == 1
        ? value.getAsJsonArray().get(0)
        : value;
  }

  private static boolean flag(Model answer, @Nullable String name, boolean absent) {
    JsonElement value = name == null ? null : answer.json(name);
    return (value != null && value.isJsonPrimitive()) ? value.getAsBoolean() : absent;
  }

  private static Optional<String> offset(
      Paging.ByOffset paging, Invocation asked, @Nullable String token, PageReader.Read<?> read) {
    int count = read.items().size();
    if (count == 0 || shorterThanAsked(paging, asked, count)) {
      return Optional.empty();
    }
    long before = number(token == null ? given(asked, paging, paging.parameter()) : token, 0);
    return Optional.of(Long.toString(before + count));
  }

  private static boolean shorterThanAsked(Paging.ByOffset paging, Invocation asked, int count) {
    long top = number(given(asked, paging, paging.size()), 0);
    return count < top && count % ROUND != 0;
  }

  private static @Nullable String given(Invocation asked, Paging paging, String name) {
    return paging.place() == Place.BODY
        ? PagedBody.property(asked, name)
        : asked.given(paging.place(), name);
  }

  private static long number(@Nullable String text, long absent) {
    try {
      return text == null ? absent : Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      return absent;
    }
  }
}
