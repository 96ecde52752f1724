// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.policy;

import io.github.fluentado.emulator.server.ServiceException;

/** The refusals of policies. */
final class PolicyErrors {
  private static final String SERVER = "Microsoft.TeamFoundation.Policy.Server.";

  private PolicyErrors() {}

  static ServiceException noType(String id) {
    return of(
        404, "PolicyTypeNotFoundException", "There is no policy type with the id " + id + ".");
  }

  static ServiceException noConfiguration(int id) {
    return of(
        404,
        "PolicyConfigurationNotFoundException",
        "There is no policy configuration with the id " + id + ", or you may not see it.");
  }

  static ServiceException noRevision(int id, int revision) {
    return of(
        404,
        "PolicyConfigurationNotFoundException",
        "The policy configuration " + id + " has no revision " + revision + ".");
  }

  static ServiceException noEvaluation(String id) {
    return of(
        404,
        "PolicyEvaluationRecordNotFoundException",
        "There is no policy evaluation with the id " + id + ".");
  }

  static ServiceException badArtifact(String artifactId) {
    return of(
        400,
        "InvalidArtifactIdException",
        "'"
            + artifactId
            + "' is not the id of an artifact that policies look at; a pull request is"
            + " vstfs:///CodeReview/CodeReviewId/{project id}/{pull request id}.");
  }

  static ServiceException badSettings(String type, String text) {
    return of(
        400,
        "PolicyImplementationException",
        "The settings of the policy '" + type + "' are not valid: " + text);
  }

  private static ServiceException of(int status, String type, String text) {
    return ServiceException.of(status, SERVER + type, 3000, text);
  }
}
