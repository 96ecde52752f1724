// SPDX-License-Identifier: MIT

/** Deliveries of service hooks as typed events, routed to handlers. */
module io.github.fluentado.hooks {
  requires transitive io.github.fluentado.client;
  requires static transitive org.jspecify;

  exports io.github.fluentado.hooks;
}
