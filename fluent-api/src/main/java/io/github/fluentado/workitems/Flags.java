// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

/** How a change is made. A flag that is not set is not sent. */
record Flags(boolean validateOnly, boolean bypassRules, boolean suppressNotifications) {
  static final Flags NONE = new Flags(false, false, false);

  Flags validating() {
    return new Flags(true, bypassRules, suppressNotifications);
  }

  Flags bypassing() {
    return new Flags(validateOnly, true, suppressNotifications);
  }

  Flags silent() {
    return new Flags(validateOnly, bypassRules, true);
  }
}
