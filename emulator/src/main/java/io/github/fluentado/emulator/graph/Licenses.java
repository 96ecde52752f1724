// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.graph;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.store.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The access level of each person. */
final class Licenses {
  /** A level of access, with the names that clients write and people see. */
  enum License {
    EXPRESS("express", "Basic"),
    STAKEHOLDER("stakeholder", "Stakeholder"),
    ADVANCED("advanced", "Basic + Test Plans"),
    PROFESSIONAL("professional", "Professional"),
    EARLY_ADOPTER("earlyAdopter", "Early Adopter");

    private final String wireName;
    private final String displayName;

    License(String wireName, String displayName) {
      this.wireName = wireName;
      this.displayName = displayName;
    }

    String wireName() {
      return wireName;
    }

    String displayName() {
      return displayName;
    }

    static Optional<License> find(String name) {
      return Arrays.stream(values())
          .filter(license -> license.wireName.equalsIgnoreCase(name))
          .findFirst();
    }
  }

  /** What a person has, and since when. */
  record Assigned(License license, Instant since) {}

  private final Table<UUID, Assigned> assigned;
  private final Assigned usual;

  Licenses(World world) {
    this.assigned = world.store().table();
    this.usual = new Assigned(License.EXPRESS, world.organization().now());
  }

  Assigned of(UUID person) {
    return assigned.find(person).orElse(usual);
  }

  void assign(UUID person, License license, Instant now) {
    Instant since = assigned.find(person).map(Assigned::since).orElse(now);
    assigned.put(person, new Assigned(license, since));
  }

  /** The level that a client names; refuses one that is not known. */
  static License read(@Nullable JsonElement accessLevel) {
    String name =
        accessLevel instanceof JsonObject object
            ? UserRoutes.text(object, "accountLicenseType")
            : "";
    return License.find(name)
        .orElseThrow(
            () ->
                Subjects.badRequest(
                    "The accountLicenseType '" + name + "' is not an access level"));
  }

  static Doc json(License license) {
    return Doc.of("licensingSource", "account")
        .with("accountLicenseType", license.wireName())
        .with("msdnLicenseType", "none")
        .with("gitHubLicenseType", "none")
        .with("licenseDisplayName", license.displayName())
        .with("status", "active")
        .with("statusMessage", "")
        .with("assignmentSource", "unknown");
  }

  /** As filters name it: {@code Account-Express}. */
  static String id(License license) {
    String name = license.wireName();
    return "Account-" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  static boolean isAbsent(JsonObject body, String name) {
    return Json.member(body, name) == null;
  }
}
