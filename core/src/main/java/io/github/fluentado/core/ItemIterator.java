// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Walks the items of one page after the other; an empty page is not the end. */
final class ItemIterator<T extends @Nullable Object> implements Iterator<T> {
  private final Iterator<Page<T>> pages;
  private Iterator<T> items = Collections.emptyIterator();

  ItemIterator(Iterator<Page<T>> pages) {
    this.pages = pages;
  }

  @Override
  public boolean hasNext() {
    while (!items.hasNext() && pages.hasNext()) {
      items = pages.next().items().iterator();
    }
    return items.hasNext();
  }

  @Override
  public T next() {
    return hasNext() ? items.next() : Collections.<T>emptyIterator().next();
  }
}
