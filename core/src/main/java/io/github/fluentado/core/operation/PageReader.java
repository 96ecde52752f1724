// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import io.github.fluentado.core.exchange.Decoder.UndecodableException;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Model;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the items out of an answer. */
@FunctionalInterface
interface PageReader<T> {
  Read<T> read(HttpResponse response) throws UndecodableException;

  /**
   * What was in an answer.
   *
   * @param envelope the object around the items; absent if the answer is the list itself
   */
  record Read<T>(List<T> items, @Nullable Model envelope) {}

  static <T> PageReader<T> list(Codec<List<T>> codec) {
    return response -> new Read<>(Result.decoded(response, codec), null);
  }

  static <T> PageReader<T> within(
      Codec<? extends Model> envelope, @Nullable String property, Class<? super T> type) {
    return response -> {
      Model answer = Result.decoded(response, envelope);
      Object items = property == null ? null : answer.get(property);
      if (items == null) {
        return new Read<>(List.of(), answer);
      }
      if (!(items instanceof List<?> list) || !list.stream().allMatch(type::isInstance)) {
        throw new UndecodableException("expected a list in \"" + property + "\"");
      }
      return new Read<>(checked(list), answer);
    };
  }

  // Each item has just been found to be of the type.
  @SuppressWarnings("unchecked")
  private static <T> List<T> checked(List<?> list) {
    return (List<T>) list;
  }
}
