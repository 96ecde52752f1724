// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.List;

/** The refusals of work item tracking, with the codes and type keys of the service. */
public final class WitErrors {
  private static final String SERVER = "Microsoft.TeamFoundation.WorkItemTracking.Server.";
  private static final String PATCH = "Microsoft.VisualStudio.Services.WebApi.Patch.";

  private WitErrors() {}

  static ServiceException noItem(int id) {
    return of(
        404,
        "WorkItemUnauthorizedAccessException",
        "TF401232: Work item " + id + " does not exist, or you may not read it.");
  }

  static ServiceException noType(String type, String project) {
    return of(
        404,
        "WorkItemTypeNotFoundException",
        "VS402323: There is no work item type " + type + " in project " + project + ".");
  }

  static ServiceException noField(int status, String name) {
    return of(
        status,
        "Metadata.WorkItemTrackingFieldDefinitionNotFoundException",
        "TF51535: Cannot find field " + name + ".");
  }

  static ServiceException noPicklist(String id) {
    return of(404, "Metadata.PicklistNotFoundException", "There is no list " + id + " here.");
  }

  static ServiceException badPicklist(String text) {
    return of(400, "Metadata.PicklistInvalidException", text);
  }

  static ServiceException badField(String status, String field) {
    return of(
        400,
        "WorkItemFieldInvalidException",
        "TF401326: Invalid field status '" + status + "' for field '" + field + "'.");
  }

  /** Rules of the type are violated; the body names all fields, the message the first. */
  static ServiceException rules(List<RuleViolation> violations) {
    List<Doc> errors = violations.stream().map(RuleViolation::json).toList();
    return of(400, "Metadata.RuleValidationException", violations.get(0).text())
        .with(Doc.of("RuleValidationErrors", errors).json());
  }

  static ServiceException badTree(int id, String field, String path) {
    return of(
        400,
        "WorkItemFieldInvalidTreeNameException",
        "TF401347: Invalid tree name given for work item %d, field '%s': '%s'."
            .formatted(id, field, path));
  }

  static ServiceException tooManyIds(int count) {
    return of(
        400,
        "WorkItemPageSizeExceededException",
        "VS403474: " + count + " work items were asked for; at most 200 are allowed at once.");
  }

  static ServiceException conflicting(String text) {
    return of(400, "ConflictingParametersException", text);
  }

  static ServiceException badDocument() {
    return ServiceException.invalidArgument(
        "You must pass a valid patch document in the body of the request.");
  }

  static ServiceException patch(String text) {
    return ServiceException.of(400, PATCH + "PatchOperationFailedException", 3000, text);
  }

  static ServiceException testFailed(String path, String actual, String expected) {
    return ServiceException.of(
        412,
        PATCH + "TestPatchOperationFailedException",
        3000,
        "VS403351: Test Operation for path %s failed, value %s was not equal to test value %s."
            .formatted(path, actual, expected));
  }

  static ServiceException noNode(String path) {
    return of(
        404,
        "WorkItemTrackingTreeNodeNotFoundException",
        "VS402485: There is no area or iteration '" + path + "'.");
  }

  static ServiceException duplicateNode(String name) {
    return of(
        409,
        "Metadata.ClassificationNodeDuplicateNameException",
        "VS402371: A node named '" + name + "' is already there.");
  }

  static ServiceException noQuery(String query) {
    return of(
        404,
        "QueryItems.QueryItemNotFoundException",
        "TF401243: The query " + query + " does not exist, or you may not read it.");
  }

  static ServiceException badQuery(String text) {
    return of(400, "LegacyQueryItemException", text);
  }

  static ServiceException noComment(int id) {
    return ServiceException.of(
        404,
        "Microsoft.TeamFoundation.Comments.Server.CommentNotFoundException",
        3200,
        "There is no comment " + id + ".");
  }

  static ServiceException tooManyAttachments(int id, int most) {
    return of(
        400,
        "WorkItemResourceLinksLimitExceededException",
        "Work item " + id + " cannot have more than " + most + " attachments.");
  }

  static ServiceException tooLarge(int megabytes) {
    return of(
        400,
        "WorkItemAttachmentTooLargeException",
        "TF237082: The file you are trying to upload exceeds the supported file upload size (%d.000 MB(s))."
            .formatted(megabytes));
  }

  static ServiceException noAttachment(String id) {
    return of(404, "AttachmentNotFoundException", "There is no attachment " + id + ".");
  }

  static ServiceException tooManyRows(int limit) {
    return of(
        400,
        "WorkItemTrackingQueryResultSizeLimitExceededException",
        "VS402337: The number of work items returned exceeds the size limit of " + limit + ".");
  }

  /** The service answers this limit with 500, though it is the client's. */
  static ServiceException tooManyRevisions(int id, int limit) {
    return of(
        500,
        "WorkItemRevisionLimitExceededException",
        "VS403442: Work item %d has reached the limit of %d revisions through the API."
            .formatted(id, limit));
  }

  static ServiceException longQuery() {
    return of(
        400,
        "WorkItemTrackingQueryMaxWiqlTextLengthLimitExceededException",
        "VS402336: The query text is longer than 32000 characters.");
  }

  static ServiceException link(String typeKey, String text) {
    return of(400, typeKey, text);
  }

  public static ServiceException syntax(String text) {
    return ServiceException.of(
        400, "Microsoft.TeamFoundation.WorkItemTracking.Client.Wiql.SyntaxException", 3200, text);
  }

  static ServiceException of(int status, String type, String text) {
    return ServiceException.of(status, SERVER + type, 3200, text);
  }
}
