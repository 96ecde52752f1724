// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of the program, which may itself be broken: that must disturb nothing. */
final class Log {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fluentado");

  private Log() {}

  static boolean debugs() {
    try {
      return LOG.isDebugEnabled();
    } catch (Throwable broken) {
      return false;
    }
  }

  static void debug(String text, Object... values) {
    try {
      LOG.debug(text, values);
    } catch (Throwable broken) {
      // There is nobody left to tell.
    }
  }

  static void warn(String text, Throwable cause) {
    try {
      LOG.warn(text, cause);
    } catch (Throwable broken) {
      // There is nobody left to tell.
    }
  }

  static void warn(String text) {
    try {
      LOG.warn(text);
    } catch (Throwable broken) {
      // There is nobody left to tell.
    }
  }
}
