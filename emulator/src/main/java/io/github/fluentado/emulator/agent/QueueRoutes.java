// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.agent;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queues of a project, each for one pool. */
final class QueueRoutes {
  private final Pools pools;

  QueueRoutes(Pools pools) {
    this.pools = pools;
  }

  List<Route> routes() {
    String all = "distributedtask/queues";
    String one = all + "/{queue:int}";
    return List.of(
        Route.of("GET", all, this::list).in(PROJECT),
        Route.of("POST", all, this::add).in(PROJECT),
        Route.of("GET", one, this::get).in(PROJECT),
        Route.of("DELETE", one, this::delete).in(PROJECT));
  }

  private HttpAnswer list(Call call) {
    Query query = call.query();
    ActionFilter.check(query);
    List<Integer> ids = query.numbers("queueIds");
    List<Integer> poolIds = query.numbers("poolIds");
    List<String> names = query.list("queueNames");
    List<AgentQueue> found =
        pools
            .queues(project(call))
            .filter(queue -> ids.isEmpty() || ids.contains(queue.id()))
            .filter(queue -> poolIds.isEmpty() || poolIds.contains(queue.pool()))
            .filter(
                queue -> names.isEmpty() || names.stream().anyMatch(queue.name()::equalsIgnoreCase))
            .filter(queue -> PoolRoutes.matches(queue.name(), query.text("queueName").orElse("*")))
            .toList();
    return Answers.list(found, pools::json);
  }

  private Project project(Call call) {
    return pools.organization().requiredProject(call);
  }

  private AgentQueue queue(Call call) {
    int id = call.number("queue");
    return pools.queue(project(call), id).orElseThrow(() -> AgentErrors.noQueue(id));
  }

  private HttpAnswer get(Call call) {
    ActionFilter.check(call.query());
    return Answers.ok(pools.json(queue(call)));
  }

  /** For the pool that is named by id, or else has the queue's own name. */
  private HttpAnswer add(Call call) {
    Project project = project(call);
    JsonObject body = call.object();
    String name = Json.string(body, "name");
    if (name == null || name.isBlank()) {
      throw AgentErrors.missing("queue.Name");
    }
    if (pools.queues(project).anyMatch(queue -> queue.name().equalsIgnoreCase(name))) {
      throw AgentErrors.of(
          409,
          "TaskAgentQueueExistsException",
          "Project " + project.name() + " has a queue named " + name + " already.");
    }
    return Answers.ok(pools.json(pools.addQueue(project, name, pool(body, name))));
  }

  private Pool pool(JsonObject body, String name) {
    @Nullable JsonElement id =
        Json.member(body, "pool") instanceof JsonObject given ? Json.member(given, "id") : null;
    return id == null
        ? pools.named(name).orElseThrow(() -> AgentErrors.noPool(name))
        : pools.pool(Json.number(id));
  }

  private HttpAnswer delete(Call call) {
    pools.remove(queue(call));
    return Answers.none();
  }
}
