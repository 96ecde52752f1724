// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import io.github.fluentado.emulator.server.ServiceException;

/** What the service says when it refuses something about a pull request. */
final class PullRequestErrors {
  private static final String SERVER = "Microsoft.TeamFoundation.Git.Server.";
  private static final String WEB = "Microsoft.TeamFoundation.SourceControl.WebServer.";

  private PullRequestErrors() {}

  private static ServiceException of(int status, String typeKey, String message) {
    return ServiceException.of(status, SERVER + typeKey, 3000, message);
  }

  static ServiceException badArgument(String name, String why) {
    return ServiceException.of(
        400,
        WEB + "InvalidArgumentValueException",
        0,
        "Invalid argument value: " + why + ". Parameter name: " + name);
  }

  static ServiceException badParameters(String message) {
    return of(400, "GitPullRequestInvalidParametersException", message);
  }

  static ServiceException notFound(int id) {
    return of(
        404,
        "GitPullRequestNotFoundException",
        "TF401180: The requested pull request " + id + " was not found, or you may not see it.");
  }

  static ServiceException noRepository(String nameOrId) {
    return of(
        404,
        "GitRepositoryNotFoundException",
        "TF401019: There is no Git repository with the name or identifier "
            + nameOrId
            + ", or you may not see it.");
  }

  static ServiceException exists() {
    return of(
        409,
        "GitPullRequestExistsException",
        "TF401179: There already is an active pull request for this source and target branch.");
  }

  static ServiceException noBranch(String ref) {
    return of(
        400,
        "GitPullRequestCannotBeActivated",
        "TF401398: The pull request cannot be active because its source or target branch is not"
            + " there: "
            + ref);
  }

  static ServiceException notEditable(Facts.Status status) {
    return of(
        400,
        "GitPullRequestNotEditableException",
        "TF401181: The pull request cannot be edited due to its state, which is "
            + status.word()
            + ".");
  }

  static ServiceException stale(String expected, String found) {
    return of(
        409,
        "GitPullRequestStaleException",
        "TF401192: The pull request's source branch has been modified since the last merge"
            + " attempt: it is at "
            + found
            + ", not at "
            + expected
            + ".");
  }

  static ServiceException rejectedByPolicy(String policies) {
    return of(
        403,
        "GitPullRequestUpdateRejectedByPolicyException",
        "The pull request cannot be completed because required policies are not met: "
            + policies
            + ".");
  }

  static ServiceException statusRejectedByPolicy(String name) {
    return of(
        403,
        "GitPullRequestStatusRejectedByPolicyException",
        "The status '"
            + name
            + "' must name an iteration: a policy forgets it when the source branch changes.");
  }

  static String pushRejected(String ref) {
    return "TF402455: Pushes to "
        + ref
        + " are not permitted, since policies guard this branch; update it by a pull request.";
  }

  static ServiceException badReviewer(String name) {
    return of(
        400,
        "GitPullRequestInvalidReviewer",
        "TF401186: '" + name + "' is nobody who can review here.");
  }

  static ServiceException noReviewer(String id) {
    return of(404, "GitIdentityNotFoundException", "The reviewer " + id + " was not found.");
  }

  static ServiceException draftVote() {
    return of(
        400, "GitPullRequestDraftCannotVoteException", "Nobody can vote on a draft pull request.");
  }

  static ServiceException noThread(int id) {
    return of(
        404,
        "GitPullRequestCommentThreadNotFoundException",
        "The pull request has no comment thread " + id + ".");
  }

  static ServiceException noComment(int thread, int id) {
    return of(
        404,
        "GitPullRequestCommentNotFoundException",
        "The comment thread " + thread + " has no comment " + id + ".");
  }

  static ServiceException fixedComment() {
    return of(
        403,
        "GitPullRequestCommentCannotBeUpdatedException",
        "A comment of the system, or a deleted one, cannot be changed.");
  }

  static ServiceException threadId() {
    return of(
        400,
        "GitPullRequestCommentThreadCreateIdException",
        "A new comment thread cannot bring its own id.");
  }

  static ServiceException noIteration(int id) {
    return of(
        404,
        "GitPullRequestIterationNotFoundException",
        "The pull request has no iteration " + id + ".");
  }

  static ServiceException noStatus(int id) {
    return of(
        404, "GitPullRequestStatusNotFoundException", "The pull request has no status " + id + ".");
  }

  static ServiceException noLabel(String name) {
    return of(
        404, "GitPullRequestLabelNotFoundException", "The pull request has no label " + name + ".");
  }

  static ServiceException badLabel(String name) {
    return of(400, "GitPullRequestLabelNameInvalid", "'" + name + "' cannot be a label.");
  }

  static ServiceException noAttachment(String name) {
    return of(
        404,
        "GitPullRequestAttachmentNotFoundException",
        "The pull request has no attachment " + name + ".");
  }

  static ServiceException badPatch(String message) {
    return ServiceException.of(
        400,
        "Microsoft.VisualStudio.Services.WebApi.Patch.PropertiesCollectionPatchException",
        3000,
        message);
  }

  static ServiceException badToken() {
    return of(
        400,
        "GitPullRequestCommitsInvalidContinuationTokenException",
        "The continuation token is not valid.");
  }
}
