// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import io.github.fluentado.emulator.server.Bytes;
import java.time.Instant;
import java.util.UUID;

/** A file that a step has attached to its timeline record. */
record BuildAttachment(
    UUID timeline, UUID record, String type, String name, Instant created, Bytes content) {}
