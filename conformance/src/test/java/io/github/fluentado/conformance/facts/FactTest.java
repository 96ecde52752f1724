// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row that says nothing which can be proven is a failure that names it. */
class FactTest {
  private static final String HEAD = "file\tid\trule\tname\tvalue\tsource\tversion\n";

  @TempDir private Path folder;

  private Fact only(String row) throws IOException {
    Path table = Files.writeString(folder.resolve("knowledge.tsv"), HEAD + row + "\n");
    List<Fact> facts = Fact.read(table);
    assertThat(facts).hasSize(1);
    return facts.get(0);
  }

  @Test
  void aRowWithACellTooFewIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> only("git/7.1/git.json\tRefs_List\tlimit"))
        .withMessageContaining("knowledge.tsv has a broken row: git/7.1/git.json");
  }

  @Test
  void aRowOfARuleWithoutAProofIsNamed() throws IOException {
    Fact fact = only("git/7.1/git.json\tRefs_List\tmagic\t\t\tnobody\t7.1");

    assertThat(fact).hasToString("git/7.1/git.json | Refs_List | magic");
    for (Proof proof : List.of(new KnowledgeProof(new Index()), new PagingEndProof(new Index()))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> proof.prove(fact))
          .withMessage("no such rule: magic");
    }
  }

  @Test
  void aRowOfAnOperationThatIsNotThereIsNamed() throws IOException {
    Fact fact = only("git/7.1/git.json\tRefs_Gone\tlimit\t\t5\tnobody\t7.1");

    assertThatThrownBy(() -> new KnowledgeProof(new Index()).prove(fact))
        .hasMessageContaining("Refs_Gone");
  }

  @Test
  void aColumnThatTheTableDoesNotHaveIsNamed() throws IOException {
    Fact fact = only("git/7.1/git.json\tRefs_List\tlimit\t\t5\tnobody\t7.1");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> fact.get("package"))
        .withMessageContaining("package");
  }
}
