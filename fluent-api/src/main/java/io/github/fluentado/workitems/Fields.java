// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.client.common.IdentityRef;
import java.time.Instant;
import java.util.List;

/**
 * The fields that come with Azure DevOps, with the type of their values. Which of them a work item
 * has depends on its type and process. Rich text is HTML unless the organization uses Markdown.
 *
 * <p>Fields of your own take one line: {@code Field<String> TEAM = Field.text("Custom.Team")}.
 */
public final class Fields {

  // System

  public static final Field<Integer> AREA_ID = Field.integer("System.AreaId");
  public static final Field<String> AREA_LEVEL_1 = Field.text("System.AreaLevel1");
  public static final Field<String> AREA_LEVEL_2 = Field.text("System.AreaLevel2");
  public static final Field<String> AREA_LEVEL_3 = Field.text("System.AreaLevel3");
  public static final Field<String> AREA_LEVEL_4 = Field.text("System.AreaLevel4");
  public static final Field<String> AREA_LEVEL_5 = Field.text("System.AreaLevel5");
  public static final Field<String> AREA_LEVEL_6 = Field.text("System.AreaLevel6");
  public static final Field<String> AREA_LEVEL_7 = Field.text("System.AreaLevel7");
  public static final Field<String> AREA_PATH = Field.text("System.AreaPath");
  public static final Field<IdentityRef> ASSIGNED_TO = Field.identity("System.AssignedTo");
  public static final Field<Integer> ATTACHED_FILE_COUNT =
      Field.integer("System.AttachedFileCount");
  public static final Field<String> ATTACHED_FILES = Field.text("System.AttachedFiles");
  public static final Field<IdentityRef> AUTHORIZED_AS = Field.identity("System.AuthorizedAs");
  public static final Field<Instant> AUTHORIZED_DATE = Field.time("System.AuthorizedDate");
  public static final Field<String> BIS_LINKS = Field.text("System.BISLinks");
  public static final Field<String> BOARD_COLUMN = Field.text("System.BoardColumn");
  public static final Field<Boolean> BOARD_COLUMN_DONE = Field.flag("System.BoardColumnDone");
  public static final Field<String> BOARD_LANE = Field.text("System.BoardLane");
  public static final Field<IdentityRef> CHANGED_BY = Field.identity("System.ChangedBy");
  public static final Field<Instant> CHANGED_DATE = Field.time("System.ChangedDate");
  public static final Field<Integer> COMMENT_COUNT = Field.integer("System.CommentCount");
  public static final Field<IdentityRef> CREATED_BY = Field.identity("System.CreatedBy");
  public static final Field<Instant> CREATED_DATE = Field.time("System.CreatedDate");
  public static final Field<String> DESCRIPTION = Field.text("System.Description");
  public static final Field<Integer> EXTERNAL_LINK_COUNT =
      Field.integer("System.ExternalLinkCount");

  /** The comment that a revision came with; writing it adds a comment. */
  public static final Field<String> HISTORY = Field.text("System.History");

  public static final Field<Integer> HYPERLINK_COUNT = Field.integer("System.HyperLinkCount");
  public static final Field<Integer> ID = Field.integer("System.Id");
  public static final Field<Integer> IN_ADMIN_ONLY_TREE_FLAG =
      Field.integer("System.InAdminOnlyTreeFlag");
  public static final Field<Integer> IN_DELETED_TREE_FLAG =
      Field.integer("System.InDeletedTreeFlag");
  public static final Field<Boolean> IS_DELETED = Field.flag("System.IsDeleted");
  public static final Field<Integer> ITERATION_ID = Field.integer("System.IterationId");
  public static final Field<String> ITERATION_LEVEL_1 = Field.text("System.IterationLevel1");
  public static final Field<String> ITERATION_LEVEL_2 = Field.text("System.IterationLevel2");
  public static final Field<String> ITERATION_LEVEL_3 = Field.text("System.IterationLevel3");
  public static final Field<String> ITERATION_LEVEL_4 = Field.text("System.IterationLevel4");
  public static final Field<String> ITERATION_LEVEL_5 = Field.text("System.IterationLevel5");
  public static final Field<String> ITERATION_LEVEL_6 = Field.text("System.IterationLevel6");
  public static final Field<String> ITERATION_LEVEL_7 = Field.text("System.IterationLevel7");
  public static final Field<String> ITERATION_PATH = Field.text("System.IterationPath");
  public static final Field<String> LINKED_FILES = Field.text("System.LinkedFiles");
  public static final Field<String> NODE_NAME = Field.text("System.NodeName");
  public static final Field<String> NODE_TYPE = Field.text("System.NodeType");

