// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.core.Identity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a ref may be moved as someone wishes.
 *
 * @param status as the service names it
 */
record RefVerdict(String status, @Nullable String message) {

  static RefVerdict on(Git git, GitRepository repository, RefChange wish) {
    String name = wish.name();
    String now = repository.tip(name).orElse(GitRepository.NONE);
    if (!RefNames.isValid(name)) {
      return of("invalidRefName");
    }
    boolean delete = wish.newId().equals(GitRepository.NONE);
    if (delete && now.equals(GitRepository.NONE)) {
      return of("succeededNonExistentRef");
    }
    if (!now.equals(wish.oldId())) {
      return of("staleOldObjectId");
    }
    if (!delete && !fits(repository, name, wish.newId())) {
      return of("unresolvableToCommit");
    }
    if (now.equals(GitRepository.NONE) && collides(repository, name)) {
      return of("refNameConflict");
    }
    Identity owner = repository.ref(name).map(GitRef::lockedBy).orElse(null);
    if (owner != null && !owner.equals(git.me())) {
      return of("locked");
    }
    Optional<String> refusal = git.refusal(repository, wish);
    return refusal.map(text -> new RefVerdict("rejectedByPolicy", text)).orElse(of("succeeded"));
  }

  private static RefVerdict of(String status) {
    return new RefVerdict(status, null);
  }

  /** Branches name commits; other refs may name what they like. */
  private static boolean fits(GitRepository repository, String name, String id) {
    Optional<String> type = repository.contents().type(id);
    return name.startsWith(GitRef.BRANCHES)
        ? type.filter("commit"::equals).isPresent()
        : type.isPresent();
  }

  /** A ref cannot be a file and a folder at once, as git stores them. */
  private static boolean collides(GitRepository repository, String name) {
    boolean above = false;
    for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
      above |= repository.ref(name.substring(0, slash)).isPresent();
    }
    return above || !repository.refs(name + "/").isEmpty();
  }
}
