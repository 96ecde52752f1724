// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.endpoint;

import io.github.fluentado.emulator.core.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A service endpoint. Secrets are not kept: nothing here ever uses or tells them.
 *
 * @param uses the projects that may use it, each with the name it has there
 */
record Endpoint(
    UUID id,
    String name,
    String description,
    String type,
    String url,
    Map<String, String> data,
    Authorization authorization,
    boolean ready,
    List<Use> uses,
    Identity createdBy,
    Instant created,
    Identity modifiedBy,
    Instant modified) {

  /** A project that may use the endpoint. */
  record Use(UUID project, String name, String description) {}

  /**
   * How the endpoint signs in.
   *
   * @param parameters those that are no secrets
   * @param secrets names of those that are
   */
  record Authorization(String scheme, Map<String, String> parameters, List<String> secrets) {
    Authorization {
      parameters = sorted(parameters);
      secrets = List.copyOf(secrets);
    }
  }

  Endpoint {
    data = sorted(data);
    uses = List.copyOf(uses);
  }

  private static Map<String, String> sorted(Map<String, String> values) {
    return Collections.unmodifiableMap(new TreeMap<>(values));
  }

  Optional<Use> use(UUID project) {
    return uses.stream().filter(use -> use.project().equals(project)).findFirst();
  }

  /** Usable in these projects too; a use there already is replaced. */
  Endpoint sharedWith(List<Use> more, Identity by, Instant now) {
    List<Use> all = new ArrayList<>(uses);
    for (Use use : more) {
      all.removeIf(old -> old.project().equals(use.project()));
      all.add(use);
    }
    return withUses(all, by, now);
  }

  Endpoint withdrawnFrom(List<UUID> projects, Identity by, Instant now) {
    return withUses(
        uses.stream().filter(use -> !projects.contains(use.project())).toList(), by, now);
  }

  private Endpoint withUses(List<Use> all, Identity by, Instant now) {
    return new Endpoint(
        id,
        name,
        description,
        type,
        url,
        data,
        authorization,
        ready,
        all,
        createdBy,
        created,
        by,
        now);
  }
}
