// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.synthesis;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.server.Doc;

/** Things that the emulator does have, where an answer refers to such a thing. */
record Known(Organization organization, Project inProject) {

  /** Members of a component; empty when nothing is known of it. */
  JsonObject of(String component) {
    if (component.endsWith("IdentityRef")) {
      return organization.me().json(organization.url());
    } else if (component.endsWith("ProjectReference")) {
      return project();
    }
    return switch (component) {
      case "Profile", "Identity", "GraphUser" -> me();
      case "Account" -> account();
      default -> new JsonObject();
    };
  }

  private JsonObject project() {
    return Doc.of("id", inProject.id())
        .with("name", inProject.name())
        .with("description", inProject.description())
        .with("url", organization.url() + "/_apis/projects/" + inProject.id())
        .with("state", "wellFormed")
        .with("visibility", "private")
        .json();
  }

  private JsonObject me() {
    Identity me = organization.me();
    return Doc.of("id", me.id())
        .with("publicAlias", me.id())
        .with("displayName", me.displayName())
        .with("providerDisplayName", me.displayName())
        .with("emailAddress", me.uniqueName())
        .with("mailAddress", me.uniqueName())
        .with("principalName", me.uniqueName())
        .with("descriptor", me.descriptor())
        .with("subjectDescriptor", me.descriptor())
        .json();
  }

  private JsonObject account() {
    return Doc.of("accountId", organization.derivedId("organization", ""))
        .with("accountName", organization.name())
        .with("accountUri", organization.url())
        .with("accountStatus", "enabled")
        .json();
  }
}
