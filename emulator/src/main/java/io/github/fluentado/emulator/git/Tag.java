// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

/** An annotated tag: an object of its own that points at another. */
public record Tag(String id, String name, String target, Signature by, String message) {}
