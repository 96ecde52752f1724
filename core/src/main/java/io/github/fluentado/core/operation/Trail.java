// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import com.google.gson.JsonObject;
import io.github.fluentado.core.exchange.Decoder.UndecodableException;
import io.github.fluentado.core.json.Model;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a walk remembers of the pages behind it, so that a service which leads it in a circle cannot
 * keep it going for ever. It takes constant memory: one earlier token, moved ever more rarely
 * (Brent's way to find cycles), and the items of one page.
 *
 * @param token that the page was asked for with; absent for the first
 * @param mark an earlier token
 * @param steps pages since the mark was set
 * @param span after how many pages the mark moves
 * @param page items of the page before, as they came
 * @param recent the last items that were given, as many as a page had at most
 * @param repeats how often the same page has come in a row
 */
record Trail(
    @Nullable String token,
    @Nullable String mark,
    long steps,
    long span,
    List<?> page,
    List<?> recent,
    int repeats) {

  /** Before any page, or at a token from which a list is resumed. */
  static Trail from(@Nullable String token) {
    return new Trail(token, token, 0, 1, List.of(), List.of(), 0);
  }

  /**
   * The trail at the next page.
   *
   * @throws UndecodableException if that page has been there before
   */
  Trail to(String next) throws UndecodableException {
    if (next.equals(token)) {
      throw new UndecodableException("the service names the page it has just given as the next");
    }
    if (next.equals(mark)) {
      throw new UndecodableException("the service names a page again that was given before");
    }
    return steps + 1 < span
        ? new Trail(next, mark, steps + 1, span, page, recent, repeats)
        : new Trail(next, next, 0, span * 2, page, recent, repeats);
  }

  /** Whether the page is the same as the one before. */
  boolean repeated(List<?> items) {
    return !items.isEmpty() && items.equals(page);
  }

  /** The trail with a page behind it whose items may be shown again by the next one. */
  Trail past(List<?> items, List<?> fresh) {
    int kept = Math.max(items.size(), recent.size());
    List<Object> last = new ArrayList<>(recent.size() + fresh.size());
    last.addAll(recent);
    last.addAll(fresh);
    List<?> tail = List.copyOf(last.subList(Math.max(0, last.size() - kept), last.size()));
    return new Trail(token, mark, steps, span, items, tail, repeated(items) ? repeats + 1 : 0);
  }

  /**
   * Those that were not given a moment ago: positions shift when items are left out or come in.
   * Plain values may well be equal, objects of the service are not.
   */
  <T> List<T> fresh(List<T> items) {
    if (recent.isEmpty()) {
      return items;
    }
    Set<Object> given = new HashSet<>(recent);
    return items.stream().filter(item -> !isObject(item) || !given.contains(item)).toList();
  }

  private static boolean isObject(@Nullable Object item) {
    return item instanceof Model || item instanceof JsonObject;
  }
}
