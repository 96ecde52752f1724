// SPDX-License-Identifier: MIT
/**
 * Subscriptions of service hooks: who is told of what. {@link
 * io.github.fluentado.servicehooks.ServiceHooks} is the door, {@link
 * io.github.fluentado.servicehooks.HookFilter} says of what, {@link
 * io.github.fluentado.servicehooks.WebHook} whom and how. What is told is read by the module {@code
 * fluent-ado-hooks}.
 */
@NullMarked
package io.github.fluentado.servicehooks;

import org.jspecify.annotations.NullMarked;
