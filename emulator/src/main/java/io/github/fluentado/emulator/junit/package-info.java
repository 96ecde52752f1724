// SPDX-License-Identifier: MIT
/**
 * Emulators for tests with JUnit Jupiter: {@link
 * io.github.fluentado.emulator.junit.AzureDevOpsEmulator} on a class, {@code Emulator} as a
 * parameter. JUnit itself comes from the project that uses this.
 */
@NullMarked
package io.github.fluentado.emulator.junit;

import org.jspecify.annotations.NullMarked;
