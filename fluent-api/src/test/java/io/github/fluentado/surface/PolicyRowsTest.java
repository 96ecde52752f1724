// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import static io.github.fluentado.surface.Bodies.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.client.common.PolicyConfiguration;
import io.github.fluentado.git.Branch;
import io.github.fluentado.policies.BranchPolicy;
import io.github.fluentado.policies.Policies;
import io.github.fluentado.policies.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rows SEC-01 to SEC-07: policies. */
class PolicyRowsTest extends SurfaceTest {
  private static final Branch MAIN = Branch.of("refs/heads/main");

  private final Policies policies = project.policies();

  PolicyRowsTest(Site site) {
    super(site);
  }

  private UUID repository() {
    String id = mode.run(project.repository(project.name()).get()).id();
    return UUID.fromString(Objects.requireNonNull(id));
  }

  private String path(String rest) {
    return site.root() + "/" + project.name() + "/_apis/policy/configurations" + rest;
  }

  private void leftFor(String verb, String path) {
    Wire.Sent sent = only();
    assertThat(sent.verb()).isEqualTo(verb);
    assertThat(sent.host()).isEqualTo(site.host("dev.azure.com"));
    assertThat(sent.path()).isEqualTo(path);
    assertThat(sent.query("api-version")).matches(site.version("7.1"));
  }

  private int made(Policy<?> policy) {
    return Objects.requireNonNull(mode.run(policies.create(policy)).id());
  }

  /** Creates it, and looks at what was sent for that. */
  private void created(Policy<?> policy, String body) {
    PolicyConfiguration made = row(policies.create(policy));

    assertThat(made.id()).isPositive();
    leftFor("POST", path(""));
    assertThat(Bodies.of(only())).isEqualTo(json(body));
  }

  @Test
  @Row(id = "SEC-01", call = "project.policies().list()")
  void policiesAreListedToTheLastPage() {
    int one = made(BranchPolicy.minimumReviewers(1).on(MAIN));
    int two = made(BranchPolicy.resolvedComments().on(MAIN));

    List<PolicyConfiguration> all = row(policies.list().top(1));

    assertThat(all).extracting(PolicyConfiguration::id).contains(one, two);
    assertThat(left()).hasSizeGreaterThan(1);
    assertThat(left().get(0).verb()).isEqualTo("GET");
    assertThat(left().get(0).path()).isEqualTo(path(""));
    assertThat(left().get(1).query("continuationToken")).isNotEmpty();
  }

  @Test
  @Row(id = "SEC-02", call = "project.policies().delete(id)")
  void policyIsDeleted() {
    int id = made(BranchPolicy.minimumReviewers(1).on(MAIN));

    row(policies.delete(id));

    leftFor("DELETE", path("/" + id));
    assertThat(mode.all(policies.list())).extracting(PolicyConfiguration::id).doesNotContain(id);
  }

  @Test
  @Row(
      id = "SEC-03",
      call = "policies.create(BranchPolicy.statusCheck(genre, name).on(branch).inRepository(id))")
  void statusCheckIsRequired() {
    UUID repository = repository();

    created(
        BranchPolicy.statusCheck("bot", "title")
            .displayName("Title")
            .files("/src/*")
            .onlyOncePosted()
            .optional()
            .on(MAIN)
            .inRepository(repository),
        """
        {"type": {"id": "cbdc66da-9728-4af8-aada-9a5a32e4a226"},
         "isBlocking": false, "isEnabled": true,
         "settings": {"statusGenre": "bot", "statusName": "title", "authorId": null,
           "defaultDisplayName": "Title", "invalidateOnSourceUpdate": true,
           "policyApplicability": 1, "filenamePatterns": ["/src/*"],
           "scope": [{"repositoryId": "%s", "refName": "refs/heads/main",
                      "matchKind": "Exact"}]}}
        """
            .formatted(repository));
  }

  @Test
  @Row(
      id = "SEC-04",
      call = "policies.create(BranchPolicy.build(definition).expiresAfter(time).on(branch))")
  void buildIsRequired() {
    UUID repository = repository();

    created(
        BranchPolicy.build(7)
            .expiresAfter(Duration.ofHours(12))
            .on(Branch.of("main"))
            .inRepository(repository),
        """
        {"type": {"id": "0609b952-1397-4640-95ec-e00a01b2c241"},
         "isBlocking": true, "isEnabled": true,
         "settings": {"buildDefinitionId": 7, "displayName": null,
           "queueOnSourceUpdateOnly": true, "manualQueueOnly": false, "validDuration": 720,
           "scope": [{"repositoryId": "%s", "refName": "refs/heads/main",
                      "matchKind": "Exact"}]}}
        """
            .formatted(repository));
  }

  @Test
  @Row(
      id = "SEC-05",
      call = "policies.create(BranchPolicy.requiredReviewers(identities).on(branch))")
  void reviewersAreRequired() {
    UUID repository = repository();
    UUID reviewer = UUID.fromString("8c8c7d32-6b1b-47f4-b2e9-30b477b5ab3d");

    created(
        BranchPolicy.requiredReviewers(reviewer).on(MAIN).inRepository(repository),
        """
        {"type": {"id": "fd2167ab-b0be-447a-8ec8-39368250530e"},
         "isBlocking": true, "isEnabled": true,
         "settings": {"requiredReviewerIds": ["%s"], "filenamePatterns": [],
           "addedFilesOnly": false, "ignoreIfSourceIsInScope": false, "message": null,
           "scope": [{"repositoryId": "%s", "refName": "refs/heads/main",
                      "matchKind": "Exact"}]}}
        """
            .formatted(reviewer, repository));
  }

  @Test
  @Row(
      id = "SEC-06",
      call = "policies.create(BranchPolicy.minimumReviewers(2).on(branch)), or policies.ensure(…)")
  void approvalsAreRequired() {
    UUID repository = repository();

    created(
        BranchPolicy.minimumReviewers(2).resetOnPush().on(MAIN).inRepository(repository),
        """
        {"type": {"id": "fa4e907d-c16b-4a4c-9dfa-4906e5d171dd"},
         "isBlocking": true, "isEnabled": true,
         "settings": {"minimumApproverCount": 2, "creatorVoteCounts": false,
           "resetOnSourcePush": true,
           "scope": [{"repositoryId": "%s", "refName": "refs/heads/main",
                      "matchKind": "Exact"}]}}
        """
            .formatted(repository));
  }

  @Test
  @Row(
      id = "SEC-07",
      call = "policies.create(BranchPolicy.linkedWorkItems().optional().on(branch))")
  void workItemsAreAskedFor() {
    UUID repository = repository();

    created(
        BranchPolicy.linkedWorkItems().optional().on(MAIN).inRepository(repository),
        """
        {"type": {"id": "40e92b44-2fe1-4dd6-b3d8-74a9c21d0c6e"},
         "isBlocking": false, "isEnabled": true,
         "settings": {"scope": [{"repositoryId": "%s", "refName": "refs/heads/main",
                                 "matchKind": "Exact"}]}}
        """
            .formatted(repository));
  }
}
