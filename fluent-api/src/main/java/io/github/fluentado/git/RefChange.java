// SPDX-License-Identifier: MIT
package io.github.fluentado.git;

import io.github.fluentado.client.git.GitRefUpdate;
import io.github.fluentado.core.error.Check;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a ref. The service makes the change only if the ref is where the change says
 * it is.
 */
public final class RefChange {
  private final Ref ref;
  private final @Nullable CommitId from;
  private final @Nullable CommitId to;

  private RefChange(Ref ref, @Nullable CommitId from, @Nullable CommitId to) {
    this.ref = Check.notNull("ref", ref);
    this.from = from;
    this.to = to;
  }

  /** There must be none of that name yet. */
  public static RefChange create(Ref ref, CommitId at) {
    return new RefChange(ref, null, Check.notNull("at", at));
  }

  /** From one commit to another, whether or not that one follows the first. */
  public static RefChange move(Ref ref, CommitId from, CommitId to) {
    Check.notNull("from", from);
    return new RefChange(ref, from, Check.notNull("to", to));
  }

  public static RefChange delete(Ref ref, CommitId from) {
    return new RefChange(ref, Check.notNull("from", from), null);
  }

  public Ref ref() {
    return ref;
  }

  GitRefUpdate update() {
    return new GitRefUpdate()
        .name(ref.ref())
        .oldObjectId(from == null ? CommitId.NONE : from.id())
        .newObjectId(to == null ? CommitId.NONE : to.id());
  }

  /** Ref and commits. */
  @Override
  public String toString() {
    String way = from == null ? "create at " + to : to == null ? "delete" : from + " to " + to;
    return "RefChange[" + ref.ref() + ": " + way + "]";
  }
}