  /** Number of the parent; to be changed by linking, not by setting. */
  public static final Field<Integer> PARENT = Field.integer("System.Parent");

  public static final Field<Integer> PERSON_ID = Field.integer("System.PersonId");
  public static final Field<Integer> PROJECT_ID = Field.integer("System.ProjectId");
  public static final Field<String> REASON = Field.text("System.Reason");
  public static final Field<Integer> RELATED_LINK_COUNT = Field.integer("System.RelatedLinkCount");
  public static final Field<String> RELATED_LINKS = Field.text("System.RelatedLinks");
  public static final Field<Integer> REMOTE_LINK_COUNT = Field.integer("System.RemoteLinkCount");
  public static final Field<Integer> REV = Field.integer("System.Rev");
  public static final Field<Instant> REVISED_DATE = Field.time("System.RevisedDate");
  public static final Field<String> STATE = Field.text("System.State");

  /** Writing it replaces all tags; see {@link WorkItemChange#addTag}. */
  public static final Field<List<String>> TAGS = Field.tags("System.Tags");

  public static final Field<String> TEAM_PROJECT = Field.text("System.TeamProject");
  public static final Field<String> TF_SERVER = Field.text("System.TFServer");
  public static final Field<String> TITLE = Field.text("System.Title");
  public static final Field<Integer> WATERMARK = Field.integer("System.Watermark");
  public static final Field<String> WORK_ITEM_FORM = Field.text("System.WorkItemForm");
  public static final Field<Integer> WORK_ITEM_FORM_ID = Field.integer("System.WorkItemFormId");
  public static final Field<String> WORK_ITEM_TYPE = Field.text("System.WorkItemType");

  // Microsoft.VSTS.Common

  public static final Field<String> ACCEPTANCE_CRITERIA =
      Field.text("Microsoft.VSTS.Common.AcceptanceCriteria");
  public static final Field<IdentityRef> ACTIVATED_BY =
      Field.identity("Microsoft.VSTS.Common.ActivatedBy");
  public static final Field<Instant> ACTIVATED_DATE =
      Field.time("Microsoft.VSTS.Common.ActivatedDate");
  public static final Field<String> ACTIVITY = Field.text("Microsoft.VSTS.Common.Activity");
  public static final Field<Double> BACKLOG_PRIORITY =
      Field.number("Microsoft.VSTS.Common.BacklogPriority");
  public static final Field<Integer> BUSINESS_VALUE =
      Field.integer("Microsoft.VSTS.Common.BusinessValue");
  public static final Field<IdentityRef> CLOSED_BY =
      Field.identity("Microsoft.VSTS.Common.ClosedBy");
  public static final Field<Instant> CLOSED_DATE = Field.time("Microsoft.VSTS.Common.ClosedDate");
  public static final Field<String> DISCIPLINE = Field.text("Microsoft.VSTS.Common.Discipline");
  public static final Field<String> ISSUE = Field.text("Microsoft.VSTS.Common.Issue");
  public static final Field<Integer> PRIORITY = Field.integer("Microsoft.VSTS.Common.Priority");
  public static final Field<String> RATING = Field.text("Microsoft.VSTS.Common.Rating");
  public static final Field<String> RESOLUTION = Field.text("Microsoft.VSTS.Common.Resolution");
  public static final Field<IdentityRef> RESOLVED_BY =
      Field.identity("Microsoft.VSTS.Common.ResolvedBy");
  public static final Field<Instant> RESOLVED_DATE =
      Field.time("Microsoft.VSTS.Common.ResolvedDate");
  public static final Field<String> RESOLVED_REASON =
      Field.text("Microsoft.VSTS.Common.ResolvedReason");
  public static final Field<IdentityRef> REVIEWED_BY =
      Field.identity("Microsoft.VSTS.Common.ReviewedBy");
  public static final Field<String> RISK = Field.text("Microsoft.VSTS.Common.Risk");
  public static final Field<String> SEVERITY = Field.text("Microsoft.VSTS.Common.Severity");
  public static final Field<Double> STACK_RANK = Field.number("Microsoft.VSTS.Common.StackRank");
  public static final Field<Instant> STATE_CHANGE_DATE =
      Field.time("Microsoft.VSTS.Common.StateChangeDate");
  public static final Field<Integer> STATE_CODE = Field.integer("Microsoft.VSTS.Common.StateCode");
  public static final Field<Double> TIME_CRITICALITY =
      Field.number("Microsoft.VSTS.Common.TimeCriticality");
  public static final Field<String> TRIAGE = Field.text("Microsoft.VSTS.Common.Triage");
  public static final Field<String> VALUE_AREA = Field.text("Microsoft.VSTS.Common.ValueArea");

