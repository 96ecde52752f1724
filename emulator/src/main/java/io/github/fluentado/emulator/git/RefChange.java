// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

/**
 * A wish to move a ref.
 *
 * @param name in full, such as {@code refs/heads/main}
 * @param oldId where it must stand now; {@link GitRepository#NONE} when it must not exist
 * @param newId where it is to stand; {@link GitRepository#NONE} to delete it
 */
public record RefChange(String name, String oldId, String newId) {}
