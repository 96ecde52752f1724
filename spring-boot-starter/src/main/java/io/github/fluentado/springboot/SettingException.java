// SPDX-License-Identifier: MIT
package io.github.fluentado.springboot;

/** A setting is missing, or cannot be used. Holds no value of any setting: it may be a secret. */
final class SettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * @param problem names the property
   * @param remedy what to write
   */
  SettingException(String problem, String remedy) {
    super(problem);
    this.remedy = remedy;
  }

  String remedy() {
    return remedy;
  }
}
