// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.testplan;

import io.github.fluentado.emulator.server.ServiceException;

/** Refusals of what belongs to test plans. */
final class PlanErrors {
  private static final String TYPES = "Microsoft.TeamFoundation.TestManagement.WebApi.";

  private PlanErrors() {}

  static ServiceException missing(String kind, Object id) {
    String text = kind + " " + id + " cannot be found, or you may not see it.";
    return ServiceException.of(404, TYPES + "TestObjectNotFoundException", 0, text);
  }

  static ServiceException bad(String text) {
    return ServiceException.of(400, TYPES + "InvalidPropertyException", 0, text);
  }

  static ServiceException stale(String kind, int id) {
    String text = kind + " " + id + " has been changed by somebody else in the meantime.";
    return ServiceException.of(409, TYPES + "TestObjectUpdatedException", 0, text);
  }
}
