// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import io.github.fluentado.client.common.IdentityRef;
import io.github.fluentado.client.common.TeamProjectReference;
import io.github.fluentado.client.git.GitRepository;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Contents;
import io.github.fluentado.core.json.Model;
import io.github.fluentado.core.json.Shape;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A repository was made, deleted, forked, renamed, disabled or enabled. Which properties there are
 * depends on which of these it was.
 */
public final class RepositoryChanged extends Model {
  public static final Shape<RepositoryChanged> SHAPE =
      Shape.of(
          RepositoryChanged::new,
          RepositoryChanged::codecs,
          "repository",
          "repositoryId",
          "repositoryName",
          "project",
          "isHardDelete",
          "oldName",
          "newName",
          "disabled",
          "sourceRepository",
          "targetRepository",
          "initiatedBy",
          "utcTimestamp");

  private RepositoryChanged(Contents contents) {
    super(contents);
  }

  private static Codec<?>[] codecs() {
    return new Codec<?>[] {
      GitRepository.SHAPE,
      Codec.STRING,
      Codec.STRING,
      TeamProjectReference.SHAPE,
      Codec.BOOLEAN,
      Codec.STRING,
      Codec.STRING,
      Codec.BOOLEAN,
      GitRepository.SHAPE,
      GitRepository.SHAPE,
      IdentityRef.SHAPE,
      Codec.DATE_TIME
    };
  }

  /** Absent if it was deleted or forked. */
  public @Nullable GitRepository repository() {
    return at(0);
  }

  /** Of one that was deleted. */
  public @Nullable String repositoryId() {
    return at(1);
  }

  /** Of one that was deleted. */
  public @Nullable String repositoryName() {
    return at(2);
  }

  /** Of one that was deleted. */
  public @Nullable TeamProjectReference project() {
    return at(3);
  }

  /** Whether it is gone for good. */
  public @Nullable Boolean isHardDelete() {
    return at(4);
  }

  public @Nullable String oldName() {
    return at(5);
  }

  public @Nullable String newName() {
    return at(6);
  }

  public @Nullable Boolean disabled() {
    return at(7);
  }

  /** What was forked. */
  public @Nullable GitRepository sourceRepository() {
    return at(8);
  }

  /** The fork. */
  public @Nullable GitRepository targetRepository() {
    return at(9);
  }

  public @Nullable IdentityRef initiatedBy() {
    return at(10);
  }

  public @Nullable OffsetDateTime utcTimestamp() {
    return at(11);
  }
}
