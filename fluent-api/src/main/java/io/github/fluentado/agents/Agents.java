// SPDX-License-Identifier: MIT
package io.github.fluentado.agents;

import io.github.fluentado.client.common.TaskAgent;
import io.github.fluentado.client.distributedtask.AgentsApi;
import io.github.fluentado.client.distributedtask.PoolsApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.Check;
import java.util.LinkedHashMap;
import java.util.Map;

/** The door to agent pools of an organization and the agents in them. */
public final class Agents {
  private final Connection connection;

  private Agents(Connection connection) {
    this.connection = connection;
  }

  public static Agents of(Connection connection) {
    return new Agents(Check.notNull("connection", connection));
  }

  public PoolsApi.List pools() {
    return new PoolsApi(connection).list();
  }

  /** The door to one pool. */
  public Pool pool(int id) {
    return new Pool(connection, Check.positive("id", id));
  }

  /** One pool. */
  public static final class Pool {
    private final Connection connection;
    private final int id;

    private Pool(Connection connection, int id) {
      this.connection = connection;
      this.id = id;
    }

    public PoolsApi.Get get() {
      return new PoolsApi(connection).get(id);
    }

    /** Its agents; what they can do and did last comes along if asked for. */
    public AgentsApi.List list() {
      return new AgentsApi(connection).list(id);
    }

    /** The door to one agent. */
    public One agent(int agent) {
      return new One(new AgentsApi(connection), id, Check.positive("agent", agent));
    }

    /** The number. */
    @Override
    public String toString() {
      return "Pool[" + id + "]";
    }
  }

  /** One agent. */
  public static final class One {
    private final AgentsApi api;
    private final int pool;
    private final int id;

    private One(AgentsApi api, int pool, int id) {
      this.api = api;
      this.pool = pool;
      this.id = id;
    }

    public AgentsApi.Get get() {
      return api.get(pool, id);
    }

    /** Changes what is given. */
    public AgentsApi.Update update(TaskAgent change) {
      return api.update(pool, id, Check.notNull("change", change));
    }

    /** Lets it take jobs. The agent is read and saved; the service has no test in between. */
    public Call<TaskAgent> enable() {
      return enabled(true);
    }

    /** Lets it take no further job; the one that it has goes on. Read and saved, as above. */
    public Call<TaskAgent> disable() {
      return enabled(false);
    }

    private Call<TaskAgent> enabled(boolean enabled) {
      return get().then(agent -> update(agent.enabled(enabled)));
    }

    /** Replaces all capabilities that users have given it. */
    public AgentsApi.UpdateUserCapabilities userCapabilities(Map<String, String> capabilities) {
      Map<String, String> all = new LinkedHashMap<>();
      Check.notNull("capabilities", capabilities)
          .forEach(
              (name, value) ->
                  all.put(Check.text("capabilities", name), Check.notNull("capabilities", value)));
      return api.updateUserCapabilities(pool, id, all);
    }

    /** The numbers of pool and agent. */
    @Override
    public String toString() {
      return "Agent[" + pool + " " + id + "]";
    }
  }
}
