// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.List;
import java.util.Map;

/** Refusals of builds and pipelines. */
final class BuildErrors {
  private static final String TYPES = "Microsoft.TeamFoundation.Build.WebApi.";

  private BuildErrors() {}

  static ServiceException of(int status, String typeKey, String message) {
    return ServiceException.of(status, TYPES + typeKey, 3000, message);
  }

  static ServiceException missing(String parameter) {
    return ServiceException.of(
        400,
        "System.ArgumentNullException",
        0,
        "Value cannot be null.\r\nParameter name: " + parameter);
  }

  static ServiceException noDefinition(Object id) {
    return of(
        404,
        "DefinitionNotFoundException",
        "There is no pipeline " + id + " here, or you may not see it.");
  }

  static ServiceException noBuild(int id) {
    return of(404, "BuildNotFoundException", "The build " + id + " cannot be found.");
  }

  static ServiceException noArtifact(String name, int build) {
    return of(
        404, "ArtifactNotFoundException", "Build " + build + " has no artifact " + name + ".");
  }

  static ServiceException noLog(int log, int build) {
    return of(404, "BuildLogNotFoundException", "Build " + build + " has no log " + log + ".");
  }

  static ServiceException wrongChange(Build build, String wanted) {
    return of(
        400,
        "BuildStatusInvalidChangeException",
        "Build %d is %s and cannot be changed to %s."
            .formatted(build.id(), build.state().status(), wanted));
  }

  /** The reasons stand in a member of their own, as the service writes them. */
  static ServiceException notQueued(String reason) {
    Doc result = Doc.of("result", "error").with("message", reason);
    return of(
            400,
            "BuildRequestValidationFailedException",
            "Could not queue the build because there were validation errors or warnings.")
        .with(Doc.of("ValidationResults", List.of(result)).json());
  }

  static ServiceException notRun(String reason) {
    return ServiceException.of(
            400, "Microsoft.Azure.Pipelines.WebApi.PipelineValidationException", 3000, reason)
        .with(Doc.of("ValidationErrors", List.of(Map.of("message", reason))).json());
  }

  static ServiceException noPipeline(int id) {
    return ServiceException.of(
        404,
        "Microsoft.Azure.Pipelines.WebApi.PipelineNotFoundException",
        3000,
        "There is no pipeline " + id + " here, or you may not see it.");
  }

  /** Where only a preview is asked for, the service calls the same thing a failure of its own. */
  static ServiceException noPipelineToPreview(int id) {
    return ServiceException.of(
        500,
        "Microsoft.Azure.Pipelines.WebApi.PipelineNotFoundException",
        3000,
        noPipeline(id).text());
  }

  static ServiceException noRun(int id) {
    return ServiceException.of(
        404,
        "Microsoft.Azure.Pipelines.WebApi.RunNotFoundException",
        3000,
        "There is no run " + id + " of this pipeline.");
  }
}
