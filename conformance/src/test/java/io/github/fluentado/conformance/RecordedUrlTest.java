// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.conformance.RecordedUrl.Field;
import org.junit.jupiter.api.Test;

final class RecordedUrlTest {
  @Test
  void partsAreDecodedAndWhatIsNoUriIsTaken() {
    RecordedUrl url =
        RecordedUrl.parse("https://x.com/org/Web Shop/a%2Fb/100%?$top=2&q=a%20b+c&flag#x");
    assertThat(url.segments()).containsExactly("org", "Web Shop", "a/b", "100%");
    assertThat(url.query())
        .containsExactly(new Field("$top", "2"), new Field("q", "a b+c"), new Field("flag", ""));
    assertThat(url.value("$TOP")).hasValue("2");
    assertThat(url.value("skip")).isEmpty();
  }

  @Test
  void queryMayBeginWithAnAmpersand() {
    RecordedUrl url = RecordedUrl.parse("https://x.com/_apis/zoo/1&api-version=6.0");
    assertThat(url.segments()).containsExactly("_apis", "zoo", "1");
    assertThat(url.value("api-version")).hasValue("6.0");
  }
}
