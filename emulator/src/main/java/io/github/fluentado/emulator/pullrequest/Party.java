// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Identity;
import java.util.UUID;

/**
 * A person or a group that takes part in a review.
 *
 * @param json as the service refers to it
 */
record Party(UUID id, String displayName, boolean group, JsonObject json) {

  static Party of(Identity person, String organizationUrl) {
    return new Party(person.id(), person.displayName(), false, person.json(organizationUrl));
  }

  @Override
  public JsonObject json() {
    return json.deepCopy();
  }
}
