// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryTest {
  private static final Query THREE = Query.NONE.and("$top", "1 2").and("a&b", "=").and("$top", "");

  @Test
  void valuesAreEncodedInTheirOrder() {
    assertThat(THREE).hasToString("$top=1%202&a%26b=%3D&$top=");
    assertThat(Query.NONE).hasToString("");
    assertThat(Query.NONE.isEmpty()).isTrue();
    assertThat(THREE.isEmpty()).isFalse();
  }

  @Test
  void theFirstOfANameIsFound() {
    assertThat(THREE.first("$top")).isEqualTo("1 2");
    assertThat(THREE.first("a&b")).isEqualTo("=");
    assertThat(THREE.first("$TOP")).isNull();
  }

  @Test
  void allOfANameAreTakenAway() {
    assertThat(THREE.without("$top")).hasToString("a%26b=%3D");
    assertThat(THREE.without("other")).isSameAs(THREE);
    assertThat(THREE).hasToString("$top=1%202&a%26b=%3D&$top=");
  }

  @Test
  void theVersionIsSetElsewhere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> THREE.and("Api-Version", "7.1"))
        .withMessage("name is set by version()");
  }

  @Test
  @SuppressWarnings("NullAway") // What a caller without null checks may do.
  void valuesAreWrittenAsTheServiceReadsThem() {
    OffsetDateTime moment = OffsetDateTime.parse("2026-01-02T03:04:05.6+02:00");

    assertThat(Text.of("a", moment)).isEqualTo("2026-01-02T01:04:05.6Z");
    assertThat(Text.of("a", List.of(1, moment, "x"))).isEqualTo("1,2026-01-02T01:04:05.6Z,x");
    assertThat(Text.joined("a", List.of(1, 2), ";")).isEqualTo("1;2");
    assertThat(Text.of("a", true)).isEqualTo("true");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Text.of("a", null))
        .withMessage("a is null");
  }
}
