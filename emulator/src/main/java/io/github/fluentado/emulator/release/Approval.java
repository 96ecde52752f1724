// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.release;

import io.github.fluentado.emulator.core.Identity;
import java.time.Instant;

/**
 * Someone's word on a deployment, asked for before or after it.
 *
 * @param before whether the deployment waits for it to begin
 * @param status such as {@code pending}
 */
record Approval(
    int id,
    Deployment deployment,
    boolean before,
    Identity approver,
    String status,
    String comments,
    Instant created,
    Instant modified) {

  boolean isPending() {
    return status.equals("pending");
  }

  Approval with(String nextStatus, String words, Instant now) {
    return new Approval(id, deployment, before, approver, nextStatus, words, created, now);
  }
}
