// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.work;

import io.github.fluentado.emulator.server.ServiceException;

/** What the service says when it refuses something about planning. */
final class WorkErrors {
  private static final String AGILE = "Microsoft.TeamFoundation.Work.WebApi.Exceptions.";

  private WorkErrors() {}

  static ServiceException of(int status, String typeKey, String message) {
    return ServiceException.of(status, AGILE + typeKey, 3000, message);
  }

  static ServiceException noIteration(String id) {
    return of(
        404,
        "InvalidTeamSettingsIterationException",
        "VS403071: The iteration '" + id + "' is not one of the team's, or does not exist.");
  }

  static ServiceException noBoard(String board) {
    return of(404, "BoardDoesNotExistException", "There is no board '" + board + "'.");
  }

  static ServiceException badBoard(String message) {
    return of(400, "BoardValidationFailureException", message);
  }

  static ServiceException noBacklog(String id) {
    return of(404, "BacklogDoesNotExistException", "There is no backlog '" + id + "'.");
  }

  static ServiceException noDefaultArea() {
    return ServiceException.of(400, AGILE + "TeamFieldArgumentNullException", 0, "DefaultValue");
  }

  static ServiceException noBacklogIteration() {
    return badArgument(
        "TF400497: The backlog iteration path of this team is not valid any more. Choose one first.");
  }

  static ServiceException badArgument(String message) {
    return of(400, "InvalidTeamSettingsException", message);
  }
}
