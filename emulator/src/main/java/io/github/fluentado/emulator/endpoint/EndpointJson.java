// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.endpoint;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.server.Doc;
import java.util.UUID;

/** Writes an endpoint down, without its secrets. */
record EndpointJson(Organization organization, Endpoint endpoint) {

  /** As an answer to a change: secrets stand there as null. */
  Doc written() {
    return json(endpoint.name(), endpoint.description(), true);
  }

  /** As one project sees it, under the name it has there. */
  Doc in(UUID project, boolean withSecretNames) {
    Endpoint.Use use = endpoint.use(project).orElseThrow();
    String text = use.description().isEmpty() ? endpoint.description() : use.description();
    return json(use.name(), text, withSecretNames);
  }

  private Doc json(String name, String description, boolean withSecretNames) {
    return Doc.of("data", endpoint.data())
        .with("id", endpoint.id())
        .with("name", name)
        .with("type", endpoint.type())
        .with("url", endpoint.url())
        .with("createdBy", endpoint.createdBy().json(organization.url()))
        .with("description", description)
        .with("authorization", authorization(withSecretNames))
        .with("isShared", endpoint.uses().size() > 1)
        .with("isOutdated", false)
        .with("isReady", endpoint.ready())
        .with("owner", "Library")
        .with("creationDate", endpoint.created())
        .with("modificationDate", endpoint.modified())
        .with("modifiedBy", endpoint.modifiedBy().json(organization.url()))
        .with("serviceEndpointProjectReferences", endpoint.uses().stream().map(this::use).toList());
  }

  private Doc authorization(boolean withSecretNames) {
    Endpoint.Authorization authorization = endpoint.authorization();
    Doc parameters = Doc.of();
    authorization.parameters().forEach(parameters::with);
    if (withSecretNames) {
      authorization.secrets().forEach(parameters::withNull);
    }
    return Doc.of("parameters", parameters).with("scheme", authorization.scheme());
  }

  private Doc use(Endpoint.Use use) {
    String name = organization.project(use.project().toString()).name();
    return Doc.of("projectReference", Doc.of("id", use.project()).with("name", name))
        .with("name", use.name())
        .with("description", use.description());
  }

  /** As service hooks tell it. */
  JsonObject event() {
    return Doc.of("id", endpoint.id())
        .with("name", endpoint.name())
        .with("type", endpoint.type())
        .with("url", endpoint.url())
        .with("authorization", authorization(false))
        .with("projectIds", endpoint.uses().stream().map(Endpoint.Use::project).toList())
        .json();
  }
}
