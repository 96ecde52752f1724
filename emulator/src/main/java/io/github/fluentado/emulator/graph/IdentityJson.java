// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.graph;

import io.github.fluentado.emulator.core.Group;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Subject;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.SignIn;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** People and groups in the form from before the graph, with typed properties. */
final class IdentityJson {
  private final Subjects subjects;
  private final Organization organization;

  IdentityJson(Subjects subjects) {
    this.subjects = subjects;
    this.organization = subjects.organization();
  }

  /** With the ids of members and of the groups it belongs to, as far as wanted. */
  Doc json(Subject subject, Collection<UUID> members, Collection<UUID> memberOf) {
    boolean group = subject instanceof Group;
    Doc body =
        Doc.of("id", subject.id())
            .with("descriptor", subject.identityDescriptor())
            .with("subjectDescriptor", subject.descriptor())
            .with("providerDisplayName", group ? subject.principalName() : subject.displayName())
            .with("isActive", subjects.isActive(subject));
    if (group) {
      body.with("isContainer", true);
    }
    return body.with("members", descriptors(members))
        .with("memberOf", descriptors(memberOf))
        .with("memberIds", members)
        .with("properties", group ? properties((Group) subject) : properties((Identity) subject))
        .with("resourceVersion", 2)
        .with("metaTypeId", group ? 255 : 0);
  }

  private List<String> descriptors(Collection<UUID> ids) {
    return ids.stream()
        .flatMap(id -> subjects.directory().subject(id).stream())
        .map(Subject::identityDescriptor)
        .toList();
  }

  private static Doc properties(Identity person) {
    String alias = person.uniqueName().replaceFirst("@.*", "");
    return Doc.of("SchemaClassName", text("User"))
        .with("Description", text(""))
        .with("Domain", text(SignIn.TENANT))
        .with("Account", text(person.uniqueName()))
        .with("DN", text(""))
        .with("Mail", text(person.uniqueName()))
        .with("SpecialType", text("Generic"))
        .with("Alias", text(alias))
        .with("DirectoryAlias", text(alias))
        .with(
            "http://schemas.microsoft.com/identity/claims/objectidentifier",
            text(person.originId()));
  }

  private Doc properties(Group group) {
    boolean project = group.project() != null;
    UUID scope = group.project() == null ? organization.collectionId() : group.project().id();
    return Doc.of("SchemaClassName", text("Group"))
        .with("Description", text(group.description()))
        .with("Domain", text(new GraphJson(organization).domain(group)))
        .with("Account", text(group.displayName()))
        .with("SecurityGroup", text("SecurityGroup"))
        .with("SpecialType", text(specialType(group)))
        .with("ScopeId", typed("System.Guid", scope.toString()))
        .with("ScopeType", text(project ? "TeamProject" : "ServiceHost"))
        .with("LocalScopeId", typed("System.Guid", scope.toString()))
        .with("SecuringHostId", typed("System.Guid", organization.collectionId().toString()))
        .with("ScopeName", text(group.scopeName()))
        .with("VirtualPlugin", text(""));
  }

  private static String specialType(Group group) {
    return switch (group.number()) {
      case 1 -> "AdministrativeApplicationGroup";
      case 2 -> "ServiceApplicationGroup";
      case 3 -> "EveryoneApplicationGroup";
      default -> "Generic";
    };
  }

  static Doc text(String value) {
    return typed("System.String", value);
  }

  private static Doc typed(String type, String value) {
    return Doc.of("$type", type).with("$value", value);
  }
}
