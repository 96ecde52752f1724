// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.graph;

import io.github.fluentado.emulator.core.Group;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.Subject;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.SignIn;
import java.util.UUID;

/** The forms in which the graph writes its subjects and their memberships. */
final class GraphJson {
  private final Organization organization;

  GraphJson(Organization organization) {
    this.organization = organization;
  }

  Doc subject(Subject subject) {
    return subject instanceof Identity person ? user(person) : group((Group) subject);
  }

  Doc user(Identity person) {
    String alias = person.uniqueName().replaceFirst("@.*", "");
    String avatar = organization.url() + "/_apis/GraphProfile/MemberAvatars/" + person.descriptor();
    return Doc.of("subjectKind", "user")
        .with("metaType", "member")
        .with("directoryAlias", alias)
        .with("domain", SignIn.TENANT)
        .with("principalName", person.uniqueName())
        .with("mailAddress", person.uniqueName())
        .with("origin", "aad")
        .with("originId", person.originId())
        .with("displayName", person.displayName())
        .with("_links", links(person).withHref("avatar", avatar))
        .with("url", url(person))
        .with("descriptor", person.descriptor());
  }

  Doc group(Group group) {
    return Doc.of("subjectKind", "group")
        .with("description", group.description())
        .with("domain", domain(group))
        .with("principalName", group.principalName())
        .withNull("mailAddress")
        .with("origin", "vsts")
        .with("originId", group.id())
        .with("displayName", group.displayName())
        .with("_links", links(group))
        .with("url", url(group))
        .with("descriptor", group.descriptor());
  }

  String domain(Group group) {
    Project project = group.project();
    return project == null
        ? "vstfs:///Framework/IdentityDomain/" + organization.collectionId()
        : "vstfs:///Classification/TeamProject/" + project.id();
  }

  private Doc links(Subject subject) {
    String descriptor = subject.descriptor();
    return Doc.of()
        .withHref("self", url(subject))
        .withHref("memberships", graph("Memberships/" + descriptor))
        .withHref("membershipState", graph("MembershipStates/" + descriptor))
        .withHref("storageKey", graph("StorageKeys/" + descriptor));
  }

  String url(Subject subject) {
    String kind = subject instanceof Identity ? "Users/" : "Groups/";
    return graph(kind + subject.descriptor());
  }

  String graph(String path) {
    return organization.url() + "/_apis/Graph/" + path;
  }

  Doc membership(Subject member, Subject container) {
    String self = graph("Memberships/" + member.descriptor() + "/" + container.descriptor());
    Doc links =
        Doc.of()
            .withHref("self", self)
            .withHref("member", url(member))
            .withHref("container", url(container));
    return Doc.of("containerDescriptor", container.descriptor())
        .with("memberDescriptor", member.descriptor())
        .with("_links", links);
  }

  /** The descriptor of an id, with the addresses around it. */
  Doc descriptor(UUID id, String descriptor, String subjectUrl) {
    Doc links =
        Doc.of()
            .withHref("self", graph("Descriptors/" + id))
            .withHref("storageKey", graph("StorageKeys/" + descriptor))
            .withHref("subject", subjectUrl);
    return Doc.of("value", descriptor).with("_links", links);
  }

  Doc storageKey(UUID id, String descriptor) {
    Doc links =
        Doc.of()
            .withHref("self", graph("StorageKeys/" + descriptor))
            .withHref("descriptor", graph("Descriptors/" + id));
    return Doc.of("value", id).with("_links", links);
  }
}
