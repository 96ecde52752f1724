// SPDX-License-Identifier: MIT
package io.github.fluentado.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.Installation;
import io.github.fluentado.Mode;
import io.github.fluentado.client.security.AccessControlEntry;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.emulator.ServerYear;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SecurityTest {
  @AutoClose private final Installation hosted = Installation.hosted();
  private final Security security = hosted.ado.security();
  private final GitPermissions main =
      security.git(GitToken.of(new UUID(1, 2), new UUID(3, 4), "main"));

  private static Set<GitPermission> of(@Nullable Integer bits) {
    return GitPermission.of(Objects.requireNonNull(bits));
  }

  @ParameterizedTest
  @MethodSource(Installation.EVERYWHERE)
  void whatIsAllowedIsDeniedAndUnsetEverywhere(Mode mode, @Nullable ServerYear server) {
    try (Installation there = Installation.of(server)) {
      GitPermissions place = there.ado.security().git(GitToken.of(new UUID(1, 2), new UUID(3, 4)));
      UUID bjorn = mode.run(there.ado.people().id("bjorn@contoso.example"));
      assertThat(of(mode.run(place.of(bjorn)).allow())).isEmpty();
      mode.run(place.allow(bjorn, GitPermission.CONTRIBUTE, GitPermission.CREATE_TAG));
      mode.run(place.deny(bjorn, GitPermission.CREATE_TAG, GitPermission.FORCE_PUSH));
      AccessControlEntry entry = mode.run(place.of(bjorn));
      assertThat(of(entry.allow())).containsExactly(GitPermission.CONTRIBUTE);
      assertThat(of(entry.deny()))
          .containsExactly(GitPermission.FORCE_PUSH, GitPermission.CREATE_TAG);
      mode.run(place.unset(bjorn, GitPermission.FORCE_PUSH));
      assertThat(of(mode.run(place.of(bjorn)).deny())).containsExactly(GitPermission.CREATE_TAG);
      assertThat(mode.run(place.list())).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void entriesAreReplacedAndRemoved(Mode mode) {
    String group =
        Objects.requireNonNull(
            mode.run(hosted.ado.people().find("bjorn@contoso.example")).get(0).descriptor());
    UUID git = Security.GIT_REPOSITORIES;
    AccessControlEntry entry = new AccessControlEntry().descriptor(group).allow(4).deny(0);
    mode.run(security.putEntries(git, "repoV2/x", false, List.of(entry)));
    assertThat(mode.run(security.accessLists(git).token("repoV2/x")).get(0).acesDictionary())
        .containsOnlyKeys(group);
    assertThat(mode.run(security.removeEntries(git, "repoV2/x", List.of(group)))).isTrue();
    assertThat(mode.run(security.has(git, "repoV2/x", 2))).containsExactly(true);
    assertThat(mode.run(security.namespaces())).hasSizeGreaterThan(5);
  }

  @ParameterizedTest
  @EnumSource
  void whoIsUnknownIsNotFound(Mode mode) {
    assertThat(mode.failure(main.allow(new UUID(7, 7), GitPermission.READ)).kind())
        .isEqualTo(ErrorKind.NOT_FOUND);
  }

  @Test
  void badInputIsRefusedBeforeAnythingIsSent() {
    UUID id = new UUID(7, 7);
    hosted.refuses("permissions", () -> main.allow(id), () -> main.unset(id));
    hosted.refuses(
        "allow",
        () -> main.change(id, Set.of(), Set.of()),
        () -> main.change(id, Set.of(GitPermission.READ), Set.of(GitPermission.READ)));
    hosted.refuses("entries", () -> security.putEntries(id, "x", true, List.of()));
    hosted.refuses("descriptors", () -> security.removeEntries(id, "x", List.of()));
    hosted.refuses("bits", () -> security.has(id, "x", 0));
    hosted.refuses("sid", () -> Security.descriptor(" "));
    assertThat(Security.descriptor("S-1-9")).isEqualTo("Microsoft.TeamFoundation.Identity;S-1-9");
  }
}
