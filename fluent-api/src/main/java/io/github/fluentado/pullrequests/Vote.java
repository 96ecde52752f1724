// SPDX-License-Identifier: MIT
package io.github.fluentado.pullrequests;

/** What a reviewer says of a pull request. */
public enum Vote {
  APPROVED(10),
  APPROVED_WITH_SUGGESTIONS(5),
  /** None, or none any more. */
  NONE(0),
  WAITING_FOR_AUTHOR(-5),
  REJECTED(-10);

  private final int number;

  Vote(int number) {
    this.number = number;
  }

  /** As the service writes it. */
  public int number() {
    return number;
  }
}
