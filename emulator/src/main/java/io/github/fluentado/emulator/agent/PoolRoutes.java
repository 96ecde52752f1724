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
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Agent pools. */
final class PoolRoutes {
  private final Pools pools;

  PoolRoutes(Pools pools) {
    this.pools = pools;
  }

  List<Route> routes() {
    String all = "distributedtask/pools";
    String one = all + "/{pool:int}";
    return List.of(
        Route.of("GET", all, this::list).in(ORGANIZATION),
        Route.of("POST", all, this::add).in(ORGANIZATION),
        Route.of("GET", one, this::get).in(ORGANIZATION),
        Route.of("PATCH", one, this::update).in(ORGANIZATION),
        Route.of("DELETE", one, this::delete).in(ORGANIZATION),
        Route.of("GET", one + "/permissions/{bits}", this::permitted).in(ORGANIZATION));
  }

  private HttpAnswer list(Call call) {
    Query query = call.query();
    ActionFilter.check(query);
    List<Integer> ids = query.numbers("poolIds");
    String type =
        query.text("poolType").isEmpty()
            ? ""
            : ActionFilter.word(query, "poolType", Pool.AUTOMATION, Pool.DEPLOYMENT);
    List<Pool> found =
        pools.all().stream()
            .filter(pool -> ids.isEmpty() || ids.contains(pool.id()))
            .filter(pool -> type.isEmpty() ? !isDeployment(pool) : pool.type().equals(type))
            .filter(pool -> matches(pool.name(), query.text("poolName").orElse("*")))
            .toList();
    return Answers.list(found, this::json);
  }

  /** Pools of deployment groups are listed only when they are asked for. */
  private static boolean isDeployment(Pool pool) {
    return pool.type().equals(Pool.DEPLOYMENT);
  }

  /** Names are compared without regard to case; a star at the end stands for any rest. */
  static boolean matches(String name, String pattern) {
    String low = name.toLowerCase(Locale.ROOT);
    String wanted = pattern.toLowerCase(Locale.ROOT);
    return wanted.endsWith("*")
        ? low.startsWith(wanted.substring(0, wanted.length() - 1))
        : low.equals(wanted);
  }

  private HttpAnswer get(Call call) {
    ActionFilter.check(call.query());
    return Answers.ok(json(pools.pool(call.number("pool"))));
  }

  private HttpAnswer add(Call call) {
    JsonObject body = call.object();
    String name = name(body);
    refuseTaken(name, null);
    String type = type(body);
    Pool pool = pools.add(name, false, type, flag(body, "autoProvision", false));
    Pool made = settings(pool, body);
    pools.put(made);
    if (made.autoProvision()) {
      pools
          .organization()
          .projects()
          .forEach(project -> pools.addQueue(project, made.name(), made));
    }
    return Answers.ok(json(made));
  }

  private static String type(JsonObject body) {
    String type = Json.string(body, "poolType");
    return Pool.DEPLOYMENT.equalsIgnoreCase(type) ? Pool.DEPLOYMENT : Pool.AUTOMATION;
  }

  private static String name(JsonObject body) {
    String name = Json.string(body, "name");
    if (name == null || name.isBlank()) {
      throw AgentErrors.missing("pool.Name");
    }
    return name.trim();
  }

  private void refuseTaken(String name, @Nullable Pool self) {
    pools
        .named(name)
        .filter(other -> self == null || other.id() != self.id())
        .ifPresent(
            other -> {
              throw AgentErrors.of(
                  409,
                  "TaskAgentPoolExistsException",
                  "There is an agent pool named " + other.name() + " already.");
            });
  }

  private HttpAnswer update(Call call) {
    Pool pool = pools.pool(call.number("pool"));
    JsonObject body = call.object();
    Pool changed = pool;
    if (Json.member(body, "name") != null) {
      refuseTaken(name(body), pool);
      changed = pool.named(name(body));
    }
    Pool updated = settings(changed, body);
    pools.put(updated);
    return Answers.ok(json(updated));
  }

  private static Pool settings(Pool pool, JsonObject body) {
    JsonElement target = Json.member(body, "targetSize");
    return pool.with(
        flag(body, "autoProvision", pool.autoProvision()),
        flag(body, "autoUpdate", pool.autoUpdate()),
        flag(body, "autoSize", pool.autoSize()),
        target == null ? pool.targetSize() : Integer.valueOf(Json.number(target)));
  }

  static boolean flag(JsonObject body, String name, boolean other) {
    return Json.member(body, name) == null ? other : Json.flag(body, name);
  }

  private HttpAnswer delete(Call call) {
    Pool pool = pools.pool(call.number("pool"));
    if (pool.hosted()) {
      throw AgentErrors.of(
          403, "TaskAgentPoolCannotDeleteException", "A hosted pool cannot be deleted.");
    }
    if (pools.agents(pool).size() > 0) {
      throw AgentErrors.of(
          409,
          "TaskAgentPoolReferencesDifferentPoolException",
          "Pool " + pool.name() + " still has agents; delete them first.");
    }
    pools.remove(pool);
    return Answers.none();
  }

  private HttpAnswer permitted(Call call) {
    pools.pool(call.number("pool"));
    return Answers.ok(true);
  }

  private Doc json(Pool pool) {
    return pool.json(pools.size(pool), pools.organization().url());
  }
}
