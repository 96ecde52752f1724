// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.agent;

import io.github.fluentado.emulator.server.ServiceException;

/** Refusals of the agent side of pipelines. */
final class AgentErrors {
  private static final String TYPES = "Microsoft.TeamFoundation.DistributedTask.WebApi.";

  private AgentErrors() {}

  static ServiceException of(int status, String typeKey, String message) {
    return ServiceException.of(status, TYPES + typeKey, 3000, message);
  }

  static ServiceException noPool(Object idOrName) {
    return of(
        404, "TaskAgentPoolNotFoundException", "There is no agent pool " + idOrName + " here.");
  }

  static ServiceException noQueue(Object idOrName) {
    return of(
        404, "TaskAgentQueueNotFoundException", "There is no agent queue " + idOrName + " here.");
  }

  static ServiceException noAgent(int id, String pool) {
    return of(
        404, "TaskAgentNotFoundException", "There is no agent " + id + " in pool " + pool + ".");
  }

  static ServiceException missing(String member) {
    return ServiceException.of(
        400,
        "System.ArgumentNullException",
        0,
        "Value cannot be null.\r\nParameter name: " + member);
  }
}
