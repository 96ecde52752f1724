// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.exchange.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * What became of each of many things, in their order. Immutable.
 *
 * @param <A> a thing
 * @param <R> what its call gave
 */
public final class Outcomes<A, R> implements Iterable<Outcome<A, R>> {
  private final List<Outcome<A, R>> all;

  private Outcomes(List<Outcome<A, R>> all) {
    this.all = Collections.unmodifiableList(all);
  }

  // What a call gave is of its own type.
  @SuppressWarnings("unchecked")
  static <A, R> Outcomes<A, R> of(List<A> things, List<Step.Settled> settled) {
    List<Outcome<A, R>> all = new ArrayList<>(things.size());
    for (int i = 0; i < things.size(); i++) {
      Step.Settled one = settled.get(i);
      all.add(new Outcome<>(things.get(i), (R) one.value(), one.error()));
    }
    return new Outcomes<>(all);
  }

  /** Each outcome, in the order of the things. */
  public List<Outcome<A, R>> all() {
    return all;
  }

  /** What was given for those that succeeded, in the order of the things. */
  public List<R> values() {
    List<R> values = new ArrayList<>(all.size());
    all.forEach(one -> one.value().ifPresent(values::add));
    return Collections.unmodifiableList(values);
  }

  /** Those that failed, in the order of the things. */
  public List<Outcome<A, R>> failures() {
    return all.stream().filter(one -> one.error().isPresent()).toList();
  }

  /**
   * All values if none failed.
   *
   * @throws AzureDevOpsException the first failure, with the others as suppressed; what a function
   *     of yours has thrown comes as it was
   */
  public List<R> orThrow() {
    List<Throwable> errors = failures().stream().map(one -> one.error().orElseThrow()).toList();
    if (errors.isEmpty()) {
      return values();
    }
    Throwable first = errors.get(0);
    errors.stream()
        .filter(other -> other != first && !List.of(first.getSuppressed()).contains(other))
        .forEach(first::addSuppressed);
    throw thrown(first);
  }

  private static RuntimeException thrown(Throwable error) {
    if (error instanceof Error defect) {
      throw defect;
    }
    return error instanceof RuntimeException known ? known : new IllegalStateException(error);
  }

  @Override
  public Iterator<Outcome<A, R>> iterator() {
    return all.iterator();
  }

  /** How many succeeded and failed. */
  @Override
  public String toString() {
    int failed = failures().size();
    return "Outcomes[" + (all.size() - failed) + " succeeded, " + failed + " failed]";
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return other instanceof Outcomes<?, ?> that && that.all.equals(all);
  }

  @Override
  public int hashCode() {
    return Objects.hash(all);
  }
}
