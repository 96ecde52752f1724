// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.security;

import io.github.fluentado.emulator.core.Directory;
import io.github.fluentado.emulator.core.Group;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.Subject;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.security.Acl.Ace;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Table;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** All access control lists, and what follows from them. */
final class AccessControl {
  private record Key(UUID namespace, String token) {}

  /**
   * What someone may and may not do at a token.
   *
   * @param allow bits set or inherited
   */
  record Effect(int allow, int deny) {}

  private final Organization organization;
  private final Directory directory;
  private final List<SecurityNamespace> namespaces = SecurityNamespace.all();
  private final Table<Key, Acl> lists;

  AccessControl(World world) {
    this.organization = world.organization();
    this.directory = organization.directory();
    this.lists =
        world.store().table(Comparator.comparing(Key::namespace).thenComparing(Key::token));
    Ace administrators =
        new Ace(directory.administrators(null).identityDescriptor(), Integer.MAX_VALUE, 0);
    grant("Collection", "NAMESPACE", administrators);
    grant("Collection", "NAMESPACE", all("Collection", directory.validUsers(null), "GENERIC_READ"));
    grant("Project", "$PROJECT", administrators);
    grant("Git Repositories", "repoV2", administrators);
    grant("Process", "$PROCESS", administrators);
    organization.eachProject(this::addProject);
  }

  /** The rights that the groups of a project have from the start. */
  private void addProject(Project project) {
    String id = project.id().toString();
    String uri = "$PROJECT:vstfs:///Classification/TeamProject/" + id;
    Group administrators = directory.administrators(project);
    for (String[] place :
        new String[][] {
          {"Project", uri},
          {"Git Repositories", "repoV2/" + id},
          {"Build", id},
          {"ReleaseManagement", id},
          {"MetaTask", id},
          {"Tagging", "/" + id},
          {"WorkItemQueryFolders", "$/" + id},
          {"DashboardsPrivileges", "$/" + id},
          {"Plan", "Plan/" + id},
          {"Library", "Library/" + id},
          {"Environment", "Environments/" + id},
          {"AnalyticsViews", "$/Shared/" + id},
          {"ServiceEndpoints", "endpoints/" + id}
        }) {
      grant(place[0], place[1], everything(place[0], administrators));
      grant(place[0], place[1], everything(place[0], directory.administrators(null)));
    }
    Group readers = directory.named(project, "Readers").orElseThrow();
    Group contributors = directory.named(project, "Contributors").orElseThrow();
    grant("Project", uri, all("Project", readers, "GENERIC_READ", "VIEW_TEST_RESULTS"));
    grant(
        "Project",
        uri,
        all(
            "Project",
            contributors,
            "GENERIC_READ",
            "PUBLISH_TEST_RESULTS",
            "DELETE_TEST_RESULTS",
            "VIEW_TEST_RESULTS",
            "MANAGE_TEST_ENVIRONMENTS",
            "MANAGE_TEST_CONFIGURATIONS",
            "WORK_ITEM_DELETE"));
    grant("Git Repositories", "repoV2/" + id, all("Git Repositories", readers, "GenericRead"));
    grant(
        "Git Repositories",
        "repoV2/" + id,
        all(
            "Git Repositories",
            contributors,
            "GenericRead",
            "GenericContribute",
            "CreateBranch",
            "CreateTag",
            "ManageNote",
            "PullRequestContribute"));
    grant("Build", id, all("Build", readers, "ViewBuilds", "ViewBuildDefinition"));
    grant(
        "Build",
        id,
        all(
            "Build",
            contributors,
            "ViewBuilds",
            "EditBuildQuality",
            "RetainIndefinitely",
            "DeleteBuilds",
            "QueueBuilds",
            "StopBuilds",
            "ViewBuildDefinition",
            "EditBuildDefinition",
            "DeleteBuildDefinition",
            "CreateBuildDefinition"));
    directory
        .named(project, "Build Administrators")
        .ifPresent(group -> grant("Build", id, everything("Build", group)));
    grant("WorkItemQueryFolders", "$/" + id, all("WorkItemQueryFolders", readers, "Read"));
    grant("WorkItemQueryFolders", "$/" + id, all("WorkItemQueryFolders", contributors, "Read"));
    grant("Tagging", "/" + id, all("Tagging", readers, "Enumerate"));
    grant("Tagging", "/" + id, all("Tagging", contributors, "Enumerate", "Create"));
  }

