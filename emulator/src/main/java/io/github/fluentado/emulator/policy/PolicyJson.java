// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.policy;

import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.server.Doc;
import java.util.UUID;

/** Policies as the service writes them. */
final class PolicyJson {
  private final Organization organization;

  PolicyJson(Organization organization) {
    this.organization = organization;
  }

  Doc configuration(Configuration policy) {
    String url = base(policy.project()) + "configurations/" + policy.id();
    String typeUrl = base(policy.project()) + "types/" + policy.type().id();
    return Doc.of("createdBy", policy.createdBy().json(organization.url()))
        .with("createdDate", policy.createdDate())
        .with("isEnabled", policy.enabled())
        .with("isBlocking", policy.blocking())
        .with("isDeleted", policy.deleted())
        .with("settings", policy.settings().json())
        .with("isEnterpriseManaged", false)
        .with("_links", Doc.of().withHref("self", url).withHref("policyType", typeUrl))
        .with("revision", policy.revision())
        .with("id", policy.id())
        .with("url", url)
        .with(
            "type",
            Doc.of("id", policy.type().id())
                .with("url", typeUrl)
                .with("displayName", policy.type().displayName()));
  }

  Doc type(PolicyType type, Project project) {
    String url = base(project.id()) + "types/" + type.id();
    return Doc.of("description", type.description())
        .with("_links", Doc.of().withHref("self", url))
        .with("id", type.id())
        .with("url", url)
        .with("displayName", type.displayName());
  }

  Doc evaluation(Evaluation evaluation) {
    return Doc.of("configuration", configuration(evaluation.configuration()))
        .with("artifactId", evaluation.artifactId())
        .with("evaluationId", evaluation.id())
        .with("startedDate", evaluation.started())
        .with("completedDate", evaluation.completed())
        .with("status", evaluation.status().word())
        .with("context", context(evaluation));
  }

  private static Doc context(Evaluation evaluation) {
    Doc context = Doc.of();
    if (evaluation.configuration().isType(PolicyType.BUILD)) {
      int build = evaluation.context().build();
      context
          .with(
              "buildDefinitionId",
              evaluation.configuration().settings().number("buildDefinitionId", 0))
          .with("buildId", build == 0 ? null : build)
          .with("isExpired", false);
    }
    return context;
  }

  private String base(UUID project) {
    return organization.url() + "/" + project + "/_apis/policy/";
  }
}
