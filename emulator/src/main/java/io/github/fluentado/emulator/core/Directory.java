// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Sequence;
import io.github.fluentado.emulator.store.Store;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The groups of the organization and of its projects, and who belongs to which. */
public final class Directory {
  /** One step of belonging. */
  public record Membership(UUID container, UUID member) {}

  private static final String[][] OF_ORGANIZATION = {
    {"Project Collection Build Administrators", "May manage builds of all projects."},
    {"Project Collection Build Service Accounts", "Accounts under which builds run."},
    {"Project Collection Proxy Service Accounts", "Accounts under which proxies run."},
    {"Project Collection Test Service Accounts", "Accounts under which test controllers run."},
    {"Project-Scoped Users", "See only the projects that they are added to."},
    {"Security Service Group", "Holds who has been given a right directly."},
  };
  private static final String[][] OF_PROJECT = {
    {"Build Administrators", "May create, change and delete pipelines and manage their runs."},
    {"Contributors", "May add, change and delete things in the project."},
    {"Endpoint Administrators", "May use and manage all service connections."},
    {"Endpoint Creators", "May create service connections."},
    {"Readers", "May see the project."},
    {"Release Administrators", "May do everything with releases."},
  };

  private final Organization organization;
  private final Sequence<Group> groups;
  private final Sequence<Membership> memberships;
  private final Sequence<Membership> teamAdmins;
  private final Sequence<UUID> removed;
  private final Counter created;

  Directory(Organization organization, Store store) {
    this.organization = organization;
    this.groups = store.sequence();
    this.memberships = store.sequence();
    this.teamAdmins = store.sequence();
    this.removed = store.sequence();
    this.created = store.counter();
    addWellKnown(
        null, Group.ADMINISTRATORS, "Project Collection Administrators", "May do everything.");
    addWellKnown(
        null, Group.SERVICE_ACCOUNTS, "Project Collection Service Accounts", "For services only.");
    addWellKnown(
        null, Group.VALID_USERS, "Project Collection Valid Users", "All who have any access.");
    for (String[] group : OF_ORGANIZATION) {
      add(null, group[0], group[1]);
    }
  }

  void addProject(Project project) {
    addWellKnown(
        project, Group.ADMINISTRATORS, "Project Administrators", "May do all in the project.");
    addWellKnown(
        project, Group.VALID_USERS, "Project Valid Users", "All who have access to the project.");
    for (String[] group : OF_PROJECT) {
      add(project, group[0], group[1]);
    }
    join(administrators(project).id(), organization.me().id());
    addTeam(project, project.teams().get(0));
  }

  /** The group that stands for a team; whoever asks for the team becomes a member. */
  void addTeam(Project project, Project.Team team) {
    String sid = Descriptors.sid(project.id(), team.id());
    String name = team.name();
    Group group = new Group(team.id(), sid, name, team.description(), project, orgName(), 0);
    groups.add(group);
    join(validUsers(project).id(), group.id());
    named(project, "Contributors").ifPresent(all -> join(all.id(), group.id()));
    join(group.id(), organization.me().id());
    teamAdmins.add(new Membership(group.id(), organization.me().id()));
  }

  public boolean isTeamAdmin(UUID team, UUID person) {
    return teamAdmins.stream().anyMatch(new Membership(team, person)::equals);
  }

  /** A new group; the project is null for one of the organization. */
  public Group add(@Nullable Project project, String name, String description) {
    String key = scope(project) + "/" + name + "/" + created.next();
    return add(project, organization.derivedId("group", key), name, description);
  }

  /** A new group with an id that is already decided. */
  public Group add(@Nullable Project project, UUID id, String name, String description) {
    String sid = Descriptors.sid(scope(project), id);
    Group group = new Group(id, sid, name, description, project, orgName(), 0);
    groups.add(group);
    join(validUsers(project).id(), id);
    return group;
  }

  private void addWellKnown(@Nullable Project project, int number, String name, String text) {
    String sid = Descriptors.wellKnownSid(scope(project), number);
    UUID id = organization.derivedId("group", sid);
    groups.add(new Group(id, sid, name, text, project, orgName(), number));
    if (project != null && number == Group.VALID_USERS) {
      join(validUsers(null).id(), id);
    } else if (number != Group.VALID_USERS) {
      join(wellKnownSidId(project, Group.VALID_USERS), id);
    }
  }

  private UUID wellKnownSidId(@Nullable Project project, int number) {
    return organization.derivedId("group", Descriptors.wellKnownSid(scope(project), number));
  }

