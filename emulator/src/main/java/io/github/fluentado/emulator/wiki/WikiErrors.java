// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wiki;

import io.github.fluentado.emulator.server.ServiceException;

/** What the service says when it refuses something about wikis. */
final class WikiErrors {
  private static final String SERVER = "Microsoft.TeamFoundation.Wiki.Server.";

  private WikiErrors() {}

  private static ServiceException of(int status, String typeKey, String message) {
    return ServiceException.of(status, SERVER + typeKey, 0, message);
  }

  static ServiceException noWiki(String nameOrId) {
    return of(
        404,
        "WikiNotFoundException",
        "There is no wiki '" + nameOrId + "', or you may not see it.");
  }

  static ServiceException wikiExists(String name) {
    return of(409, "WikiAlreadyExistsException", "There already is a wiki named '" + name + "'.");
  }

  static ServiceException notSupported(String message) {
    return of(400, "WikiOperationNotSupportedException", message);
  }

  static ServiceException noVersion(String version) {
    return of(
        404,
        "WikiVersionInvalidOrDoesNotExistException",
        "The version '" + version + "' is not one of the wiki, or does not exist.");
  }

  static ServiceException noPage(String page) {
    return of(
        404,
        "WikiPageNotFoundException",
        "The wiki page '" + page + "' could not be found. Check that it exists at this path.");
  }

  static ServiceException noAncestor(String path) {
    return of(
        404,
        "WikiAncestorPageNotFoundException",
        "The page '" + path + "', which was to be above, does not exist.");
  }

  static ServiceException pageExists(String path) {
    return of(
        409,
        "WikiPageAlreadyExistsException",
        "The page '" + path + "' that was to be added already exists in the wiki.");
  }

  static ServiceException attachmentExists(String name) {
    return of(
        409,
        "WikiAttachmentAlreadyExistsException",
        "An attachment named '" + name + "' already exists in the wiki.");
  }

  static ServiceException conflict(String path) {
    return of(
        412,
        "WikiPageHasConflictsException",
        "The page '" + path + "' has been changed since; the version in If-Match is not its own.");
  }

  static ServiceException badArgument(String message) {
    return of(400, "InvalidArgumentValueException", message);
  }
}
