// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

import java.util.Set;

/**
 * Names that generated methods must not have, as the classes above them have methods of that name.
 * Written down, and not read from those classes: a new method there must not give an option another
 * name by itself. A test of the generated client holds each list against the classes.
 */
public final class TakenNames {
  /** Of properties. */
  public static final Set<String> OF_MODELS =
      Set.of(
          "as",
          "at",
          "clone",
          "codecs",
          "equals",
          "finalize",
          "get",
          "getClass",
          "has",
          "hashCode",
          "json",
          "listAt",
          "mapAt",
          "notify",
          "notifyAll",
          "subtypes",
          "toString",
          "unknown",
          "wait",
          "with",
          "withAt",
          "withNull",
          "without");

  /** Of options. */
  public static final Set<String> OF_REQUESTS =
      Set.of(
          "all",
          "apiVersion",
          "body",
          "bytes",
          "clone",
          "defer",
          "each",
          "equals",
          "execute",
          "executeAsync",
          "extractTo",
          "failed",
          "finalize",
          "firstPage",
          "forEach",
          "forEachAsync",
          "from",
          "getClass",
          "guarded",
          "hashCode",
          "header",
          "host",
          "identity",
          "invocation",
          "iterator",
          "limit",
          "map",
          "mostItems",
          "notify",
          "notifyAll",
          "of",
          "open",
          "page",
          "pages",
          "pause",
          "publisher",
          "query",
          "recover",
          "retry",
          "rules",
          "spliterator",
          "start",
          "stream",
          "then",
          "timeout",
          "to",
          "toString",
          "until",
          "wait",
          "walk",
          "with",
          "withResponse");

  /** Of operations. */
  public static final Set<String> OF_APIS =
      Set.of(
          "clone",
          "equals",
          "finalize",
          "getClass",
          "hashCode",
          "invocation",
          "notify",
          "notifyAll",
          "toString",
          "viewed",
          "wait");

  private TakenNames() {}
}
