// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import io.github.fluentado.emulator.server.ServiceException;

/** Refusals of feeds and their views. */
final class FeedErrors {
  private static final String TYPES = "Microsoft.VisualStudio.Services.Feed.WebApi.";

  private FeedErrors() {}

  static ServiceException of(int status, String typeKey, String message) {
    return ServiceException.of(status, TYPES + typeKey, 3000, message);
  }

  static ServiceException noFeed(String name) {
    return of(
        404,
        "FeedIdNotFoundException",
        "The feed '" + name + "' does not exist, or you may not see it.");
  }

  static ServiceException noView(String name, Feed feed) {
    return of(
        404,
        "FeedViewNotFoundException",
        "The feed '" + feed.name() + "' has no view '" + name + "', or you may not see it.");
  }

  static ServiceException taken(String name) {
    return of(409, "FeedNameAlreadyExistsException", "The name '" + name + "' is taken.");
  }

  static ServiceException badName(String name, String why) {
    return of(400, "InvalidFeedNameException", "The name '" + name + "' isn't allowed. " + why);
  }

  static ServiceException badView(String why) {
    return of(400, "InvalidFeedViewException", why);
  }
}
