// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import io.github.fluentado.emulator.core.Identity;
import java.time.Instant;
import java.util.UUID;

/** A folder of pipelines. */
record BuildFolder(
    UUID project,
    String path,
    String description,
    Identity creator,
    Instant created,
    Identity changer,
    Instant changed) {}
