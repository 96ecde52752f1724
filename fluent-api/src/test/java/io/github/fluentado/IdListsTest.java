// SPDX-License-Identifier: MIT
package io.github.fluentado;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.git.Repositories;
import io.github.fluentado.policies.BranchPolicy;
import io.github.fluentado.security.Security;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lists of ids: an empty one is refused by name, as the service would take it for all there is, and
 * one that no address can hold by its limit. Those of which the service takes only so many at a
 * time are split, and have tests where they are.
 */
class IdListsTest {
  private final Installation hosted = Installation.hosted();

  @AfterEach
  void close() {
    hosted.close();
  }

  @Test
  void emptyListsAreRefusedByName() {
    Repositories.One repository = hosted.project.repository("web");
    Security security = hosted.ado.security();
    UUID namespace = Security.GIT_REPOSITORIES;
    hosted.refuses(
        "ids",
        () -> hosted.project.builds().deleteLeases(List.of()),
        () -> hosted.project.builds().deleteLeases(),
        () -> repository.blobs(List.of()),
        () -> hosted.project.workItems().editAll(List.of(), edit -> edit));
    hosted.refuses("descriptors", () -> hosted.ado.people().subjects(List.of()));
    hosted.refuses("descriptors", () -> security.removeEntries(namespace, "t", List.of()));
    hosted.refuses("entries", () -> security.putEntries(namespace, "t", true, List.of()));
    hosted.refuses("names", () -> hosted.project.endpoints().named(List.of()));
    hosted.refuses("identities", () -> BranchPolicy.requiredReviewers(List.of()));
    hosted.refuses("changes", () -> repository.update(List.of()));
    hosted.refuses("definitions", () -> hosted.project.builds().list().definitions(List.of()));
    hosted.refuses("queues", () -> hosted.project.builds().list().queues());
  }

  /** What a query has found may be handed on, even if it is nothing. */
  @ParameterizedTest
  @EnumSource
  void noWorkItemsAreAskedForWithoutARequest(Mode mode) {
    assertThat(
            hosted.requests(
                () ->
                    assertThat(mode.all(hosted.project.workItems().list(List.of()).atOnce(4)))
                        .isEmpty()))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void listThatNoAddressHoldsIsRefusedByItsLimit(Mode mode) {
    List<Integer> many = IntStream.range(1_000_000, 1_003_000).boxed().toList();
    hosted.refuses("ids", () -> mode.run(hosted.project.builds().deleteLeases(many)));
    hosted.refuses("definitions", () -> mode.all(hosted.project.builds().list().definitions(many)));
  }
}
