// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.http.Headers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecorderTest {
  @Test
  void bothHearOneAfterTheOther() {
    List<String> heard = new ArrayList<>();
    Recorder first = (status, headers) -> heard.add("first " + status + headers.fields());
    Recorder second = (status, headers) -> heard.add("second " + status + headers.fields());

    first.and(Recorder.none()).and(second).answered(204, Headers.none().with("A", "b"));

    assertThat(heard).containsExactly("first 204[A=b]", "second 204[A=b]");
  }
}
