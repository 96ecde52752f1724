// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

/** What may stand between the organization and {@code _apis}. */
public enum Scope {
  ORGANIZATION(0, 0),
  PROJECT_OPTIONAL(0, 1),
  PROJECT(1, 1),
  TEAM_OPTIONAL(0, 2);

  private final int least;
  private final int most;

  Scope(int least, int most) {
    this.least = least;
    this.most = most;
  }

  boolean allows(Address address) {
    int parts = address.project() == null ? 0 : address.team() == null ? 1 : 2;
    return parts >= least && parts <= most;
  }
}
