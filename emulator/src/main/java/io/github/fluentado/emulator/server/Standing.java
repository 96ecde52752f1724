// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import java.util.Optional;

/** Tells which of the service's operations an installation has, and which as a preview only. */
public interface Standing {

  /** How one operation stands. */
  interface Stage {
    /** Whether the installation does not have it at all. */
    boolean lacking();

    /** Whether the version is taken only with the mark of a preview. */
    boolean previewOnly(ApiVersion asked);

    /** Whether the preview of a version has come so far as this number. */
    boolean hasResource(ApiVersion asked, int number);
  }

  /** Whether it is a Server, which may lack what the service has. */
  boolean isServer();

  /**
   * How the operation stands that a request means; empty when nothing is known of it.
   *
   * @param verb in capitals
   */
  Optional<Stage> of(String verb, Fallback.Place place);
}
