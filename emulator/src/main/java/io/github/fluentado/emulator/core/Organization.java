// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Sequence;
import io.github.fluentado.emulator.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Names, people, projects and the clock: what all areas share. */
public final class Organization {
  private final String name;
  private final String url;
  private final InstantSource clock;
  private final Sequence<Identity> people;
  private final Sequence<Project> projects;
  private final List<Consumer<Project>> listeners = new CopyOnWriteArrayList<>();

  /** The first person is the one whom the token stands for. */
  public Organization(Store store, String name, String rootUrl, InstantSource clock) {
    this.people = store.sequence();
    this.projects = store.sequence();
    this.name = name;
    this.url = rootUrl + "/" + Percent.encode(name);
    this.clock = clock;
  }

  public Identity addPerson(String displayName, String uniqueName) {
    Identity person =
        new Identity(
            derivedId("person", uniqueName), displayName, uniqueName, 1000 + people.size());
    people.add(person);
    return person;
  }

  public Project addProject(String projectName, String description) {
    UUID team = derivedId("team", projectName);
    Project.Team first = new Project.Team(team, projectName + " Team", "The default project team.");
    UUID id = derivedId("project", projectName);
    Project project = new Project(id, projectName, description, now(), List.of(first));
    projects.add(project);
    listeners.forEach(listener -> listener.accept(project));
    return project;
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

  public List<Project> projects() {
    return projects.items();
  }

  public Optional<Identity> person(String text) {
    return people.stream().filter(person -> person.answersTo(text)).findFirst();
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
    return projects.stream()
        .filter(
            project ->
                project.name().equalsIgnoreCase(nameOrId)
                    || project.id().toString().equalsIgnoreCase(nameOrId))
        .findFirst();
  }

  private static ServiceException missingProject(String nameOrId) {
    boolean id = nameOrId.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
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
