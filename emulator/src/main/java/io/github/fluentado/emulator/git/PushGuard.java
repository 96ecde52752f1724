// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.core.Identity;
import java.util.Optional;

/** Something that may forbid to move a ref other than by a pull request: a branch policy. */
public interface PushGuard {

  /** Why the ref may not be moved so; empty when it may. */
  Optional<String> refusal(GitRepository repository, RefChange change, Identity by);
}
