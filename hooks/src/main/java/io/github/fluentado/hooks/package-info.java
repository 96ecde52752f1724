// SPDX-License-Identifier: MIT
/**
 * Deliveries of service hooks: bytes become a typed event, and a router finds its handlers.
 *
 * <p>Nothing here touches a socket. Bring any HTTP server, or a queue, and give what it received to
 * {@link io.github.fluentado.hooks.HookEvent#fromHttp} or {@link
 * io.github.fluentado.hooks.HookEvent#parse}.
 */
@NullMarked
package io.github.fluentado.hooks;

import org.jspecify.annotations.NullMarked;
