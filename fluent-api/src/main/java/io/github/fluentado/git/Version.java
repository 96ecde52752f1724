// SPDX-License-Identifier: MIT
package io.github.fluentado.git;

import io.github.fluentado.client.common.GitVersionType;

/** A state of a repository's files: that of a {@link Branch}, a {@link Tag}, or a commit. */
public sealed interface Version permits Branch, Tag, CommitId {
  /** As the service wants it beside {@link #type}: a short name or a commit's id. */
  String version();

  /** What kind of name that is. */
  GitVersionType type();
}
