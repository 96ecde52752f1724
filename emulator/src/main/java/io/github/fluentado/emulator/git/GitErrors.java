// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.server.ServiceException;

/** What the service says when it refuses something about git. */
final class GitErrors {
  private static final String SERVER = "Microsoft.TeamFoundation.Git.Server.";
  private static final String WEB = "Microsoft.TeamFoundation.SourceControl.WebServer.";

  private GitErrors() {}

  static ServiceException of(int status, String typeKey, String message) {
    return ServiceException.of(status, SERVER + typeKey, 3000, message);
  }

  static ServiceException badArgument(String message) {
    return ServiceException.of(400, WEB + "InvalidArgumentValueException", 0, message);
  }

  static ServiceException missingArgument(String message) {
    return ServiceException.of(400, WEB + "ArgumentNullException", 0, message);
  }

  static ServiceException noRepository(String nameOrId) {
    return of(
        404,
        "GitRepositoryNotFoundException",
        "TF401019: There is no Git repository with the name or identifier "
            + nameOrId
            + ", or you may not see it.");
  }

  static ServiceException repositoryExists(String name) {
    return of(
        409,
        "GitRepositoryNameAlreadyExistsException",
        "TF400948: There already is a Git repository with the name " + name + ".");
  }

  static ServiceException badRepositoryName(String name) {
    return of(
        400,
        "InvalidGitRepositoryNameException",
        "TF401025: '" + name + "' is not a valid name for a Git repository.");
  }

  static ServiceException noObject(String id) {
    return of(
        404, "GitObjectDoesNotExistException", "TF401035: The object '" + id + "' does not exist.");
  }

  static ServiceException wrongType(String id, String expected, String found) {
    return of(
        400,
        "GitUnexpectedObjectTypeException",
        "TF401022: The Git object "
            + id
            + " is a "
            + found
            + ", but a "
            + expected
            + " was expected.");
  }

  static ServiceException badId(String id) {
    return badArgument("'" + id + "' is not an object id: 40 hexadecimal digits were expected.");
  }

  static ServiceException stale(String ref, String expected, String found) {
    return of(
        409,
        "GitReferenceStaleException",
        "TF401028: The reference '"
            + ref
            + "' has been updated by another client: it was expected at "
            + expected
            + " and is at "
            + found
            + ". Please try again.");
  }

  /** As the API of pushes says it. */
  static ServiceException badPushedRefName(String name) {
    return of(
        400, "InvalidGitRefNameException", "TF401021: '" + name + "' is not a valid ref name.");
  }

  static ServiceException badRefName(String name) {
    return of(
        400, "InvalidGitRefNameException", "TF401024: '" + name + "' is not a valid ref name.");
  }

  static ServiceException noRef(String name, String repository) {
    return of(
        404,
        "GitRefNotFoundException",
        "TF401020: There is no Git ref with the name "
            + name
            + " in the repository "
            + repository
            + ".");
  }

  static ServiceException locked(String name, String owner) {
    return of(
        403,
        "GitRefLockedException",
        "TF401031: The reference '" + name + "' is locked by " + owner + ".");
  }

  static ServiceException noVersion(String descriptor) {
    return of(
        404,
        "GitUnresolvableToCommitException",
        "TF401175: The version descriptor <"
            + descriptor
            + "> could not be resolved to a version in the repository.");
  }

  static ServiceException noItem(String path, String repository, String version, String commit) {
    return of(
        404,
        "GitItemNotFoundException",
        "TF401174: The item '"
            + path
            + "' could not be found in the repository '"
            + repository
            + "' at the version specified by '<"
            + version
            + ">' (resolved to commit '"
            + commit
            + "').");
  }

  static ServiceException pathExists(String path) {
    return badArgument("The path '" + path + "' already exists; an add operation needs a new one.");
  }

  static ServiceException noPath(String path) {
    return badArgument("The path '" + path + "' does not exist at the commit that is changed.");
  }

  static ServiceException badPath(String path) {
    return badArgument("The path '" + path + "' is not a valid path for a file.");
  }

  /** For a push the service does not expect this, and answers as if it had failed itself. */
  static ServiceException noBase(String id) {
    return of(
        500, "GitObjectDoesNotExistException", "TF401035: The object '" + id + "' does not exist.");
  }

  static ServiceException noBranches(String repository) {
    return of(
        404,
        "GitNoBranchesException",
        "VS403403: Cannot find any branches for the " + repository + " repository.");
  }
}
