// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an operation tells that there is another page, and how that page is asked for. */
public sealed interface Paging {

  /** The property of the answer that holds the items; absent if the answer is the list itself. */
  @Nullable String items();

  /** Where the token of a page goes, and under which name. */
  Place place();

  /** Name of the parameter that carries the token. */
  String parameter();

  /**
   * The next token is in the response header {@code x-ms-continuationtoken}.
   *
   * @param needs query parameters without which a token is refused, with the value that is sent if
   *     none was given
   */
  record ByHeader(Place place, String parameter, Map<String, String> needs) implements Paging {
    @Override
    public @Nullable String items() {
      return null;
    }

    /** The same, with a query parameter that goes with every page. */
    public ByHeader needs(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(needs);
      more.put(name, value);
      return new ByHeader(place, parameter, Collections.unmodifiableMap(more));
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
   * A page is asked for by its position; the token is the number of items before it. The list ends
   * at an empty page, unless the answer says more.
   *
   * @param parameter name of the parameter that says how many to leave out
   * @param size name of the parameter that limits a page
   * @param ends what the answer tells of the end
   */
  record ByOffset(Place place, String parameter, String size, @Nullable String items, Ends ends)
      implements Paging {

    /** The answer has the position of the next page in that property; zero is the end. */
    public ByOffset next(String property) {
      return with(new Ends(property, ends.last, ends.total, ends.reach, ends.alone));
    }

    /** The answer has a boolean that says that nothing is behind it. */
    public ByOffset last(String property) {
      return with(new Ends(ends.next, property, ends.total, ends.reach, ends.alone));
    }

    /** The answer has the number of items in the whole list in that property. */
    public ByOffset total(String property) {
      return with(new Ends(ends.next, ends.last, property, ends.reach, ends.alone));
    }

    /** The service refuses positions beyond that one. */
    public ByOffset reach(long position) {
      return with(new Ends(ends.next, ends.last, ends.total, position, ends.alone));
    }

    /** With that query parameter, all is in one answer, and a position is refused. */
    public ByOffset alone(String name) {
      return with(new Ends(ends.next, ends.last, ends.total, ends.reach, name));
    }

    private ByOffset with(Ends other) {
      return new ByOffset(place, parameter, size, items, other);
    }
  }

  /**
   * What is known of the end of a list that pages by position.
   *
   * @param next property with the position of the next page
   * @param last property that says that nothing is behind
   * @param total property with the number of all items
   * @param reach last position that the service allows
   * @param alone query parameter that goes without position
   */
  record Ends(
      @Nullable String next,
      @Nullable String last,
      @Nullable String total,
      long reach,
      @Nullable String alone) {
    static final Ends UNKNOWN = new Ends(null, null, null, Long.MAX_VALUE, null);
  }

  static ByHeader header(Place place, String parameter) {
    return new ByHeader(place, parameter, Map.of());
  }

  static ByBody body(
      Place place,
      String parameter,
      String next,
      @Nullable String items,
      @Nullable String more,
      @Nullable String last) {
    return new ByBody(place, parameter, next, items, more, last);
  }

  static ByOffset offset(Place place, String skip, String top, @Nullable String items) {
    return new ByOffset(place, skip, top, items, Ends.UNKNOWN);
  }
}
