// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.agent;

import java.util.UUID;

/** A pool as one project sees it. */
public record AgentQueue(int id, UUID project, String name, int pool) {}