  // Microsoft.VSTS.Scheduling

  public static final Field<Double> COMPLETED_WORK =
      Field.number("Microsoft.VSTS.Scheduling.CompletedWork");
  public static final Field<Instant> DUE_DATE = Field.time("Microsoft.VSTS.Scheduling.DueDate");
  public static final Field<Double> EFFORT = Field.number("Microsoft.VSTS.Scheduling.Effort");
  public static final Field<Instant> FINISH_DATE =
      Field.time("Microsoft.VSTS.Scheduling.FinishDate");
  public static final Field<Double> ORIGINAL_ESTIMATE =
      Field.number("Microsoft.VSTS.Scheduling.OriginalEstimate");
  public static final Field<Double> REMAINING_WORK =
      Field.number("Microsoft.VSTS.Scheduling.RemainingWork");
  public static final Field<Double> SIZE = Field.number("Microsoft.VSTS.Scheduling.Size");
  public static final Field<Instant> START_DATE = Field.time("Microsoft.VSTS.Scheduling.StartDate");
  public static final Field<Double> STORY_POINTS =
      Field.number("Microsoft.VSTS.Scheduling.StoryPoints");
  public static final Field<Instant> TARGET_DATE =
      Field.time("Microsoft.VSTS.Scheduling.TargetDate");

  // Microsoft.VSTS.Build

  public static final Field<String> FOUND_IN = Field.text("Microsoft.VSTS.Build.FoundIn");
  public static final Field<String> INTEGRATION_BUILD =
      Field.text("Microsoft.VSTS.Build.IntegrationBuild");

  // Microsoft.VSTS.TCM

  public static final Field<String> AUTOMATED_TEST_ID =
      Field.text("Microsoft.VSTS.TCM.AutomatedTestId");
  public static final Field<String> AUTOMATED_TEST_NAME =
      Field.text("Microsoft.VSTS.TCM.AutomatedTestName");
  public static final Field<String> AUTOMATED_TEST_STORAGE =
      Field.text("Microsoft.VSTS.TCM.AutomatedTestStorage");
  public static final Field<String> AUTOMATED_TEST_TYPE =
      Field.text("Microsoft.VSTS.TCM.AutomatedTestType");
  public static final Field<String> AUTOMATION_STATUS =
      Field.text("Microsoft.VSTS.TCM.AutomationStatus");
  public static final Field<String> LOCAL_DATA_SOURCE =
      Field.text("Microsoft.VSTS.TCM.LocalDataSource");
  public static final Field<String> PARAMETERS = Field.text("Microsoft.VSTS.TCM.Parameters");
  public static final Field<String> QUERY_TEXT = Field.text("Microsoft.VSTS.TCM.QueryText");
  public static final Field<String> REPRO_STEPS = Field.text("Microsoft.VSTS.TCM.ReproSteps");
  public static final Field<String> STEPS = Field.text("Microsoft.VSTS.TCM.Steps");
  public static final Field<String> SYSTEM_INFO = Field.text("Microsoft.VSTS.TCM.SystemInfo");
  public static final Field<String> TEST_SUITE_AUDIT =
      Field.text("Microsoft.VSTS.TCM.TestSuiteAudit");
  public static final Field<String> TEST_SUITE_TYPE =
      Field.text("Microsoft.VSTS.TCM.TestSuiteType");
  public static final Field<Integer> TEST_SUITE_TYPE_ID =
      Field.integer("Microsoft.VSTS.TCM.TestSuiteTypeId");

