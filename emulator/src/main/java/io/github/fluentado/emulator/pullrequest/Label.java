// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import java.util.UUID;

/** A word put on a pull request. */
record Label(UUID id, String name) {}
