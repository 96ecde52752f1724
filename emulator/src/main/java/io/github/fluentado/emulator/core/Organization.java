// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Guids;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Sequence;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.store.Table;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Names, people, projects and the clock: what all areas share. */
public final class Organization {
  private final String name;
  private final String url;
  private final InstantSource clock;
  private final Store store;
  private final Sequence<Identity> people;
  private final Sequence<UUID> leavers;
  private final Sequence<Project> projects;
  private final Table<UUID, Project> projectsById;
  private final Counter revisions;
  private final Directory directory;
  private final ProcessCatalogue processes;
  private final List<Consumer<Project>> listeners = new CopyOnWriteArrayList<>();
  private final List<BiConsumer<Project, Project.Facts>> changeListeners =
      new CopyOnWriteArrayList<>();

  /** The first person is the one whom the token stands for. */
  public Organization(Store store, String name, String rootUrl, InstantSource clock) {
    this.store = store;
    this.people = store.sequence();
    this.leavers = store.sequence();
    this.projects = store.sequence();
    this.projectsById = store.table();
    this.revisions = store.counter();
    this.name = name;
    this.url = rootUrl + "/" + Percent.encode(name);
    this.clock = clock;
    this.directory = new Directory(this, store);
    this.processes = new ProcessCatalogue(store);
  }

  public Identity addPerson(String displayName, String uniqueName) {
    UUID id = derivedId("person", uniqueName);
    return addPerson(id, displayName, uniqueName, derivedId("origin", uniqueName).toString());
  }

  /** Someone new, or someone who comes back. */
  public Identity addPerson(UUID id, String displayName, String uniqueName, String originId) {
    Identity person = new Identity(id, displayName, uniqueName, 1000 + people.size(), originId);
    boolean first = people.isEmpty();
    if (people.stream().anyMatch(other -> other.id().equals(id))) {
      people.replaceAll(other -> other.id().equals(id) ? person : other);
    } else {
      people.add(person);
    }
    leavers.removeIf(id::equals);
    directory.join(directory.validUsers(null).id(), id);
    if (first) {
      directory.join(directory.administrators(null).id(), id);
    }
    return person;
  }

  /** Takes all rights; the person remains as the author of what was done. */
  public void removePerson(Identity person) {
    leavers.add(person.id());
    directory.leaveAll(person.id());
  }

  /** A project that is ready at once. */
  public Project addProject(String projectName, String description) {
    Project.Facts facts = facts(projectName, description, "private", Project.State.WELL_FORMED);
    return addProject(ProcessTemplate.AGILE, facts);
  }

  Project.Facts facts(
      String projectName, String description, String visibility, Project.State state) {
    int revision = revisions.next();
    return new Project.Facts(projectName, description, "", visibility, state, now(), revision);
  }

  Project addProject(ProcessTemplate process, Project.Facts facts) {
    String key = uniqueKey(facts.name());
    Project project = new Project(store, derivedId("project", key), process, facts);
    UUID team = derivedId("team", key);
    project.addTeam(new Project.Team(team, facts.name() + " Team", "The default project team."));
    projects.add(project);
    projectsById.put(project.id(), project);
    directory.addProject(project);
    listeners.forEach(listener -> listener.accept(project));
    return project;
  }

  /** The name; with a number when a former project got its ids from the same name. */
  private String uniqueKey(String projectName) {
    String key = projectName;
    for (int i = 2; isTaken(derivedId("project", key)); i++) {
      key = projectName + "#" + i;
    }
    return key;
  }

  private boolean isTaken(UUID id) {
    return projectsById.has(id);
  }

  /** Changes a project, counts that up, and tells it. */
  void change(Project project, Project.Facts next) {
    Project.Facts before = project.facts();
    project.change(next.at(now(), revisions.next()));
    changeListeners.forEach(listener -> listener.accept(project, before));
  }

  /** Tells an area of projects that are renamed, deleted or restored, and how they were before. */
  public void eachChange(BiConsumer<Project, Project.Facts> listener) {
    changeListeners.add(listener);
  }

  public ProcessCatalogue processes() {
    return processes;
  }

  public Directory directory() {
    return directory;
  }

  /** The one collection, in which all is; also the id of the organization itself. */
  public UUID collectionId() {
    return derivedId("organization", "");
  }

  /** The same text gives the same id in each run. */
  public UUID derivedId(String kind, String text) {
    String seed = name + "/" + kind + "/" + text;
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
  }

  public String name() {
    return name;
  }

  public String url() {
    return url;
  }

  /** A server's collections lie below a virtual directory. */
  public boolean isHosted() {
    return URI.create(url).getPath().lastIndexOf('/') == 0;
  }

  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  public Identity me() {
    return people.get(0);
  }

  /** Tells an area of each project, of those that are there at once, of others when they come. */
  public void eachProject(Consumer<Project> listener) {
    listeners.add(listener);
    projects().forEach(listener);
  }

  /** The projects that are not deleted. */
  public List<Project> projects() {
    return projects.stream().filter(Project::isAlive).toList();
  }

  List<Project> projectsEver() {
    return projects.items();
  }

  /** Those who have not left. */
  public List<Identity> people() {
    return people.stream().filter(this::isHere).toList();
  }

  public Optional<Identity> person(String text) {
    return people.stream().filter(person -> person.answersTo(text) && isHere(person)).findFirst();
  }

  /** Also one who has left. */
  public Optional<Identity> personEver(String text) {
    return people.stream().filter(person -> person.answersTo(text)).findFirst();
  }

  /** By the id in the directory that signs people in; also one who has left. */
  public Optional<Identity> personByOrigin(String originId) {
    return people.stream().filter(p -> p.originId().equalsIgnoreCase(originId)).findFirst();
  }

  public boolean isHere(Identity person) {
    return leavers.stream().noneMatch(person.id()::equals);
  }

  /** The project of the call's URL; refuses when it names one that does not exist. */
  public Optional<Project> project(Call call) {
    return call.project().map(this::project);
  }

  public Project requiredProject(Call call) {
    return project(call).orElseThrow(() -> missingProject(""));
  }

  /** By name in any letter case, or by id. */
  public Project project(String nameOrId) {
    return find(nameOrId).orElseThrow(() -> missingProject(nameOrId));
  }

  public Optional<Project> find(String nameOrId) {
    return Guids.parse(nameOrId)
        .map(this::find)
        .orElseGet(
            () ->
                projects.stream()
                    .filter(project -> project.name().equalsIgnoreCase(nameOrId))
                    .filter(Project::isAlive)
                    .findFirst());
  }

  /** Unless it is deleted. */
  public Optional<Project> find(UUID id) {
    return projectsById.find(id).filter(Project::isAlive);
  }

  private static ServiceException missingProject(String nameOrId) {
    boolean id = Guids.parse(nameOrId).isPresent();
    return ServiceException.of(
        404,
        "Microsoft.TeamFoundation.Core.WebApi."
            + (id ? "ProjectDoesNotExistException" : "ProjectDoesNotExistWithNameException"),
        3000,
        (id ? "VS800075: There is no project with the id " : "TF200016: There is no project named ")
            + nameOrId
            + ", or you may not see it.");
  }
}
