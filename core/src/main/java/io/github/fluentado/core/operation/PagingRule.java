// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import com.google.gson.JsonElement;
import io.github.fluentado.core.exchange.Decoder.UndecodableException;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.json.Model;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether there is another page, and which token it has. */
final class PagingRule {
  private static final String HEADER = "x-ms-continuationtoken";

  private PagingRule() {}

  /**
   * What follows a page.
   *
   * @param items those that were not given before
   * @param next where the walk goes on; absent at the end
   * @param later token for another time, though this is the end: changes may follow
   * @param unreached how many items the service has, but does not give
   */
  record Verdict<T>(List<T> items, @Nullable Trail next, @Nullable String later, long unreached) {}

  /**
   * @param trail at the page that was read
   * @throws UndecodableException if the service leads in a circle, which would never end
   */
  static <T> Verdict<T> judge(
      Invocation asked, Trail trail, HttpResponse response, PageReader.Read<T> read)
      throws UndecodableException {
    return asked.operation().paging() instanceof Paging.ByOffset offset
        ? byOffset(offset, asked, trail, read)
        : byToken(asked.operation().paging(), trail, response, read);
  }

  private static <T> Verdict<T> byToken(
      @Nullable Paging paging, Trail trail, HttpResponse response, PageReader.Read<T> read)
      throws UndecodableException {
    Model envelope = read.envelope();
    Paging.ByBody body = paging instanceof Paging.ByBody found ? found : null;
    Optional<String> token =
        body != null && envelope != null
            ? text(envelope, body.next())
            : response.headers().first(HEADER).filter(found -> !found.isBlank());
    boolean ends = body != null && envelope != null && ends(body, envelope);
    // A log of changes names its own end: nothing new, and the place to ask at another time.
    boolean nothingNew =
        read.items().isEmpty() && token.isPresent() && token.get().equals(trail.token());
    if (token.isEmpty() || ends || nothingNew) {
      return new Verdict<>(read.items(), null, token.orElse(null), 0);
    }
    return new Verdict<>(read.items(), trail.to(token.get()), null, 0);
  }

  private static boolean ends(Paging.ByBody paging, Model envelope) {
    return flag(envelope, paging.last(), false) || !flag(envelope, paging.more(), true);
  }

  private static <T> Verdict<T> byOffset(
      Paging.ByOffset paging, Invocation asked, Trail trail, PageReader.Read<T> read)
      throws UndecodableException {
    List<T> items = trail.fresh(read.items());
    if (paging.ends().alone() != null && asked.given(Place.QUERY, paging.ends().alone()) != null) {
      return new Verdict<>(items, null, null, 0);
    }
    long before = position(paging, asked, trail);
    long next = next(paging, asked, trail, read, before);
    long total = number(read.envelope(), paging.ends().total(), Long.MAX_VALUE);
    if (next <= 0 || next >= total) {
      return new Verdict<>(items, null, null, 0);
    }
    if (next > paging.ends().reach()) {
      return new Verdict<>(items, null, null, total == Long.MAX_VALUE ? 1 : total - next);
    }
    Trail on = trail.past(List.copyOf(read.items()), items).to(Long.toString(next));
    return new Verdict<>(items, on, null, 0);
  }

  /** The position of the next page; not above zero at the end. */
  private static long next(
      Paging.ByOffset paging, Invocation asked, Trail trail, PageReader.Read<?> read, long before)
      throws UndecodableException {
    Model answer = read.envelope();
    if (answer != null && flag(answer, paging.ends().last(), false)) {
      return 0;
    }
    long named = number(answer, paging.ends().next(), -1);
    if (named >= 0) {
      return named;
    }
    int count = read.items().size();
    return count == 0 ? 0 : before + step(paging, asked, trail, read);
  }

  /**
   * How far the next page is behind this one. Pages may be short, as items that the caller may not
   * see are left out after counting; so a page that comes again need not mean that the position is
   * ignored, unless it is full.
   */
  private static long step(
      Paging.ByOffset paging, Invocation asked, Trail trail, PageReader.Read<?> read)
      throws UndecodableException {
    int count = read.items().size();
    if (!trail.repeated(read.items())) {
      return count;
    }
    long top = number(given(asked, paging, paging.size()), 0);
    if (trail.repeats() > 0 || (count > 1 && count >= top)) {
      throw new UndecodableException("the service gives the same page again, at every position");
    }
    return Math.max(count, top);
  }

  private static long position(Paging.ByOffset paging, Invocation asked, Trail trail) {
    String token = trail.token();
    return number(token == null ? given(asked, paging, paging.parameter()) : token, 0);
  }

  private static Optional<String> text(Model answer, String name) {
    return Optional.ofNullable(answer.json(name))
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

  private static @Nullable String given(Invocation asked, Paging paging, String name) {
    return paging.place() == Place.BODY
        ? PagedBody.property(asked, name)
        : asked.given(paging.place(), name);
  }

  private static long number(@Nullable Model answer, @Nullable String name, long absent) {
    return answer == null || name == null
        ? absent
        : number(text(answer, name).orElse(null), absent);
  }

  private static long number(@Nullable String text, long absent) {
    try {
      return text == null ? absent : Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      return absent;
    }
  }
}
