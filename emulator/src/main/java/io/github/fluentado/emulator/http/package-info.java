// SPDX-License-Identifier: MIT
/**
 * The HTTP/1.1 listener under the emulator: sockets, requests and answers as bytes. Not for users.
 */
@NullMarked
package io.github.fluentado.emulator.http;

import org.jspecify.annotations.NullMarked;