  // Microsoft.VSTS.CMMI

  public static final Field<IdentityRef> ACTUAL_ATTENDEE_1 =
      Field.identity("Microsoft.VSTS.CMMI.ActualAttendee1");
  public static final Field<IdentityRef> ACTUAL_ATTENDEE_2 =
      Field.identity("Microsoft.VSTS.CMMI.ActualAttendee2");
  public static final Field<IdentityRef> ACTUAL_ATTENDEE_3 =
      Field.identity("Microsoft.VSTS.CMMI.ActualAttendee3");
  public static final Field<IdentityRef> ACTUAL_ATTENDEE_4 =
      Field.identity("Microsoft.VSTS.CMMI.ActualAttendee4");
  public static final Field<IdentityRef> ACTUAL_ATTENDEE_5 =
      Field.identity("Microsoft.VSTS.CMMI.ActualAttendee5");
  public static final Field<IdentityRef> ACTUAL_ATTENDEE_6 =
      Field.identity("Microsoft.VSTS.CMMI.ActualAttendee6");
  public static final Field<IdentityRef> ACTUAL_ATTENDEE_7 =
      Field.identity("Microsoft.VSTS.CMMI.ActualAttendee7");
  public static final Field<IdentityRef> ACTUAL_ATTENDEE_8 =
      Field.identity("Microsoft.VSTS.CMMI.ActualAttendee8");
  public static final Field<String> ANALYSIS = Field.text("Microsoft.VSTS.CMMI.Analysis");
  public static final Field<String> BLOCKED = Field.text("Microsoft.VSTS.CMMI.Blocked");
  public static final Field<IdentityRef> CALLED_BY = Field.identity("Microsoft.VSTS.CMMI.CalledBy");
  public static final Field<Instant> CALLED_DATE = Field.time("Microsoft.VSTS.CMMI.CalledDate");
  public static final Field<String> COMMENTS = Field.text("Microsoft.VSTS.CMMI.Comments");
  public static final Field<String> COMMITTED = Field.text("Microsoft.VSTS.CMMI.Committed");
  public static final Field<String> CONTINGENCY_PLAN =
      Field.text("Microsoft.VSTS.CMMI.ContingencyPlan");
  public static final Field<String> CORRECTIVE_ACTION_ACTUAL_RESOLUTION =
      Field.text("Microsoft.VSTS.CMMI.CorrectiveActionActualResolution");
  public static final Field<String> CORRECTIVE_ACTION_PLAN =
      Field.text("Microsoft.VSTS.CMMI.CorrectiveActionPlan");
  public static final Field<String> ESCALATE = Field.text("Microsoft.VSTS.CMMI.Escalate");
  public static final Field<String> FOUND_IN_ENVIRONMENT =
      Field.text("Microsoft.VSTS.CMMI.FoundInEnvironment");
  public static final Field<String> HOW_FOUND = Field.text("Microsoft.VSTS.CMMI.HowFound");
  public static final Field<String> IMPACT_ASSESSMENT_HTML =
      Field.text("Microsoft.VSTS.CMMI.ImpactAssessmentHtml");
  public static final Field<String> IMPACT_ON_ARCHITECTURE =
      Field.text("Microsoft.VSTS.CMMI.ImpactOnArchitecture");
  public static final Field<String> IMPACT_ON_DEVELOPMENT =
      Field.text("Microsoft.VSTS.CMMI.ImpactOnDevelopment");
  public static final Field<String> IMPACT_ON_TECHNICAL_PUBLICATIONS =
      Field.text("Microsoft.VSTS.CMMI.ImpactOnTechnicalPublications");
  public static final Field<String> IMPACT_ON_TEST = Field.text("Microsoft.VSTS.CMMI.ImpactOnTest");
  public static final Field<String> IMPACT_ON_USER_EXPERIENCE =
      Field.text("Microsoft.VSTS.CMMI.ImpactOnUserExperience");
  public static final Field<String> JUSTIFICATION = Field.text("Microsoft.VSTS.CMMI.Justification");
  public static final Field<String> MEETING_TYPE = Field.text("Microsoft.VSTS.CMMI.MeetingType");
  public static final Field<String> MINUTES = Field.text("Microsoft.VSTS.CMMI.Minutes");
  public static final Field<String> MITIGATION_PLAN =
      Field.text("Microsoft.VSTS.CMMI.MitigationPlan");
  public static final Field<String> MITIGATION_TRIGGERS =
      Field.text("Microsoft.VSTS.CMMI.MitigationTriggers");
  public static final Field<IdentityRef> OPTIONAL_ATTENDEE_1 =
      Field.identity("Microsoft.VSTS.CMMI.OptionalAttendee1");
  public static final Field<IdentityRef> OPTIONAL_ATTENDEE_2 =
      Field.identity("Microsoft.VSTS.CMMI.OptionalAttendee2");
  public static final Field<IdentityRef> OPTIONAL_ATTENDEE_3 =
      Field.identity("Microsoft.VSTS.CMMI.OptionalAttendee3");
  public static final Field<IdentityRef> OPTIONAL_ATTENDEE_4 =
      Field.identity("Microsoft.VSTS.CMMI.OptionalAttendee4");
  public static final Field<IdentityRef> OPTIONAL_ATTENDEE_5 =
      Field.identity("Microsoft.VSTS.CMMI.OptionalAttendee5");
  public static final Field<IdentityRef> OPTIONAL_ATTENDEE_6 =
      Field.identity("Microsoft.VSTS.CMMI.OptionalAttendee6");
  public static final Field<IdentityRef> OPTIONAL_ATTENDEE_7 =
      Field.identity("Microsoft.VSTS.CMMI.OptionalAttendee7");
  public static final Field<IdentityRef> OPTIONAL_ATTENDEE_8 =
      Field.identity("Microsoft.VSTS.CMMI.OptionalAttendee8");
  public static final Field<Integer> PROBABILITY = Field.integer("Microsoft.VSTS.CMMI.Probability");
  public static final Field<String> PROPOSED_FIX = Field.text("Microsoft.VSTS.CMMI.ProposedFix");
  public static final Field<String> PURPOSE = Field.text("Microsoft.VSTS.CMMI.Purpose");
  public static final Field<IdentityRef> REQUIRED_ATTENDEE_1 =
      Field.identity("Microsoft.VSTS.CMMI.RequiredAttendee1");
  public static final Field<IdentityRef> REQUIRED_ATTENDEE_2 =
      Field.identity("Microsoft.VSTS.CMMI.RequiredAttendee2");
  public static final Field<IdentityRef> REQUIRED_ATTENDEE_3 =
      Field.identity("Microsoft.VSTS.CMMI.RequiredAttendee3");
  public static final Field<IdentityRef> REQUIRED_ATTENDEE_4 =
      Field.identity("Microsoft.VSTS.CMMI.RequiredAttendee4");
  public static final Field<IdentityRef> REQUIRED_ATTENDEE_5 =
      Field.identity("Microsoft.VSTS.CMMI.RequiredAttendee5");
  public static final Field<IdentityRef> REQUIRED_ATTENDEE_6 =
      Field.identity("Microsoft.VSTS.CMMI.RequiredAttendee6");
  public static final Field<IdentityRef> REQUIRED_ATTENDEE_7 =
      Field.identity("Microsoft.VSTS.CMMI.RequiredAttendee7");
  public static final Field<IdentityRef> REQUIRED_ATTENDEE_8 =
      Field.identity("Microsoft.VSTS.CMMI.RequiredAttendee8");
  public static final Field<String> REQUIREMENT_TYPE =
      Field.text("Microsoft.VSTS.CMMI.RequirementType");
  public static final Field<String> REQUIRES_REVIEW =
      Field.text("Microsoft.VSTS.CMMI.RequiresReview");
  public static final Field<String> REQUIRES_TEST = Field.text("Microsoft.VSTS.CMMI.RequiresTest");
  public static final Field<String> ROOT_CAUSE = Field.text("Microsoft.VSTS.CMMI.RootCause");
  public static final Field<IdentityRef> SUBJECT_MATTER_EXPERT_1 =
      Field.identity("Microsoft.VSTS.CMMI.SubjectMatterExpert1");
  public static final Field<IdentityRef> SUBJECT_MATTER_EXPERT_2 =
      Field.identity("Microsoft.VSTS.CMMI.SubjectMatterExpert2");
  public static final Field<IdentityRef> SUBJECT_MATTER_EXPERT_3 =
      Field.identity("Microsoft.VSTS.CMMI.SubjectMatterExpert3");
  public static final Field<String> SYMPTOM = Field.text("Microsoft.VSTS.CMMI.Symptom");
  public static final Field<Instant> TARGET_RESOLVE_DATE =
      Field.time("Microsoft.VSTS.CMMI.TargetResolveDate");
  public static final Field<String> TASK_TYPE = Field.text("Microsoft.VSTS.CMMI.TaskType");
  public static final Field<String> USER_ACCEPTANCE_TEST =
      Field.text("Microsoft.VSTS.CMMI.UserAcceptanceTest");

