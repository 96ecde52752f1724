// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import io.github.fluentado.emulator.server.ServiceException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a project or a team may be called. */
final class ProjectNames {
  private static final int LONGEST = 64;
  private static final Pattern FORBIDDEN =
      Pattern.compile("[/:\\\\~&%;@'\"?<>|#$*}{,+=\\[\\]\\p{Cntrl}\\p{Cs}]");
  private static final Pattern FORBIDDEN_FOR_TEAMS =
      Pattern.compile("[/:\\\\~&%;@'\"?<>|#$*},+=\\[\\]\\p{Cntrl}\\p{Cs}]");
  private static final Pattern RESERVED =
      Pattern.compile(
          "aux|com\\d|lpt\\d|nul|prn|con|server|signalr|defaultcollection|web|web\\.config|bin"
              + "|app_(browsers|code|data|globalresources|localresources|themes|webresources)");
  private static final Set<String> VISIBILITIES = Set.of("private", "public", "organization");

  private ProjectNames() {}

  static String checked(String name) {
    boolean edges = name.startsWith("_") || name.startsWith(".") || name.endsWith(".");
    if (name.isBlank()
        || name.length() > LONGEST
        || edges
        || FORBIDDEN.matcher(name).find()
        || RESERVED.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
      throw ServiceException.of(
          400,
          "Microsoft.TeamFoundation.Core.WebApi.InvalidProjectNameException",
          3000,
          "TF50316: The name '%s' is not valid: it must not be empty, reserved, longer than %d"
                  .formatted(name, LONGEST)
              + " characters, or have characters that are not allowed.");
    }
    return name.trim();
  }

  static String checkedTeam(String name) {
    if (name.isBlank()
        || name.length() > LONGEST
        || name.endsWith(".")
        || FORBIDDEN_FOR_TEAMS.matcher(name).find()) {
      throw ServiceException.of(
          400,
          "Microsoft.Azure.Devops.Teams.Service.InvalidTeamNameException",
          3000,
          "The team name '" + name + "' is not valid.");
    }
    return name.trim();
  }

  static String visibility(String text) {
    String visibility = text.toLowerCase(Locale.ROOT);
    if (!VISIBILITIES.contains(visibility)) {
      throw ServiceException.invalidArgument(
          "The visibility '" + text + "' is not one of private, public and organization.");
    }
    return visibility;
  }

  static ServiceException taken(String name) {
    return ServiceException.of(
        409,
        "Microsoft.TeamFoundation.Core.WebApi.ProjectAlreadyExistsException",
        3000,
        "TF200019: A project named " + name + " exists already. Take another name.");
  }
}
