// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.service;

import io.github.fluentado.emulator.clock.MovableClock;
import io.github.fluentado.emulator.store.Store;

/** A state of one service to which it can return, until it has returned to an earlier one. */
public record SavedState(Service owner, Store.Mark mark, MovableClock.Setting clock) {}
