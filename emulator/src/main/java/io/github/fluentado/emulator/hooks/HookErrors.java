// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import io.github.fluentado.emulator.server.ServiceException;
import java.util.Locale;

/** Refusals of the service hooks. */
final class HookErrors {
  private static final String SPACE = "Microsoft.VisualStudio.Services.ServiceHooks.WebApi.";

  private HookErrors() {}

  /** What is named does not exist. */
  static ServiceException missing(String kind, String id) {
    String text = "There is no " + spoken(kind) + " '" + id + "'.";
    return ServiceException.of(404, SPACE + kind + "NotFoundException", 3000, text);
  }

  private static String spoken(String kind) {
    return kind.replaceAll("(?<=.)([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }

  /** An input of a subscription is missing or wrong. */
  static ServiceException input(String id, String complaint) {
    return refused("Subscription input '" + id + "' " + complaint + ".");
  }

  static ServiceException refused(String text) {
    return ServiceException.of(400, SPACE + "SubscriptionInputException", 3000, text);
  }
}
