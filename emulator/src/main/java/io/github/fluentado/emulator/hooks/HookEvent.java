// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import io.github.fluentado.emulator.core.ServiceEvent;
import java.time.Instant;
import java.util.UUID;

/** An event with the id under which each matching subscription is told of it. */
record HookEvent(UUID id, Instant created, ServiceEvent event) {}
