// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The answers of a transport of which anything is open. */
final class OpenAnswers {
  private final Set<Answer<?>> all = ConcurrentHashMap.newKeySet();

  void add(Answer<?> answer) {
    all.add(answer);
  }

  void remove(Answer<?> answer) {
    all.remove(answer);
  }

  int size() {
    return all.size();
  }

  void forEach(Consumer<Answer<?>> action) {
    all.forEach(action);
  }

  /** Whether there is one only, and no step of it waits for anything. */
  boolean isAlone() {
    Iterator<Answer<?>> each = all.iterator();
    return each.hasNext() && each.next().isQuick() && !each.hasNext();
  }
}
