// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import java.util.List;

/** A part of the service that brings its own routes. */
public interface Area {
  List<Route> routes();
}
