// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

/** How clients speak to a feed. */
enum Protocol {
  NUGET("NuGet"),
  NPM("Npm"),
  MAVEN("Maven"),
  PYPI("PyPi");

  private final String type;

  Protocol(String type) {
    this.type = type;
  }

  /** As the service writes it. */
  String type() {
    return type;
  }

  /** A version as it is kept. */
  String normal(String version) {
    return this == NUGET ? NuGetDoor.normal(version) : version;
  }
}
