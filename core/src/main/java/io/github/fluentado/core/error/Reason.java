// SPDX-License-Identifier: MIT
package io.github.fluentado.core.error;

import java.util.Optional;

/**
 * One of the reasons that the service gives for a refusal, beside its message.
 *
 * @param field what is refused: the reference name of a field, a parameter; absent if none is named
 * @param rule what it offends, in the service's own words ({@code required, invalidEmpty}), or the
 *     type key of an inner failure; absent if none is named
 * @param text for people; empty if the service says nothing more
 */
public record Reason(Optional<String> field, Optional<String> rule, String text) {

  /** As a message shows it. */
  @Override
  public String toString() {
    StringBuilder shown = new StringBuilder(field.orElse(""));
    rule.ifPresent(
        name -> shown.append(shown.length() == 0 ? "" : " ").append('(').append(name).append(')'));
    if (!text.isEmpty()) {
      shown.append(shown.length() == 0 ? "" : ": ").append(text);
    }
    return shown.toString();
  }
}
