// SPDX-License-Identifier: MIT
package io.github.fluentado.organization;

import io.github.fluentado.client.common.ProjectVisibility;
import io.github.fluentado.client.core.ProcessesApi;
import io.github.fluentado.client.core.ProjectProcess;
import io.github.fluentado.client.core.ProjectsApi;
import io.github.fluentado.client.core.TeamProject;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.CallRequest;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Polling;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Exchange;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project to be made. Its result is the project when it is ready to be used, which the service
 * takes some seconds for.
 */
public final class CreateProject extends CallRequest<TeamProject, CreateProject> {
  private final Connection connection;
  private final TeamProject wanted;
  private final @Nullable String process;
  private final Polling polling;
  private final CallOptions own;

  private CreateProject(
      Connection connection,
      TeamProject wanted,
      @Nullable String process,
      Polling polling,
      CallOptions own) {
    this.connection = connection;
    this.wanted = wanted;
    this.process = process;
    this.polling = polling;
    this.own = own;
  }

  static CreateProject of(Connection connection, String name) {
    TeamProject wanted = new TeamProject().name(name).visibility(ProjectVisibility.PRIVATE);
    return new CreateProject(connection, wanted, null, LongRunning.USUAL, CallOptions.none());
  }

  private CreateProject with(TeamProject other) {
    return new CreateProject(connection, other, process, polling, own);
  }

  public CreateProject description(String text) {
    return with(wanted.description(Check.notNull("text", text)));
  }

  public CreateProject visibility(ProjectVisibility visibility) {
    return with(wanted.visibility(Check.notNull("visibility", visibility)));
  }

  /**
   * The process of its work items. Without it, the organization's default one is taken, which costs
   * one request more.
   */
  public CreateProject process(UUID id) {
    String text = Check.notNull("id", id).toString();
    return new CreateProject(connection, wanted, text, polling, own);
  }

  /** How often to look whether it is ready, and when to give up; else for ten minutes. */
  public CreateProject polling(Polling how) {
    return new CreateProject(connection, wanted, process, Check.notNull("how", how), own);
  }

  @Override
  public CreateProject with(CallOptions more) {
    CallOptions both = own.under(Check.notNull("options", more));
    return new CreateProject(connection, wanted, process, polling, both);
  }

  @SuppressWarnings("exports")
  @Override
  public Exchange<TeamProject> start(CallOptions options) {
    ProjectsApi projects = new ProjectsApi(connection);
    return processId()
        .then(id -> projects.create(wanted.capabilities(capabilities(id))))
        .then(begun -> LongRunning.end(connection, begun, polling))
        .<TeamProject>then(done -> projects.get(Objects.requireNonNull(wanted.name())))
        .start(own.under(options));
  }

  private static Map<String, Map<String, String>> capabilities(String process) {
    return Map.of(
        "versioncontrol", Map.of("sourceControlType", "Git"),
        "processTemplate", Map.of("templateTypeId", process));
  }

  private Call<String> processId() {
    return process == null
        ? new ProcessesApi(connection).list().then(CreateProject::standard)
        : Call.of(process);
  }

  private static Call<String> standard(List<ProjectProcess> processes) {
    return processes.stream()
        .filter(one -> Boolean.TRUE.equals(one.isDefault()) && one.id() != null)
        .findFirst()
        .map(one -> Call.of(Objects.requireNonNull(one.id())))
        .orElseGet(
            () ->
                Call.failed(
                    AzureDevOpsException.of(
                            ErrorKind.INVALID,
                            "The organization has no default process that could be seen:"
                                + " name one by process(id)")
                        .build()));
  }

  /** The name; what else it will be may be private. */
  @Override
  public String toString() {
    return "CreateProject[" + wanted.name() + "]";
  }
}
