// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import java.util.UUID;

/** Names a notification: numbers count within a subscription. */
record NotificationKey(UUID subscription, int number) {}
