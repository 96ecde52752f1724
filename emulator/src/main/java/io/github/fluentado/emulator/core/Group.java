// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import com.google.gson.JsonObject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A security group. A team is one, too, with the team's id.
 *
 * @param project where the group belongs; null for the organization
 * @param organization name of the organization
 * @param number the number by which each scope has this group; 0 for all others
 */
public record Group(
    UUID id,
    String sid,
    String displayName,
    String description,
    @Nullable Project project,
    String organization,
    int number)
    implements Subject {
  static final int ADMINISTRATORS = 1;
  static final int SERVICE_ACCOUNTS = 2;
  static final int VALID_USERS = 3;

  Group with(String newName, String newDescription) {
    return new Group(id, sid, newName, newDescription, project, organization, number);
  }

  /** Whether the service itself needs this group. */
  public boolean isWellKnown() {
    return number > 0;
  }

  /** Its members follow from other groups and are not chosen. */
  public boolean isEveryone() {
    return number == VALID_USERS;
  }

  public String scopeName() {
    return project == null ? organization : project.name();
  }

  @Override
  public String principalName() {
    return "[" + scopeName() + "]\\" + displayName;
  }

  @Override
  public String descriptor() {
    return Descriptors.ofGroup(sid);
  }

  @Override
  public String identityDescriptor() {
    return "Microsoft.TeamFoundation.Identity;" + sid;
  }

  /** The form in which other resources refer to a group, as to a person. */
  public JsonObject json(String organizationUrl) {
    return Identity.reference(this, organizationUrl).with("isContainer", true).json();
  }

  @Override
  public boolean answersTo(String text) {
    String name = text.trim();
    return name.equalsIgnoreCase(displayName)
        || name.equalsIgnoreCase(principalName())
        || name.equalsIgnoreCase(id.toString())
        || name.equals(descriptor())
        || name.equalsIgnoreCase(identityDescriptor())
        || name.equalsIgnoreCase(sid);
  }
}
