// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.agent;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Pages;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Deployment groups; their targets are the agents of a pool that each group has. */
final class DeploymentRoutes {
  private static final int MOST = 1000;

  private final Pools pools;
  private final Table<Integer, Group> groups;
  private final Table<Integer, List<String>> tags;
  private final Counter ids;

  private record Group(int id, UUID project, String name, String description, int pool) {}

  DeploymentRoutes(World world, Pools pools) {
    this.pools = pools;
    this.groups = world.store().table();
    this.tags = world.store().table();
    this.ids = world.store().counter();
  }

  List<Route> routes() {
    String all = "distributedtask/deploymentgroups";
    String one = all + "/{group:int}";
    String target = one + "/targets/{target:int}";
    return List.of(
        Route.of("GET", all, this::list).in(PROJECT),
        Route.of("POST", all, this::add).in(PROJECT),
        Route.of("GET", one, this::get).in(PROJECT),
        Route.of("PATCH", one, this::update).in(PROJECT),
        Route.of("DELETE", one, this::delete).in(PROJECT),
        Route.of("GET", one + "/targets", this::targets).in(PROJECT),
        Route.of("PATCH", one + "/targets", this::updateTargets).in(PROJECT),
        Route.of("GET", target, this::target).in(PROJECT),
        Route.of("DELETE", target, this::deleteTarget).in(PROJECT));
  }

  private Project project(Call call) {
    return pools.organization().requiredProject(call);
  }

  private Group group(Call call) {
    int id = call.number("group");
    return groups
        .find(id)
        .filter(group -> group.project().equals(project(call).id()))
        .orElseThrow(
            () ->
                AgentErrors.of(
                    404,
                    "DeploymentMachineGroupNotFoundException",
                    "There is no deployment group " + id + "."));
  }

  private HttpAnswer list(Call call) {
    Query query = call.query();
    ActionFilter.check(query);
    List<Integer> wanted = query.numbers("ids");
    List<Group> found =
        groups.stream()
            .filter(group -> group.project().equals(project(call).id()))
            .filter(group -> wanted.isEmpty() || wanted.contains(group.id()))
            .filter(group -> PoolRoutes.matches(group.name(), query.text("name").orElse("*")))
            .sorted(Comparator.comparing(group -> group.name().toLowerCase(Locale.ROOT)))
            .toList();
    boolean machines = machines(call);
    return Pages.from(found, query, MOST, Group::name, group -> json(group, machines));
  }

  private static boolean machines(Call call) {
    return call.query().list("$expand").stream().anyMatch("machines"::equalsIgnoreCase);
  }

  private HttpAnswer get(Call call) {
    ActionFilter.check(call.query());
    return Answers.ok(json(group(call), machines(call)));
  }

  private HttpAnswer add(Call call) {
    Project project = project(call);
    JsonObject body = call.object();
    String name = name(body, "");
    refuseTaken(project, name, 0);
    JsonElement given = Json.member(body, "poolId");
    Pool pool =
        given == null
            ? pools.add(project.name() + "-" + name, false, Pool.DEPLOYMENT, false)
            : pools.pool(Json.number(given));
    Group made =
        new Group(ids.next(), project.id(), name, Json.string(body, "description", ""), pool.id());
    groups.put(made.id(), made);
    return Answers.ok(json(made, false));
  }

  private static String name(JsonObject body, String other) {
    String name = Json.string(body, "name");
    String used = name == null ? other : name.trim();
    if (used.isEmpty()) {
      throw AgentErrors.missing("deploymentGroup.Name");
    }
    return used;
  }

  private void refuseTaken(Project project, String name, int self) {
    boolean taken =
        groups.stream()
            .filter(group -> group.id() != self && group.project().equals(project.id()))
            .anyMatch(group -> group.name().equalsIgnoreCase(name));
    if (taken) {
      throw AgentErrors.of(
          409,
          "DeploymentGroupExistsException",
          "The project has a deployment group named " + name + " already.");
    }
  }

  private HttpAnswer update(Call call) {
    Group old = group(call);
    JsonObject body = call.object();
    String name = name(body, old.name());
    refuseTaken(project(call), name, old.id());
    String text = Json.string(body, "description");
    Group changed =
        new Group(
            old.id(), old.project(), name, text == null ? old.description() : text, old.pool());
    groups.put(changed.id(), changed);
    return Answers.ok(json(changed, false));
  }

