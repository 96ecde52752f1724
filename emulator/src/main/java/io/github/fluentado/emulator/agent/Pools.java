// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.agent;

import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.store.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pools with their agents, and the queues of the projects. Two pools are there from the start, and
 * each project has a queue for either.
 */
public final class Pools {
  private final Organization organization;
  private final Store store;
  private final Table<Integer, Pool> pools;
  private final Table<Integer, Table<Integer, Agent>> agents;
  private final Table<Integer, AgentQueue> queues;
  private final Counter poolIds;
  private final Counter agentIds;
  private final Counter queueIds;

  Pools(World world) {
    this.organization = world.organization();
    this.store = world.store();
    this.pools = store.table();
    this.agents = store.table();
    this.queues = store.table();
    this.poolIds = store.counter();
    this.agentIds = store.counter();
    this.queueIds = store.counter();
    add("Default", false, Pool.AUTOMATION, true);
    add("Azure Pipelines", true, Pool.AUTOMATION, true);
    organization.eachProject(this::addQueues);
  }

  private void addQueues(Project project) {
    pools.stream()
        .filter(Pool::autoProvision)
        .forEach(pool -> addQueue(project, pool.name(), pool));
  }

  Organization organization() {
    return organization;
  }

  Pool add(String name, boolean hosted, String type, boolean autoProvision) {
    int id = poolIds.next();
    Pool pool =
        new Pool(
            id,
            organization.derivedId("pools", ""),
            name,
            hosted,
            type,
            autoProvision,
            true,
            true,
            null,
            organization.now(),
            organization.me());
    pools.put(id, pool);
    agents.put(id, store.table());
    return pool;
  }

  AgentQueue addQueue(Project project, String name, Pool pool) {
    AgentQueue queue = new AgentQueue(queueIds.next(), project.id(), name, pool.id());
    queues.put(queue.id(), queue);
    return queue;
  }

  void put(Pool pool) {
    pools.put(pool.id(), pool);
  }

  void remove(Pool pool) {
    pools.remove(pool.id());
    agents.remove(pool.id());
    queues.values().stream().filter(queue -> queue.pool() == pool.id()).forEach(this::remove);
  }

  void remove(AgentQueue queue) {
    queues.remove(queue.id());
  }

  List<Pool> all() {
    return pools.values();
  }

  Pool pool(int id) {
    return pools.find(id).orElseThrow(() -> AgentErrors.noPool(id));
  }

  Optional<Pool> named(String name) {
    return pools.stream().filter(pool -> pool.name().equalsIgnoreCase(name)).findFirst();
  }

  int nextAgent() {
    return agentIds.next();
  }

  Table<Integer, Agent> agents(Pool pool) {
    return agents.find(pool.id()).orElseThrow();
  }

  int size(Pool pool) {
    return pool.hosted() ? 1 : agents(pool).size();
  }

  Doc reference(Pool pool) {
    return pool.reference(size(pool));
  }

  /** The queues of a project. */
  public Stream<AgentQueue> queues(Project project) {
    return queues.stream().filter(queue -> queue.project().equals(project.id()));
  }

  /** A queue of a project. */
  public Optional<AgentQueue> queue(Project project, int id) {
    return queues.find(id).filter(queue -> queue.project().equals(project.id()));
  }

  /** The queue of the hosted pool, else any; empty when the project has none. */
  public Optional<AgentQueue> usual(Project project) {
    return queues(project)
        .filter(queue -> pool(queue.pool()).hosted())
        .findFirst()
        .or(() -> queues(project).findFirst());
  }

  /** A queue as the distributed task area writes it. */
  Doc json(AgentQueue queue) {
    return Doc.of("id", queue.id())
        .with("projectId", queue.project())
        .with("name", queue.name())
        .with("pool", reference(pool(queue.pool())));
  }

  /** A queue as builds and their definitions write it. */
  public Doc inBuilds(AgentQueue queue) {
    Pool pool = pool(queue.pool());
    String url = organization.url() + "/_apis/build/Queues/" + queue.id();
    Doc poolForm = Doc.of("id", pool.id()).with("name", pool.name());
    return Doc.of("_links", Doc.of().withHref("self", url))
        .with("id", queue.id())
        .with("name", queue.name())
        .with("url", url)
        .with("pool", pool.hosted() ? poolForm.with("isHosted", true) : poolForm);
  }
}
