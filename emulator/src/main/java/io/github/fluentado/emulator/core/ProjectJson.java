// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Percent;

/** The forms in which projects and teams are written. */
final class ProjectJson {
  private final Organization organization;

  ProjectJson(Organization organization) {
    this.organization = organization;
  }

  Doc reference(Project project) {
    Project.Facts facts = project.facts();
    String abbreviation = facts.abbreviation();
    return Doc.of("id", project.id())
        .with("name", project.name())
        .with("abbreviation", abbreviation.isEmpty() ? null : abbreviation)
        .with("description", facts.description().isEmpty() ? null : facts.description())
        .with("url", url(project))
        .with("state", project.state().wireName())
        .with("revision", facts.revision())
        .with("visibility", facts.visibility())
        .with("lastUpdateTime", facts.lastUpdate());
  }

  /** With the address of the picture that stands for the default team. */
  Doc withImage(Project project) {
    String descriptor =
        organization
            .directory()
            .group(project.teams().get(0).id())
            .map(team -> team.descriptor())
            .orElse("");
    return reference(project)
        .with(
            "defaultTeamImageUrl",
            organization.url() + "/_apis/GraphProfile/MemberAvatars/" + descriptor);
  }

  Doc full(Project project, boolean withCapabilities) {
    Project.Team team = project.teams().get(0);
    String collection =
        organization.url() + "/_apis/projectCollections/" + organization.collectionId();
    Doc links =
        Doc.of()
            .withHref("self", url(project))
            .withHref("collection", collection)
            .withHref("web", organization.url() + "/" + Percent.encode(project.name()));
    Doc body =
        reference(project).with("_links", links).with("defaultTeam", reference(project, team));
    return withCapabilities ? body.with("capabilities", capabilities(project)) : body;
  }

  private Doc capabilities(Project project) {
    String id = project.process().id().toString();
    ProcessTemplate followed = organization.processes().find(id).orElse(project.process());
    Doc control =
        Doc.of("sourceControlType", "Git").with("gitEnabled", "True").with("tfvcEnabled", "False");
    Doc process = Doc.of("templateName", followed.name()).with("templateTypeId", followed.id());
    return Doc.of("processTemplate", process).with("versioncontrol", control);
  }

  Doc reference(Project project, Project.Team team) {
    String url = url(project) + "/teams/" + team.id();
    return Doc.of("id", team.id()).with("name", team.name()).with("url", url);
  }

  Doc full(Project project, Project.Team team, boolean withIdentity) {
    Doc body =
        reference(project, team)
            .with("description", team.description())
            .with("identityUrl", organization.url() + "/_apis/Identities/" + team.id())
            .with("projectName", project.name())
            .with("projectId", project.id());
    return withIdentity ? body.with("identity", identity(team)) : body;
  }

  private Doc identity(Project.Team team) {
    Group group = organization.directory().group(team.id()).orElseThrow();
    return Doc.of("id", group.id())
        .with("descriptor", group.identityDescriptor())
        .with("subjectDescriptor", group.descriptor())
        .with("providerDisplayName", group.principalName())
        .with("isActive", true)
        .with("isContainer", true);
  }

  String url(Project project) {
    return organization.url() + "/_apis/projects/" + project.id();
  }
}
