// SPDX-License-Identifier: MIT
package io.github.fluentado.builds;

/**
 * A file of an artifact, of whichever kind that is.
 *
 * @param path within the artifact, without a slash in front
 * @param size in bytes
 */
public record ArtifactFile(String path, long size) {}