  private String orgName() {
    return organization.name();
  }

  private UUID scope(@Nullable Project project) {
    return project == null ? organization.collectionId() : project.id();
  }

  /** All groups but removed ones and those of deleted projects. */
  public List<Group> groups() {
    return groups.stream().filter(this::isHere).toList();
  }

  public boolean isHere(Group group) {
    Project project = group.project();
    boolean placed = project == null || project.isAlive();
    return placed && removed.stream().noneMatch(group.id()::equals);
  }

  /** Also one that has been removed. */
  public Optional<Group> groupEver(String text) {
    return groups.stream().filter(group -> group.answersTo(text)).findFirst();
  }

  public Optional<Group> group(String text) {
    return groups().stream().filter(group -> group.answersTo(text)).findFirst();
  }

  public Optional<Group> group(UUID id) {
    return groups.stream().filter(group -> group.id().equals(id) && isHere(group)).findFirst();
  }

  public Optional<Group> named(@Nullable Project project, String name) {
    return groups.stream()
        .filter(group -> scope(group.project()).equals(scope(project)))
        .filter(group -> group.displayName().equalsIgnoreCase(name) && isHere(group))
        .findFirst();
  }

  public Group administrators(@Nullable Project project) {
    return wellKnown(project, Group.ADMINISTRATORS);
  }

  public Group validUsers(@Nullable Project project) {
    return wellKnown(project, Group.VALID_USERS);
  }

  private Group wellKnown(@Nullable Project project, int number) {
    String sid = Descriptors.wellKnownSid(scope(project), number);
    return groups.stream().filter(group -> group.sid().equals(sid)).findFirst().orElseThrow();
  }

  /** Renames a group, and the team that it may be. */
  public void change(Group group, String name, String description) {
    groups.replaceAll(
        other -> other.id().equals(group.id()) ? other.with(name, description) : other);
    Project project = group.project();
    if (project != null) {
      project.changeTeam(new Project.Team(group.id(), name, description));
    }
  }

  public boolean isDefaultTeam(Group group) {
    Project project = group.project();
    return project != null && project.teams().get(0).id().equals(group.id());
  }

  /** Takes a group out of all others and empties it; it remains known by its descriptor. */
  public void remove(UUID group) {
    removed.add(group);
    organization.projects().forEach(project -> project.removeTeam(group));
    memberships.removeIf(m -> m.container().equals(group) || m.member().equals(group));
  }

  /** A person or group; empty for what is not there or no longer. */
  public Optional<Subject> subject(UUID id) {
    Optional<Subject> person = organization.person(id.toString()).map(found -> found);
    return person.or(() -> group(id));
  }

  public Optional<Subject> subject(String text) {
    Optional<Subject> person = organization.person(text).map(found -> found);
    return person.or(() -> group(text));
  }

  public boolean isDirectMember(UUID container, UUID member) {
    return memberships.stream().anyMatch(new Membership(container, member)::equals);
  }

  /** Makes a member of someone who may already be one. */
  public void join(UUID container, UUID member) {
    if (!isDirectMember(container, member)) {
      memberships.add(new Membership(container, member));
    }
  }

  public void leave(UUID container, UUID member) {
    memberships.removeIf(new Membership(container, member)::equals);
  }

  void leaveAll(UUID member) {
    memberships.removeIf(membership -> membership.member().equals(member));
  }

  /** The groups that someone belongs to directly. */
  public List<UUID> containersOf(UUID member) {
    return memberships.stream()
        .filter(m -> m.member().equals(member) && group(m.container()).isPresent())
        .map(Membership::container)
        .toList();
  }

  /** The direct members of a group. */
  public List<UUID> membersOf(UUID container) {
    return memberships.stream()
        .filter(m -> m.container().equals(container) && subject(m.member()).isPresent())
        .map(Membership::member)
        .toList();
  }

  /** All groups that someone belongs to, through others as well. */
  public Set<UUID> allContainersOf(UUID member) {
    Set<UUID> found = new LinkedHashSet<>();
    collect(member, found);
    return found;
  }

  private void collect(UUID member, Set<UUID> found) {
    containersOf(member).stream().filter(found::add).forEach(next -> collect(next, found));
  }

  /** The people in a group, through others as well. */
  public Stream<Identity> peopleIn(UUID container) {
    return organization.people().stream()
        .filter(person -> allContainersOf(person.id()).contains(container));
  }
}
