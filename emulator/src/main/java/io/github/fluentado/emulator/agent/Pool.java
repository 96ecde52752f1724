// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.agent;

import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.server.Doc;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A pool of agents. */
record Pool(
    int id,
    UUID scope,
    String name,
    boolean hosted,
    String type,
    boolean autoProvision,
    boolean autoUpdate,
    boolean autoSize,
    @Nullable Integer targetSize,
    Instant created,
    Identity creator) {

  static final String AUTOMATION = "automation";
  static final String DEPLOYMENT = "deployment";

  Pool named(String newName) {
    return new Pool(
        id,
        scope,
        newName,
        hosted,
        type,
        autoProvision,
        autoUpdate,
        autoSize,
        targetSize,
        created,
        creator);
  }

  Pool with(boolean provision, boolean update, boolean size, @Nullable Integer target) {
    return new Pool(
        id, scope, name, hosted, type, provision, update, size, target, created, creator);
  }

  /** The short form in which other things name their pool. */
  Doc reference(int size) {
    return Doc.of("id", id)
        .with("scope", scope)
        .with("name", name)
        .with("isHosted", hosted)
        .with("poolType", type)
        .with("size", size)
        .with("isLegacy", false)
        .with("options", "none");
  }

  Doc json(int size, String organizationUrl) {
    Doc body =
        Doc.of("createdOn", created)
            .with("autoProvision", autoProvision)
            .with("autoUpdate", autoUpdate)
            .with("autoSize", autoSize);
    (targetSize == null ? body.withNull("targetSize") : body.with("targetSize", targetSize))
        .with("agentCloudId", hosted ? 1 : null)
        .with("createdBy", creator.json(organizationUrl))
        .with("owner", creator.json(organizationUrl));
    return body.withAll(reference(size).json());
  }
}
