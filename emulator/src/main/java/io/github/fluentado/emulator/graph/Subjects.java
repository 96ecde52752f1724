// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.graph;

import io.github.fluentado.emulator.core.Descriptors;
import io.github.fluentado.emulator.core.Directory;
import io.github.fluentado.emulator.core.Group;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.Subject;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.List;
import java.util.Optional;

/** Finds people, groups and scopes by their descriptors. */
final class Subjects {
  private final Organization organization;
  private final Directory directory;

  Subjects(Organization organization) {
    this.organization = organization;
    this.directory = organization.directory();
  }

  Organization organization() {
    return organization;
  }

  Directory directory() {
    return directory;
  }

  /** A person, also one who has left. */
  Optional<Identity> user(String descriptor) {
    return organization
        .personEver(descriptor)
        .filter(person -> person.descriptor().equals(descriptor));
  }

  /** A group, also one that was removed. */
  Optional<Group> group(String descriptor) {
    return directory.groupEver(descriptor).filter(group -> group.descriptor().equals(descriptor));
  }

  Optional<Subject> find(String descriptor) {
    Optional<Subject> user = user(descriptor).map(found -> found);
    return user.or(() -> group(descriptor).map(found -> found));
  }

  Subject required(String descriptor) {
    return find(descriptor).orElseThrow(() -> missing(descriptor));
  }

  Identity requiredUser(String descriptor) {
    return user(descriptor).orElseThrow(() -> missing(descriptor));
  }

  Group requiredGroup(String descriptor) {
    return group(descriptor).orElseThrow(() -> missing(descriptor));
  }

  boolean isActive(Subject subject) {
    return subject instanceof Identity person
        ? organization.isHere(person) && !directory.containersOf(person.id()).isEmpty()
        : directory.isHere((Group) subject);
  }

  /** The project that a query is confined to; empty for the whole organization. */
  Optional<Project> scope(Query query) {
    return query.text("scopeDescriptor").flatMap(this::scope);
  }

  Optional<Project> scope(String descriptor) {
    if (descriptor.equals(Descriptors.ofScope(organization.collectionId()))) {
      return Optional.empty();
    }
    return Optional.of(
        organization.projects().stream()
            .filter(project -> Descriptors.ofScope(project.id()).equals(descriptor))
            .findFirst()
            .orElseThrow(
                () -> refused(404, "GroupScopeDoesNotExistException", "No scope " + descriptor)));
  }

  /** The groups that a new subject is to join, all found before anything is changed. */
  List<Group> toJoin(Call call) {
    List<Group> groups =
        call.query().list("groupDescriptors").stream().map(this::requiredGroup).toList();
    groups.forEach(Subjects::refuseEveryone);
    return groups;
  }

  static void refuseEveryone(Group group) {
    if (group.isEveryone()) {
      throw refused(
          403,
          "ModifyEveryoneGroupException",
          "The members of " + group.principalName() + " follow from other groups");
    }
  }

  static ServiceException missing(String descriptor) {
    return descriptor.startsWith("vssgp.")
        ? refused(
            404,
            "FindGroupSidDoesNotExistException",
            "TF50258: There is no group with the security identifier (SID) of " + descriptor)
        : of("Graph", 404, "GraphSubjectNotFoundException", "No subject " + descriptor + " here");
  }

  static ServiceException refused(int status, String typeKey, String text) {
    return of("Identity", status, typeKey, text);
  }

  static ServiceException badRequest(String text) {
    return of("Graph", 400, "GraphBadRequestException", text);
  }

  static ServiceException of(String area, int status, String typeKey, String text) {
    String type = "Microsoft.VisualStudio.Services." + area + "." + typeKey;
    return ServiceException.of(status, type, 3000, text + ".");
  }
}
