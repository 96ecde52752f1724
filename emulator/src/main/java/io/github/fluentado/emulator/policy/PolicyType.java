// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.policy;

import java.util.List;
import java.util.Optional;

/** A kind of policy, under the id that the service gives it everywhere. */
public record PolicyType(String id, String displayName, String description) {
  public static final String MINIMUM_REVIEWERS = "fa4e907d-c16b-4a4c-9dfa-4906e5d171dd";
  public static final String BUILD = "0609b952-1397-4640-95ec-e00a01b2c241";
  public static final String WORK_ITEMS = "40e92b44-2fe1-4dd6-b3d8-74a9c21d0c6e";
  public static final String COMMENTS = "c6a1889d-b943-4856-b76f-9e46bb6b0df2";
  public static final String MERGE_STRATEGY = "fa4e907d-c16b-4a4c-9dfa-4916e5d171ab";
  public static final String REQUIRED_REVIEWERS = "fd2167ab-b0be-447a-8ec8-39368250530e";
  public static final String STATUS = "cbdc66da-9728-4af8-aada-9a5a32e4a226";

  private static final List<PolicyType> ALL =
      List.of(
          of(MINIMUM_REVIEWERS, "Minimum number of reviewers", "Enough reviewers have approved."),
          of(BUILD, "Build", "A build of the merged changes has passed."),
          of(WORK_ITEMS, "Work item linking", "At least one work item is linked."),
          of(COMMENTS, "Comment requirements", "No comment is left unresolved."),
          of(MERGE_STRATEGY, "Require a merge strategy", "Only some ways to merge are allowed."),
          of(REQUIRED_REVIEWERS, "Required reviewers", "Certain reviewers have approved."),
          of(STATUS, "Status", "Another service has posted a good status."),
          of(
              "2e26e725-8201-4edd-8bf5-978563c34a80",
              "File size restriction",
              "No pushed file is larger than a limit."),
          of(
              "7ed39669-655c-494e-b4a0-a08b4da0fcce",
              "Git repository settings",
              "Settings of a repository that are kept as a policy."),
          of(
              "77ed4bd3-b063-4689-934a-175e4d0a78d7",
              "Commit author email validation",
              "Pushed commits have authors with allowed addresses."),
          of(
              "51c78909-e838-41a2-9496-c647091e3c61",
              "File name restriction",
              "No pushed file has a forbidden name."),
          of(
              "001a79cf-fda1-4c4e-9e7c-bac40ee5ead8",
              "Path Length restriction",
              "No pushed path is longer than a limit."),
          of(
              "db2b9b4c-180d-4529-9701-01541d19f36b",
              "Reserved names restriction",
              "No pushed file has a name that some platform reserves."));

  private static PolicyType of(String id, String displayName, String description) {
    return new PolicyType(id, displayName, description);
  }

  static List<PolicyType> all() {
    return ALL;
  }

  static Optional<PolicyType> find(String id) {
    return ALL.stream().filter(type -> type.id.equalsIgnoreCase(id)).findFirst();
  }
}
