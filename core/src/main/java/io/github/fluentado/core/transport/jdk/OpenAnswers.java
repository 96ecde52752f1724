// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The requests of a transport that have gone, and of whose answers anything is open. */
final class OpenAnswers {
  private final Set<Answer<?>> all = ConcurrentHashMap.newKeySet();

  private volatile boolean secure;

  void add(Answer<?> answer) {
    if (answer.isSecure()) {
      secure = true;
    }
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

  /**
   * Whether there is one only, and no step of it waits for anything; nor one of a connection that
   * others have left. Those by TLS may shake hands at any time, which may wait for whoever checks
   * certificates.
   */
  boolean isAlone() {
    Iterator<Answer<?>> each = all.iterator();
    return !secure && each.hasNext() && each.next().isQuick() && !each.hasNext();
  }
}
