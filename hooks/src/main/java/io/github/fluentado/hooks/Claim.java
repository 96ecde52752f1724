// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

/** What a store says to who wants to handle a delivery. */
public sealed interface Claim {
  /** It is yours until the lease ends; tell what came of it under this name of an owner. */
  record Taken(String owner) implements Claim {}

  /** It has been handled. */
  record Done() implements Claim {}

  /** Somebody handles it, or did and crashed a moment ago; or the store is full. Ask later. */
  record Busy() implements Claim {}
}
