// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.audit;

import io.github.fluentado.emulator.server.Doc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A kind of entry.
 *
 * @param category such as {@code modify}
 */
record AuditAction(String area, String category, String id) {
  static final AuditAction ACCESS = new AuditAction("Auditing", "access", "AuditLog.AccessLog");
  static final AuditAction DOWNLOAD = new AuditAction("Auditing", "access", "AuditLog.DownloadLog");

  /** Those that can happen here, and others often asked for. */
  static final List<AuditAction> ALL =
      all(
          "Auditing create: AuditLog.StreamCreate",
          "Auditing modify: AuditLog.StreamModify AuditLog.StreamEnabledByUser"
              + " AuditLog.StreamDisabledByUser",
          "Auditing remove: AuditLog.StreamDelete",
          "Auditing access: AuditLog.AccessLog AuditLog.DownloadLog",
          "Checks create: CheckConfiguration.Created",
          "Checks modify: CheckConfiguration.Updated CheckConfiguration.Enabled"
              + " CheckConfiguration.Disabled",
          "Checks remove: CheckConfiguration.Deleted",
          "Extension create: Extension.Installed",
          "Extension modify: Extension.Enabled Extension.Disabled Extension.VersionUpdated",
          "Extension remove: Extension.Uninstalled",
          "Git create: Git.RepositoryCreated Git.RepositoryForked Git.RepositoryUndeleted",
          "Git modify: Git.RepositoryRenamed Git.RepositoryDefaultBranchChanged"
              + " Git.RepositoryEnabled Git.RepositoryDisabled Git.RefUpdatePoliciesBypassed",
          "Git remove: Git.RepositoryDeleted Git.RepositoryDestroyed",
          "Library create: Library.AgentAdded Library.AgentPoolCreated Library.SecureFileCreated"
              + " Library.ServiceConnectionCreated Library.VariableGroupCreated"
              + " Library.ServiceConnectionForProjectCreated",
          "Library modify: Library.AgentPoolModified Library.ServiceConnectionModified"
              + " Library.ServiceConnectionForProjectModified Library.VariableGroupModified",
          "Library remove: Library.AgentDeleted Library.AgentPoolDeleted Library.SecureFileDeleted"
              + " Library.ServiceConnectionDeleted Library.ServiceConnectionForProjectDeleted"
              + " Library.VariableGroupDeleted",
          "Library execute: Library.ServiceConnectionExecuted",
          "Organization modify: Organization.Update.Rename Organization.Update.Owner",
          "Permissions modify: Security.ModifyPermission Security.ResetPermission"
              + " Security.ResetAccessControlLists Security.ModifyAccessControlLists",
          "Permissions remove: Security.RemovePermission Security.RemoveAccessControlLists"
              + " Security.RemoveIdentityACEs Security.RemoveAllAccessControlLists",
          "Pipelines create: Pipelines.PipelineCreated Pipelines.RunRetained"
              + " Pipelines.ResourceAuthorizedForPipeline",
          "Pipelines modify: Pipelines.PipelineModified Pipelines.ProjectSettings"
              + " Pipelines.OrganizationSettings",
          "Pipelines remove: Pipelines.PipelineDeleted Pipelines.RunDeleted"
              + " Pipelines.ResourceUnauthorizedForPipeline",
          "Policy create: Policy.PolicyConfigCreated",
          "Policy modify: Policy.PolicyConfigModified",
          "Policy remove: Policy.PolicyConfigRemoved",
          "Process create: Process.Process.Create Process.WorkItemType.Create",
          "Process modify: Process.Process.Edit Process.WorkItemType.Edit",
          "Process remove: Process.Process.Delete Process.WorkItemType.Delete",
          "Project create: Project.CreateCompleted",
          "Project modify: Project.RenameCompleted Project.UpdateVisibilityCompleted"
              + " Project.RestoreCompleted Project.AreaPath.Create Project.AreaPath.Update"
              + " Project.IterationPath.Create Project.IterationPath.Update",
          "Project remove: Project.SoftDeleteCompleted Project.HardDeleteCompleted"
              + " Project.AreaPath.Delete Project.IterationPath.Delete",
          "Security create: Group.CreateGroups",
          "Security modify: Group.UpdateGroups.Modify Group.UpdateGroupMembership.Add"
              + " Group.UpdateGroupMembership.Remove",
          "Security remove: Group.UpdateGroups.Delete",
          "Token create: Token.PatCreateEvent Token.SshCreateEvent",
          "Token modify: Token.PatUpdateEvent",
          "Token remove: Token.PatRevokeEvent Token.SshRevokeEvent");

  private static List<AuditAction> all(String... lines) {
    List<AuditAction> all = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split("[ :]+");
      Arrays.stream(parts).skip(2).forEach(id -> all.add(new AuditAction(parts[0], parts[1], id)));
    }
    return List.copyOf(all);
  }

  /** Names that are not in the list speak for themselves: their area is the part before the dot. */
  static AuditAction of(String id) {
    return ALL.stream()
        .filter(action -> action.id.equals(id))
        .findFirst()
        .orElseGet(() -> new AuditAction(id.split("\\.", 2)[0], "unknown", id));
  }

  String categoryName() {
    return category.substring(0, 1).toUpperCase(Locale.ROOT) + category.substring(1);
  }

  Doc json() {
    return Doc.of("actionId", id).with("area", area).with("category", category);
  }
}
