// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.agent;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The agents of a pool. */
final class AgentRoutes {
  private final Pools pools;

  AgentRoutes(Pools pools) {
    this.pools = pools;
  }

  List<Route> routes() {
    String all = "distributedtask/pools/{pool:int}/agents";
    String one = all + "/{agent:int}";
    return List.of(
        Route.of("GET", all, this::list).in(ORGANIZATION),
        Route.of("POST", all, this::add).in(ORGANIZATION),
        Route.of("GET", one, this::get).in(ORGANIZATION),
        Route.of("PUT", one, this::replace).in(ORGANIZATION),
        Route.of("PATCH", one, this::update).in(ORGANIZATION),
        Route.of("DELETE", one, this::delete).in(ORGANIZATION),
        Route.of("PUT", one + "/usercapabilities", this::capabilities).in(ORGANIZATION).preview());
  }

  private Pool pool(Call call) {
    return pools.pool(call.number("pool"));
  }

  private Agent agent(Call call) {
    Pool pool = pool(call);
    int id = call.number("agent");
    return pools.agents(pool).find(id).orElseThrow(() -> AgentErrors.noAgent(id, pool.name()));
  }

  private HttpAnswer list(Call call) {
    Query query = call.query();
    Pool pool = pool(call);
    List<Demand> demands = query.list("demands").stream().map(Demand::parse).toList();
    String name = query.text("agentName").orElse("*");
    List<Agent> found =
        pools.agents(pool).stream()
            .filter(agent -> PoolRoutes.matches(agent.name(), name))
            .filter(agent -> demands.stream().allMatch(demand -> demand.isMetBy(agent)))
            .toList();
    return Answers.list(found, agent -> json(call, agent));
  }

  private HttpAnswer get(Call call) {
    if (call.query().text("isCheckPermissions").isPresent()) {
      agent(call);
      return Answers.ok(true);
    }
    return Answers.ok(json(call, agent(call)));
  }

  /** No jobs run on agents here, so none is assigned, whether asked for or not. */
  private Doc json(Call call, Agent agent) {
    Query query = call.query();
    JsonObject properties = agent.properties(query.list("propertyFilters"));
    boolean capabilities = query.flag("includeCapabilities");
    return agent.json(pool(call), pools.organization().url(), capabilities, properties);
  }

  private HttpAnswer add(Call call) {
    Pool pool = pool(call);
    JsonObject body = call.object();
    if (pool.hosted()) {
      throw AgentErrors.of(
          403, "AccessDeniedException", "Agents of the hosted pool are the service's own.");
    }
    Instant now = pools.organization().now();
    Agent blank =
        new Agent(
            pools.nextAgent(),
            "",
            "0.0.0",
            "",
            true,
            "offline",
            1,
            now,
            now,
            Map.of(),
            Map.of(),
            new JsonObject());
    return save(call, pool, read(body, blank));
  }

  private HttpAnswer replace(Call call) {
    Agent old = agent(call);
    JsonObject body = call.object();
    checkId(body, old);
    Agent blank =
        new Agent(
            old.id(),
            "",
            old.version(),
            old.osDescription(),
            true,
            old.status(),
            1,
            old.created(),
            old.statusChanged(),
            Map.of(),
            Map.of(),
            new JsonObject());
    return save(call, pool(call), read(body, blank));
  }

  private HttpAnswer update(Call call) {
    Agent old = agent(call);
    JsonObject body = call.object();
    checkId(body, old);
    return save(call, pool(call), read(body, old));
  }

  private static void checkId(JsonObject body, Agent old) {
    JsonElement id = Json.member(body, "id");
    if (id != null && Json.number(id) != old.id()) {
      throw ServiceException.invalidArgument(
          "The agent's id in the body differs from " + old.id() + " in the URL.");
    }
  }

  private HttpAnswer save(Call call, Pool pool, Agent agent) {
    if (agent.name().isBlank()) {
      throw AgentErrors.missing("agent.Name");
    }
    boolean taken =
        pools.agents(pool).stream()
            .anyMatch(a -> a.id() != agent.id() && a.name().equalsIgnoreCase(agent.name()));
    if (taken) {
      throw AgentErrors.of(
          409,
          "TaskAgentExistsException",
          "Pool " + pool.name() + " has an agent named " + agent.name() + " already.");
    }
    pools.agents(pool).put(agent.id(), agent);
    JsonObject properties = agent.properties(call.query().list("propertyFilters"));
    return Answers.ok(agent.json(pool, pools.organization().url(), true, properties));
  }

  private Agent read(JsonObject body, Agent old) {
    String status = status(body, old.status());
    Instant changed =
        status.equals(old.status()) ? old.statusChanged() : pools.organization().now();
    JsonElement parallel = Json.member(body, "maxParallelism");
    return new Agent(
        old.id(),
        text(body, "name", old.name()),
        text(body, "version", old.version()),
        text(body, "osDescription", old.osDescription()),
        PoolRoutes.flag(body, "enabled", old.enabled()),
        status,
        parallel == null ? old.maxParallelism() : Json.number(parallel),
        old.created(),
        changed,
        texts(body, "systemCapabilities", old.systemCapabilities()),
        texts(body, "userCapabilities", old.userCapabilities()),
        Json.member(body, "properties") instanceof JsonObject given ? given : old.properties());
  }

  private static String status(JsonObject body, String other) {
    String status = text(body, "status", other).toLowerCase(Locale.ROOT);
    if (!status.equals("online") && !status.equals("offline")) {
      throw ServiceException.invalidArgument(
          "The status of an agent is online or offline, not " + status + ".");
    }
    return status;
  }

  private static String text(JsonObject body, String name, String other) {
    @Nullable JsonElement value = Json.member(body, name);
    return value == null ? other : Json.scalar(value);
  }

  private static Map<String, String> texts(
      JsonObject body, String name, Map<String, String> other) {
    return Json.member(body, name) instanceof JsonObject given ? Agent.texts(given) : other;
  }

  private HttpAnswer capabilities(Call call) {
    Agent agent = agent(call).withUserCapabilities(Agent.texts(call.object()));
    pools.agents(pool(call)).put(agent.id(), agent);
    return Answers.ok(agent.json(pool(call), pools.organization().url(), true, new JsonObject()));
  }

  private HttpAnswer delete(Call call) {
    pools.agents(pool(call)).remove(agent(call).id());
    return Answers.none();
  }
}
