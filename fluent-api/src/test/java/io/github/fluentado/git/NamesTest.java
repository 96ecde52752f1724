// SPDX-License-Identifier: MIT
package io.github.fluentado.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of branches and tags, and ids of commits. */
class NamesTest {
  @Test
  void branchIsTheSameByShortAndByFullName() {
    Branch branch = Branch.of("refs/heads/feature/a");

    assertThat(branch).isEqualTo(Branch.of("feature/a")).hasToString("feature/a");
    assertThat(branch.ref()).isEqualTo("refs/heads/feature/a");
    assertThat(branch.version()).isEqualTo("feature/a");
    assertThat(Branch.of("heads/x").ref()).isEqualTo("refs/heads/heads/x");
  }

  @Test
  void refOfAnotherKindIsNoBranch() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Branch.of("refs/tags/v1"))
        .withMessageContaining("branch")
        .withMessageContaining("refs/heads/");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tag.of("refs/heads/main"))
        .withMessageContaining("tag");
    assertThatIllegalArgumentException().isThrownBy(() -> Branch.of("refs/heads/refs/heads/x"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Branch("refs/pull/1/merge"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "a..b",
        "a~1",
        "a^",
        "a:b",
        "a?",
        "a*",
        "a[b",
        "a\\b",
        "a@{1}",
        "/a",
        "a/",
        "a//b",
        ".a",
        "a/.b",
        "a.",
        "a.lock",
        "a.lock/b",
        "@",
        "a\u0007",
        "refs/heads/"
      })
  void nameThatGitRefusesIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Branch.of(name))
        .withMessageStartingWith("branch ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"main", "a@b", "größe", "a#b&c+d", "a.b", "-", "users/ann/x", "a%20b"})
  void nameThatGitTakesIsTaken(String name) {
    assertThat(Branch.of(name).name()).isEqualTo(name);
  }

  @Test
  void refIsOfTheKindThatItsNameSays() {
    assertThat(Ref.of("refs/heads/a")).isEqualTo(Branch.of("a"));
    assertThat(Ref.of("refs/tags/a")).isEqualTo(Tag.of("a"));
    assertThat(Ref.of("refs/notes/commits").ref()).isEqualTo("refs/notes/commits");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ref.of("main"))
        .withMessageContaining("refs/");
  }

  @Test
  void idOfACommitIsWhole() {
    String id = "0123456789abcdef0123456789ABCDEF01234567";

    assertThat(CommitId.of(id).id()).isEqualTo(id.toLowerCase(java.util.Locale.ROOT));
    for (String wrong : new String[] {"0123456", id + "0", id.replace('0', 'g'), "0".repeat(40)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CommitId.of(wrong))
          .withMessageStartingWith("commit ");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CommitId.of("0123456"))
        .withMessageContaining("40 hexadecimal digits");
  }
}