  private HttpAnswer delete(Call call) {
    Group group = group(call);
    groups.remove(group.id());
    boolean shared = groups.stream().anyMatch(other -> other.pool() == group.pool());
    if (!shared) {
      pools.remove(pools.pool(group.pool()));
    }
    return Answers.none();
  }

  private List<Agent> agents(Group group) {
    return pools.agents(pools.pool(group.pool())).values();
  }

  private List<String> tags(Agent agent) {
    return tags.find(agent.id()).orElse(List.of());
  }

  private Doc json(Group group, boolean machines) {
    Project project = pools.organization().project(group.project().toString());
    List<Agent> agents = agents(group);
    Doc body =
        Doc.of("machineCount", agents.size())
            .with("description", group.description())
            .with("id", group.id())
            .with("project", Doc.of("id", project.id()).with("name", project.name()))
            .with("name", group.name())
            .with("pool", pools.reference(pools.pool(group.pool())))
            .with(
                "machineTags", agents.stream().flatMap(a -> tags(a).stream()).distinct().toList());
    return machines
        ? body.with("machines", agents.stream().map(agent -> json(group, agent, false)).toList())
        : body;
  }

  private Doc json(Group group, Agent agent, boolean capabilities) {
    Pool pool = pools.pool(group.pool());
    String url = pools.organization().url();
    return Doc.of("tags", tags(agent))
        .with("id", agent.id())
        .with("agent", agent.json(pool, url, capabilities, new JsonObject()));
  }

  private HttpAnswer targets(Call call) {
    Group group = group(call);
    Query query = call.query();
    List<String> wanted = query.list("tags");
    String name = query.text("name").orElse("");
    boolean part = query.flag("partialNameMatch");
    String status = ActionFilter.word(query, "agentStatus", "all", "online", "offline");
    boolean capabilities =
        query.list("$expand").stream().anyMatch("capabilities"::equalsIgnoreCase);
    List<Agent> found =
        agents(group).stream()
            .filter(agent -> wanted.stream().allMatch(tag -> has(agent, tag)))
            .filter(agent -> name.isEmpty() || named(agent, name, part))
            .filter(agent -> status.equals("all") || agent.status().equals(status))
            .filter(
                agent ->
                    query.text("enabled").isEmpty() || agent.enabled() == query.flag("enabled"))
            .sorted(Comparator.comparing(agent -> agent.name().toLowerCase(Locale.ROOT)))
            .toList();
    return Pages.from(found, query, MOST, Agent::name, agent -> json(group, agent, capabilities));
  }

  private boolean has(Agent agent, String tag) {
    return tags(agent).stream().anyMatch(tag::equalsIgnoreCase);
  }

  private static boolean named(Agent agent, String name, boolean part) {
    String low = agent.name().toLowerCase(Locale.ROOT);
    return part
        ? low.contains(name.toLowerCase(Locale.ROOT))
        : low.equals(name.toLowerCase(Locale.ROOT));
  }

  private Agent agent(Group group, int id) {
    Pool pool = pools.pool(group.pool());
    return pools.agents(pool).find(id).orElseThrow(() -> AgentErrors.noAgent(id, pool.name()));
  }

  private HttpAnswer target(Call call) {
    Group group = group(call);
    boolean capabilities =
        call.query().list("$expand").stream().anyMatch("capabilities"::equalsIgnoreCase);
    return Answers.ok(json(group, agent(group, call.number("target")), capabilities));
  }

  private HttpAnswer updateTargets(Call call) {
    Group group = group(call);
    List<Doc> changed = new ArrayList<>();
    for (JsonElement element : call.array()) {
      if (!(element instanceof JsonObject body) || Json.member(body, "id") == null) {
        throw ServiceException.invalidArgument("Each element of the list must name a target.");
      }
      Agent agent = agent(group, Json.number(body.get("id")));
      List<String> named = new ArrayList<>();
      if (Json.member(body, "tags") instanceof JsonArray given) {
        given.forEach(tag -> named.add(Json.scalar(tag)));
      }
      tags.put(agent.id(), List.copyOf(named));
      changed.add(json(group, agent, false));
    }
    return Answers.list(changed);
  }

  private HttpAnswer deleteTarget(Call call) {
    Group group = group(call);
    Agent agent = agent(group, call.number("target"));
    pools.agents(pools.pool(group.pool())).remove(agent.id());
    tags.remove(agent.id());
    return Answers.none();
  }
}
