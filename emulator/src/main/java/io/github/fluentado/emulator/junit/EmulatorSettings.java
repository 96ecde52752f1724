// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.junit;

/**
 * What a client needs to reach an emulator, as a parameter of a test.
 *
 * @param url of the organization, such as {@code http://127.0.0.1:41234/contoso}
 * @param token a personal access token
 * @param project name of the first project
 */
public record EmulatorSettings(String url, String token, String organization, String project) {
  /** Without the token, which may be printed by whoever prints this. */
  @Override
  public String toString() {
    return "EmulatorSettings[" + url + "]";
  }
}
