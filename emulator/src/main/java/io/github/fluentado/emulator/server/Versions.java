// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

/**
 * The versions that an installation speaks: up to {@code released} without the preview flag, up to
 * {@code newest} with it.
 *
 * @param open whether newer ones are answered as the newest: the service goes on, a Server does not
 */
public record Versions(ApiVersion released, ApiVersion newest, boolean open) {

  /** What the hosted service speaks. */
  public static final Versions HOSTED =
      new Versions(ApiVersion.released(7, 1), new ApiVersion(7, 2, true, null), true);

  /** A server speaks nothing beyond its release, not even as a preview. */
  public static Versions upTo(ApiVersion version) {
    return new Versions(version, version, false);
  }
}
