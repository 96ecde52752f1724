// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.task;

import io.github.fluentado.emulator.server.ServiceException;

/** Refusals of definitions of tasks. */
final class TaskErrors {
  private static final String TYPES = "Microsoft.TeamFoundation.DistributedTask.WebApi.";

  private TaskErrors() {}

  static ServiceException missing(String id) {
    return of(404, "TaskDefinitionNotFoundException", "There is no task " + id + " here.");
  }

  static ServiceException exists(TaskDefinition task) {
    return of(
        409,
        "TaskDefinitionExistsException",
        "The task " + task.id() + " has the version " + task.version() + " already.");
  }

  static ServiceException ownedByService(String id) {
    return of(403, "AccessDeniedException", "The task " + id + " belongs to the service.");
  }

  static ServiceException bad(String text) {
    return of(400, "TaskDefinitionInvalidException", text);
  }

  private static ServiceException of(int status, String typeKey, String text) {
    return ServiceException.of(status, TYPES + typeKey, 3000, text);
  }
}
