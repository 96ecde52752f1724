// SPDX-License-Identifier: MIT
/**
 * An emulated service without the listener that makes it reachable: its parts, its state, its log.
 */
@NullMarked
package io.github.fluentado.emulator.service;

import org.jspecify.annotations.NullMarked;
