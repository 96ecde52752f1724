// SPDX-License-Identifier: MIT
package io.github.fluentado.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitTokenTest {
  private static final UUID PROJECT = new UUID(1, 2);
  private static final UUID REPOSITORY = new UUID(3, 4);

  @Test
  void partsOfABranchAreWrittenAsUtf16() {
    assertThat(GitToken.of(PROJECT)).hasToString("repoV2/" + PROJECT + "/");
    assertThat(GitToken.of(PROJECT, REPOSITORY))
        .hasToString("repoV2/" + PROJECT + "/" + REPOSITORY + "/");
    assertThat(GitToken.of(PROJECT, REPOSITORY, "a/b").text())
        .endsWith("/" + REPOSITORY + "/refs/heads/6100/6200/");
    assertThat(GitToken.of(PROJECT, REPOSITORY, "größe").text())
        .endsWith("/refs/heads/67007200f600df006500/");
  }

  @Test
  void fullNameMeansTheSameBranch() {
    assertThat(GitToken.of(PROJECT, REPOSITORY, "refs/heads/main"))
        .isEqualTo(GitToken.of(PROJECT, REPOSITORY, "main"))
        .hasSameHashCodeAs(GitToken.of(PROJECT, REPOSITORY, "main"))
        .isNotEqualTo(GitToken.of(PROJECT, REPOSITORY, "Main"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"refs/tags/v1", "", "a//b", "a/", "refs/heads/"})
  void otherRefsAndBrokenNamesAreRefused(String branch) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GitToken.of(PROJECT, REPOSITORY, branch))
        .withMessageStartingWith("branch ");
  }

  @Test
  void permissionsAreReadFromBits() {
    assertThat(GitPermission.of(4 | 16384))
        .containsExactly(GitPermission.CONTRIBUTE, GitPermission.CONTRIBUTE_TO_PULL_REQUESTS);
    assertThat(GitPermission.of(1 << 20)).isEmpty();
    assertThat(GitPermission.bits(GitPermission.of(0xffff))).isEqualTo(0xffff);
  }
}
