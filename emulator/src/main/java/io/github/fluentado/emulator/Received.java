// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import java.util.AbstractList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Some of the requests that an emulator received, oldest first: a list that can be narrowed further
 * and that can be held against what a test expects. Each expectation throws an {@link
 * AssertionError} that tells which requests there were.
 *
 * <pre>{@code
 * emulator.received("POST", "/_apis/wit/workitems/**").once().containing("System.Title");
 * emulator.received("DELETE", "**").never();
 * }</pre>
 */
public final class Received extends AbstractList<ReceivedRequest> {
  private static final int SHOWN = 40;

  private final String wanted;
  private final List<ReceivedRequest> requests;
  private final List<ReceivedRequest> all;

  Received(String wanted, List<ReceivedRequest> requests, List<ReceivedRequest> all) {
    this.wanted = wanted;
    this.requests = List.copyOf(requests);
    this.all = all;
  }

  @Override
  public ReceivedRequest get(int index) {
    return requests.get(index);
  }

  @Override
  public int size() {
    return requests.size();
  }

  /** Those with this header and exactly this value; names in any letter case. */
  public Received withHeader(String name, String value) {
    String key = name.toLowerCase(Locale.ROOT);
    return narrowed(name + ": " + value, request -> value.equals(request.headers().get(key)));
  }

  /** Those that have this header at all. */
  public Received withHeader(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    return narrowed("a header " + name, request -> request.headers().containsKey(key));
  }

  /** Those whose query has this name with this value, both decoded. */
  public Received withQuery(String name, String value) {
    return narrowed(
        "a query with " + name + "=" + value,
        request -> value.equals(request.queryValues().get(name)));
  }

  /** Those whose body contains this text. */
  public Received containing(String text) {
    return narrowed("a body containing " + text, request -> request.body().contains(text));
  }

  public Received answered(int status) {
    return narrowed("the answer " + status, request -> request.status() == status);
  }

  public Received matching(String description, Predicate<? super ReceivedRequest> condition) {
    return narrowed(description, condition);
  }

  private Received narrowed(String more, Predicate<? super ReceivedRequest> condition) {
    String joint = wanted.contains(" with ") ? " and " : " with ";
    return new Received(wanted + joint + more, requests.stream().filter(condition).toList(), all);
  }

  /** Expects exactly one. */
  public Received once() {
    return times(1);
  }

  public Received never() {
    return times(0);
  }

  public Received times(int count) {
    if (size() != count) {
      throw failure(count == 1 ? "once" : count + " times");
    }
    return this;
  }

  public Received atLeast(int count) {
    if (size() < count) {
      throw failure("at least " + count + " times");
    }
    return this;
  }

  /** The only one; expects that there is exactly one. */
  public ReceivedRequest single() {
    return once().get(0);
  }

  private AssertionError failure(String expected) {
    StringBuilder text = new StringBuilder();
    text.append("Expected ").append(wanted).append(' ').append(expected).append(", received ");
    text.append(size() == 1 ? "once" : size() + " times").append(". ");
    text.append(all.isEmpty() ? "No request came at all." : "The requests were:");
    int first = Math.max(0, all.size() - SHOWN);
    if (first > 0) {
      text.append("\n    … ").append(first).append(" before");
    }
    Map<ReceivedRequest, Boolean> hits =
        requests.stream().collect(Collectors.toMap(r -> r, r -> true, (a, b) -> a));
    all.subList(first, all.size())
        .forEach(
            request ->
                text.append(hits.containsKey(request) ? "\n  > " : "\n    ").append(request));
    return new AssertionError(text.toString());
  }
}
