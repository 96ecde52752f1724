// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.release;

import io.github.fluentado.emulator.server.ServiceException;

/** Refusals of release management. */
final class ReleaseErrors {
  private static final String SPACE =
      "Microsoft.VisualStudio.Services.ReleaseManagement.WebApi.Exceptions.";

  private ReleaseErrors() {}

  static ServiceException missing(String kind, String text) {
    return ServiceException.of(404, SPACE + kind + "NotFoundException", 3000, text);
  }

  static ServiceException refused(String text) {
    return ServiceException.of(400, SPACE + "InvalidRequestException", 3000, text);
  }
}