  private Ace all(String namespace, Group group, String... rights) {
    return new Ace(group.identityDescriptor(), named(namespace).bits(rights), 0);
  }

  private Ace everything(String namespace, Group group) {
    return new Ace(group.identityDescriptor(), named(namespace).allBits(), 0);
  }

  private void grant(String namespace, String token, Ace entry) {
    SecurityNamespace in = named(namespace);
    Ace entryHere = new Ace(entry.descriptor(), entry.allow() & in.allBits(), 0);
    put(in, list(in, token).with(entryHere));
  }

  private SecurityNamespace named(String name) {
    return namespaces.stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow();
  }

  List<SecurityNamespace> namespaces() {
    return namespaces;
  }

  SecurityNamespace namespace(String id) {
    return namespaces.stream()
        .filter(namespace -> namespace.id().toString().equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(
            () ->
                ServiceException.of(
                    404,
                    "Microsoft.VisualStudio.Services.Security.InvalidSecurityNamespaceException",
                    3000,
                    "There is no security namespace " + id + "."));
  }

  /** The list of a token; an empty one when nothing is set there. */
  Acl list(SecurityNamespace in, String token) {
    return find(in, token).orElseGet(() -> Acl.empty(token));
  }

  Optional<Acl> find(SecurityNamespace in, String token) {
    return lists.find(key(in, token));
  }

  List<Acl> lists(SecurityNamespace in) {
    return lists.keys().stream()
        .filter(key -> key.namespace().equals(in.id()))
        .flatMap(key -> lists.find(key).stream())
        .toList();
  }

  void put(SecurityNamespace in, Acl list) {
    lists.put(key(in, list.token()), list);
  }

  void remove(SecurityNamespace in, Acl list) {
    lists.remove(key(in, list.token()));
  }

  private static Key key(SecurityNamespace in, String token) {
    return new Key(in.id(), in.plain(token).toLowerCase(Locale.ROOT));
  }

  /** The identity descriptor meant: services, which nobody can list, are taken as they are. */
  String descriptor(String text) {
    Optional<Subject> subject = directory.subject(text);
    if (subject.isPresent()) {
      return subject.get().identityDescriptor();
    } else if (text.matches("Microsoft\\.TeamFoundation\\.ServiceIdentity;.+|System:.+;.+")) {
      return text;
    }
    throw ServiceException.of(
        404,
        "Microsoft.VisualStudio.Services.Identity.IdentityNotFoundException",
        3000,
        "TF14045: The identity '" + text + "' could not be found.");
  }

  Effect mine(SecurityNamespace in, String token) {
    return effect(in, token, namesOf(organization.me().id()));
  }

  boolean iAmAdministrator() {
    UUID administrators = directory.administrators(null).id();
    return directory.allContainersOf(organization.me().id()).contains(administrators);
  }

  /** What follows for the one of a descriptor alone, as groups that hold it are not asked. */
  Effect ofEntry(SecurityNamespace in, String token, String descriptor) {
    return effect(in, token, Set.of(descriptor.toLowerCase(Locale.ROOT)));
  }

  private Set<String> namesOf(UUID subject) {
    Set<String> names = new HashSet<>();
    Set<UUID> ids = new HashSet<>(directory.allContainersOf(subject));
    ids.add(subject);
    ids.stream()
        .flatMap(id -> directory.subject(id).stream())
        .forEach(found -> names.add(found.identityDescriptor().toLowerCase(Locale.ROOT)));
    return names;
  }

  /** The nearest word counts; at one place a denial counts more than a permission. */
  private Effect effect(SecurityNamespace in, String token, Set<String> names) {
    int allow = 0;
    int deny = 0;
    for (String place : in.upwards(token)) {
      Acl list = list(in, place);
      int denied = 0;
      int allowed = 0;
      for (Ace entry : list.entries().values()) {
        if (names.contains(entry.descriptor().toLowerCase(Locale.ROOT))) {
          denied |= entry.deny();
          allowed |= entry.allow();
        }
      }
      int open = ~(allow | deny);
      deny |= denied & open;
      allow |= allowed & ~denied & open;
      if (!list.inherits()) {
        break;
      }
    }
    return new Effect(allow, deny);
  }
}
