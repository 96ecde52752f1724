// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import io.github.fluentado.emulator.server.Bytes;
import java.time.Instant;

/** A file of a container, or a folder. */
record StoredFile(String path, boolean folder, Bytes content, Instant created, Instant changed) {}
