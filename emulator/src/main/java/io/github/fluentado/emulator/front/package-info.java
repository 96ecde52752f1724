// SPDX-License-Identifier: MIT
/**
 * What stands in front of all areas: names of hosts, addresses in answers, sign-in and scopes,
 * faults, the log of requests, headers that all answers have.
 */
@NullMarked
package io.github.fluentado.emulator.front;

import org.jspecify.annotations.NullMarked;
