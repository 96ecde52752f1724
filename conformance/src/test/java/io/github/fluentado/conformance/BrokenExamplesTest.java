// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class BrokenExamplesTest {
  @Test
  void listIsShortAndGivesAReasonForEachFile() throws IOException {
    assertThat(BrokenExamples.known().all())
        .hasSizeLessThanOrEqualTo(20)
        .allSatisfy(
            (file, reason) -> {
              assertThat(file).matches("[a-z]+/\\*/httpexamples/.+\\.json");
              assertThat(reason).isNotBlank();
            });
  }
}
