// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fetches a page when it is asked for. */
final class PageIterator<T extends @Nullable Object> implements Iterator<Page<T>> {
  private Optional<Call<Page<T>>> next;

  PageIterator(Call<Page<T>> first) {
    this.next = Optional.of(first);
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public Page<T> next() {
    Page<T> page = next.orElseThrow(NoSuchElementException::new).execute();
    next = page.next();
    return page;
  }
}