  // Microsoft.VSTS.CodeReview

  public static final Field<IdentityRef> ACCEPTED_BY =
      Field.identity("Microsoft.VSTS.CodeReview.AcceptedBy");
  public static final Field<Instant> ACCEPTED_DATE =
      Field.time("Microsoft.VSTS.CodeReview.AcceptedDate");
  public static final Field<String> CLOSED_STATUS =
      Field.text("Microsoft.VSTS.CodeReview.ClosedStatus");
  public static final Field<Integer> CLOSED_STATUS_CODE =
      Field.integer("Microsoft.VSTS.CodeReview.ClosedStatusCode");
  public static final Field<String> CLOSING_COMMENT =
      Field.text("Microsoft.VSTS.CodeReview.ClosingComment");
  public static final Field<String> ASSOCIATED_CONTEXT =
      Field.text("Microsoft.VSTS.CodeReview.Context");
  public static final Field<Integer> ASSOCIATED_CONTEXT_CODE =
      Field.integer("Microsoft.VSTS.CodeReview.ContextCode");
  public static final Field<String> ASSOCIATED_CONTEXT_OWNER =
      Field.text("Microsoft.VSTS.CodeReview.ContextOwner");
  public static final Field<String> ASSOCIATED_CONTEXT_TYPE =
      Field.text("Microsoft.VSTS.CodeReview.ContextType");

  // Microsoft.VSTS.Feedback

  public static final Field<String> APPLICATION_LAUNCH_INSTRUCTIONS =
      Field.text("Microsoft.VSTS.Feedback.ApplicationLaunchInstructions");
  public static final Field<String> APPLICATION_START_INFORMATION =
      Field.text("Microsoft.VSTS.Feedback.ApplicationStartInformation");
  public static final Field<String> APPLICATION_TYPE =
      Field.text("Microsoft.VSTS.Feedback.ApplicationType");

  // System.Links

  public static final Field<Integer> LINK_TYPE = Field.integer("System.Links.LinkType");

  private Fields() {}
}
