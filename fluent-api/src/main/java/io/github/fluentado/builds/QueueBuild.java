// SPDX-License-Identifier: MIT
package io.github.fluentado.builds;

import com.google.gson.JsonObject;
import io.github.fluentado.client.build.AgentPoolQueue;
import io.github.fluentado.client.build.Build;
import io.github.fluentado.client.build.BuildsApi;
import io.github.fluentado.client.build.DefinitionReference;
import io.github.fluentado.client.build.QueuePriority;
import io.github.fluentado.client.common.IdentityRef;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.CallRequest;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Exchange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/** A build to be queued. Immutable: each step gives a new one. */
public final class QueueBuild extends CallRequest<Build, QueueBuild> {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{40}");

  private final Connection connection;
  private final int definition;
  private final Build wanted;
  private final Map<String, String> variables;
  private final Map<String, String> parameters;
  private final boolean ignoreWarnings;
  private final CallOptions own;

  private QueueBuild(
      Connection connection,
      int definition,
      Build wanted,
      Map<String, String> variables,
      Map<String, String> parameters,
      boolean ignoreWarnings,
      CallOptions own) {
    this.connection = connection;
    this.definition = definition;
    this.wanted = wanted;
    this.variables = variables;
    this.parameters = parameters;
    this.ignoreWarnings = ignoreWarnings;
    this.own = own;
  }

  static QueueBuild of(Connection connection, int definition) {
    Build wanted = new Build().definition(new DefinitionReference().id(definition));
    return new QueueBuild(
        connection, definition, wanted, Map.of(), Map.of(), false, CallOptions.none());
  }

  private QueueBuild with(Build other) {
    return new QueueBuild(
        connection, definition, other, variables, parameters, ignoreWarnings, own);
  }

  /**
   * What to build; without it, the definition's own branch.
   *
   * @param branch short ({@code main}) or any ref in full ({@code refs/pull/7/merge})
   */
  public QueueBuild branch(String branch) {
    String name = Check.text("branch", branch);
    Check.that(
        !name.startsWith("/") && !name.endsWith("/"), "branch", "begins or ends with a slash");
    return with(wanted.sourceBranch(name.startsWith("refs/") ? name : "refs/heads/" + name));
  }

  /**
   * The commit to build, of that branch.
   *
   * @throws IllegalArgumentException if it has not 40 digits
   */
  public QueueBuild commit(String id) {
    boolean whole = COMMIT.matcher(Check.text("id", id)).matches();
    Check.that(whole, "id", "is no commit of 40 hexadecimal digits");
    return with(wanted.sourceVersion(id));
  }

  /** A variable that may be set when queueing; it is seen by all who see the build. */
  public QueueBuild variable(String name, String value) {
    return variables(Map.of(Check.text("name", name), Check.notNull("value", value)));
  }

  /** The same for several, besides those named before. */
  public QueueBuild variables(Map<String, String> more) {
    return new QueueBuild(
        connection,
        definition,
        wanted,
        joined("variables", variables, more),
        parameters,
        ignoreWarnings,
        own);
  }

  /** A parameter that the file of the pipeline declares. */
  public QueueBuild parameter(String name, String value) {
    return parameters(Map.of(Check.text("name", name), Check.notNull("value", value)));
  }

  /** The same for several, besides those named before. */
  public QueueBuild parameters(Map<String, String> more) {
    return new QueueBuild(
        connection,
        definition,
        wanted,
        variables,
        joined("parameters", parameters, more),
        ignoreWarnings,
        own);
  }

  private static Map<String, String> joined(
      String parameter, Map<String, String> old, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(old);
    Check.notNull(parameter, more)
        .forEach(
            (name, value) -> all.put(Check.text(parameter, name), Check.notNull(parameter, value)));
    return Collections.unmodifiableMap(all);
  }

  /** On whose behalf, by the id of the identity. */
  public QueueBuild requestedFor(UUID identity) {
    String id = Check.notNull("identity", identity).toString();
    return with(wanted.requestedFor(new IdentityRef().id(id)));
  }

  public QueueBuild priority(QueuePriority priority) {
    return with(wanted.priority(Check.notNull("priority", priority)));
  }

  /** Another queue of agents than the definition's, by its number in the project. */
  public QueueBuild queue(int id) {
    return with(wanted.queue(new AgentPoolQueue().id(Check.positive("id", id))));
  }

  /** One more demand on the agent, such as {@code npm} or {@code Agent.OS -equals Linux}. */
  public QueueBuild demand(String demand) {
    List<String> all = new ArrayList<>(Objects.requireNonNullElse(wanted.demands(), List.of()));
    all.add(Check.text("demand", demand));
    return with(wanted.demands(all));
  }

  /** Queues it though the service warns, such as that no agent meets its demands. */
  public QueueBuild ignoreWarnings() {
    return new QueueBuild(connection, definition, wanted, variables, parameters, true, own);
  }

  @Override
  public QueueBuild with(CallOptions more) {
    CallOptions both = own.under(Check.notNull("options", more));
    return new QueueBuild(
        connection, definition, wanted, variables, parameters, ignoreWarnings, both);
  }

  @SuppressWarnings("exports")
  @Override
  public Exchange<Build> start(CallOptions options) {
    BuildsApi.Queue queue = new BuildsApi(connection).queue(complete());
    return (ignoreWarnings ? queue.ignoreWarnings(true) : queue).start(own.under(options));
  }

  /** The service takes variables as the text of a JSON object. */
  private Build complete() {
    Build build = parameters.isEmpty() ? wanted : wanted.templateParameters(parameters);
    if (variables.isEmpty()) {
      return build;
    }
    JsonObject json = new JsonObject();
    variables.forEach(json::addProperty);
    return build.parameters(json.toString());
  }

  /** The number of the definition; variables may be private. */
  @Override
  public String toString() {
    return "QueueBuild[" + definition + "]";
  }
}
