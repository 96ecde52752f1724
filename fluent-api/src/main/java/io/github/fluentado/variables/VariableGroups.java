// SPDX-License-Identifier: MIT
package io.github.fluentado.variables;

import io.github.fluentado.client.common.VariableGroup;
import io.github.fluentado.client.common.VariableGroupProviderData;
import io.github.fluentado.client.distributedtask.VariableGroupParameters;
import io.github.fluentado.client.distributedtask.VariableGroupsApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * The door to the groups of variables of a project, which pipelines share. The values of secrets
 * are never given out.
 */
public final class VariableGroups {
  private final VariableGroupsApi api;

  private VariableGroups(Connection connection) {
    this.api = new VariableGroupsApi(connection);
  }

  /** Of the project that the connection is a view of. */
  public static VariableGroups of(Connection connection) {
    Check.notNull("connection", connection);
    Check.that(
        connection.place("project").isPresent(),
        "project",
        "is not known here: take project(\"…\").variableGroups()");
    return new VariableGroups(connection);
  }

  public VariableGroupsApi.List list() {
    return api.list();
  }

  /**
   * Fails as {@code NOT_FOUND} if there is none: the service's own operation for one group then
   * answers with nothing, so that this asks for a list of one.
   */
  public Call<VariableGroup> get(int id) {
    return api.listByIds(List.of(Check.positive("id", id)))
        .then(
            found ->
                found.stream().findFirst().map(Call::of).orElseGet(() -> Call.failed(missing(id))));
  }

  /** Makes one, in the projects that it names by {@code variableGroupProjectReferences}. */
  public VariableGroupsApi.Add create(VariableGroupParameters group) {
    return api.add(Check.notNull("group", group));
  }

  /**
   * Changes a group: reads it, applies the function, and saves what that gives. Secrets stay as
   * they are unless the function gives them a value.
   *
   * <p>A group has no revision to test: if somebody else saves it between the two requests, that
   * change is lost.
   */
  public Call<VariableGroup> update(int id, UnaryOperator<VariableGroup> change) {
    Check.notNull("change", change);
    return get(id)
        .then(
            now ->
                api.update(id, saved(Check.notNull("what the function gave", change.apply(now)))));
  }

  private static AzureDevOpsException missing(int id) {
    return AzureDevOpsException.of(ErrorKind.NOT_FOUND, "There is no variable group " + id).build();
  }

  private static VariableGroupParameters saved(VariableGroup group) {
    VariableGroupParameters saved =
        new VariableGroupParameters()
            .name(Check.text("name", group.name()))
            .type(Objects.requireNonNullElse(group.type(), "Vsts"))
            .variables(Objects.requireNonNullElse(group.variables(), Map.of()));
    if (group.description() != null) {
      saved = saved.description(group.description());
    }
    VariableGroupProviderData provider = group.providerData();
    if (provider != null) {
      saved = saved.providerData(provider);
    }
    return group.variableGroupProjectReferences() == null
        ? saved
        : saved.variableGroupProjectReferences(group.variableGroupProjectReferences());
  }
}
