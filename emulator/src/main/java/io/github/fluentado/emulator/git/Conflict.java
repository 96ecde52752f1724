// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import org.jspecify.annotations.Nullable;

/**
 * A path that git could not merge.
 *
 * @param path with a slash before it
 * @param type as the service writes it, the side merged into first: editEdit, addAdd, editDelete,
 *     deleteEdit, fileDirectory or directoryFile
 * @param base id of the blob at the merge base; null when there was none
 * @param ours id of the blob on the side that is merged into; null when there is none
 * @param theirs id of the blob on the side that is merged; null when there is none
 */
public record Conflict(
    String path,
    String type,
    @Nullable String base,
    @Nullable String ours,
    @Nullable String theirs) {}
