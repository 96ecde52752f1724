// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import io.github.fluentado.emulator.server.Doc;
import java.util.UUID;

/**
 * A part of a feed: what was promoted into it, or all there is where it is implicit.
 *
 * @param visibility to whom it is shown
 */
record View(UUID id, UUID feed, String name, String type, String visibility) {
  static final String IMPLICIT = "implicit";
  static final String RELEASE = "release";

  boolean isCalled(String nameOrId) {
    return name.equalsIgnoreCase(nameOrId) || id.toString().equalsIgnoreCase(nameOrId);
  }

  boolean isImplicit() {
    return type.equals(IMPLICIT);
  }

  boolean shows(PackageVersion one) {
    return isImplicit() || one.availability().views().contains(id);
  }

  /** As feeds and packages name it. */
  Doc brief() {
    return Doc.of("id", id).with("name", name).withNull("url").with("type", type);
  }
}
