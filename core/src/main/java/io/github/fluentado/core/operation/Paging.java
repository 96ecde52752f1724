// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import org.jspecify.annotations.Nullable;

/** How an operation tells that there is another page, and how that page is asked for. */
public sealed interface Paging {

  /** The property of the answer that holds the items; absent if the answer is the list itself. */
  @Nullable String items();

  /** Where the token of a page goes, and under which name. */
  Place place();

  /** Name of the parameter that carries the token. */
  String parameter();

  /** The next token is in the response header {@code x-ms-continuationtoken}. */
  record ByHeader(Place place, String parameter) implements Paging {
    @Override
    public @Nullable String items() {
      return null;
    }
  }

  /**
   * The next token is a property of the answer.
   *
   * @param next name of that property
   * @param more name of a boolean that says whether there is another page
   * @param last name of a boolean that says that this is the last page
   */
  record ByBody(
      Place place,
      String parameter,
      String next,
      @Nullable String items,
      @Nullable String more,
      @Nullable String last)
      implements Paging {}

  /**
   * A page is asked for by its position; the token is the number of items before it.
   *
   * @param parameter name of the parameter that says how many to leave out
   * @param size name of the parameter that limits a page
   */
  record ByOffset(Place place, String parameter, String size, @Nullable String items)
      implements Paging {}

  static Paging header(Place place, String parameter) {
    return new ByHeader(place, parameter);
  }

  static Paging body(
      Place place,
      String parameter,
      String next,
      @Nullable String items,
      @Nullable String more,
      @Nullable String last) {
    return new ByBody(place, parameter, next, items, more, last);
  }

  static Paging offset(Place place, String skip, String top, @Nullable String items) {
    return new ByOffset(place, skip, top, items);
  }
}
