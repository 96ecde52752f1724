// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {
  private static final Map<String, String> VALUES = Map.of("a", "A", "b", "B%20C", "c", "d/e");

  @ParameterizedTest
  @CsvSource({
    "/x, /x",
    "/, /",
    "/x/, /x/",
    "/{a}, /A",
    "/x/{a}/y, /x/A/y",
    "/{a}/{b}, /A/B%20C",
    "/{c*}, /d/e",
    "/{c?*}/x, /d/e/x",
    "/{a?}/x, /A/x",
    "/{none?}/x, /x",
    "/x/{none?}, /x",
    "/x/{none?*}/y, /x/y",
    "/x.{a}, /x.A",
    "/x-{a}-y/z, /x-A-y/z",
    "/{a}@{b}, /A@B%20C",
    "/p{a}-{b}s/{a}, /pA-B%20Cs/A"
  })
  void valuesComeIntoTheirPlaces(String template, String path) {
    assertThat(PathTemplate.expand(template, VALUES::get)).isEqualTo(path);
  }

  @Test
  void aPlaceWithoutAValueIsNamedUnlessItMayBeLeftOut() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PathTemplate.expand("/x/{none}/y", VALUES::get))
        .withMessage("none is needed for the path");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PathTemplate.expand("/{none*}", VALUES::get))
        .withMessage("none is needed for the path");
  }

  @ParameterizedTest
  @CsvSource({
    "/{a}, a b/c, a%20b%2Fc",
    "/{a?}, /x/, %2Fx%2F",
    "/{a*}, a b/c, a%20b/c",
    "/{a*}, //x//y//, x/y",
    "/{a?*}, /x, x",
    "/{a*}/{b}, ..., ...",
    "/{aa*}/{a}, x/y, x%2Fy"
  })
  void onlyAStarKeepsSlashes(String template, String value, String encoded) {
    assertThat(PathTemplate.encoded(template, "a", value)).isEqualTo(encoded);
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "a/../b", "./a", "a/."})
  void dotSegmentsAreRefused(String value) {
    String template = value.contains("/") ? "/{a*}" : "/{a}";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PathTemplate.encoded(template, "a", value))
        .withMessage("a must not be a dot segment");
  }

  @Test
  void nothingButSlashesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PathTemplate.encoded("/{a*}", "a", "//"))
        .withMessage("a has nothing but slashes");
  }
}
