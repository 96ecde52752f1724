// SPDX-License-Identifier: MIT
package io.github.fluentado.security;

import io.github.fluentado.core.error.Check;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A right in repositories, by its bit. The service may have further ones, which {@link
 * Security#namespace} tells.
 */
public enum GitPermission {
  ADMINISTER(1),
  READ(1 << 1),
  CONTRIBUTE(1 << 2),
  FORCE_PUSH(1 << 3),
  CREATE_BRANCH(1 << 4),
  CREATE_TAG(1 << 5),
  MANAGE_NOTES(1 << 6),
  BYPASS_PUSH_POLICIES(1 << 7),
  CREATE_REPOSITORY(1 << 8),
  DELETE_REPOSITORY(1 << 9),
  RENAME_REPOSITORY(1 << 10),
  EDIT_POLICIES(1 << 11),
  REMOVE_OTHERS_LOCKS(1 << 12),
  MANAGE_PERMISSIONS(1 << 13),
  CONTRIBUTE_TO_PULL_REQUESTS(1 << 14),
  BYPASS_PULL_REQUEST_POLICIES(1 << 15);

  private final int bit;

  GitPermission(int bit) {
    this.bit = bit;
  }

  public int bit() {
    return bit;
  }

  /** The bits of all of these together. */
  public static int bits(Collection<GitPermission> permissions) {
    return Check.notNull("permissions", permissions).stream()
        .mapToInt(permission -> Check.notNull("permissions", permission).bit)
        .reduce(0, (a, b) -> a | b);
  }

  /** Those that are in the bits of an entry; further ones of the service are passed over. */
  public static Set<GitPermission> of(int bits) {
    Set<GitPermission> all = EnumSet.noneOf(GitPermission.class);
    Arrays.stream(values()).filter(one -> (bits & one.bit) != 0).forEach(all::add);
    return Collections.unmodifiableSet(all);
  }
}
