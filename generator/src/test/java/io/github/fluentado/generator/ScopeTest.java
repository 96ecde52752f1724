// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {
  private final Scope scope = new Scope("a.b", "ItemsApi", List.of("List"));

  @Test
  void classesOfOtherPackagesAreImportedOnce() {
    assertThat(scope.ref("x.y.Thing")).isEqualTo("Thing");
    assertThat(scope.ref("x.y.Thing")).isEqualTo("Thing");
    assertThat(scope.ref("a.b.Near")).isEqualTo("Near");
    assertThat(scope.ref("java.lang.String")).isEqualTo("String");
    assertThat(scope.imports()).containsExactly("x.y.Thing");
  }

  @Test
  void aTakenNameIsSpelledOut() {
    scope.ref("x.y.Thing");

    assertThat(scope.ref("x.z.Thing")).isEqualTo("x.z.Thing");
    assertThat(scope.ref("a.b.Thing")).isEqualTo("a.b.Thing");
    assertThat(scope.ref("java.util.List")).isEqualTo("java.util.List");
    assertThat(scope.ref("a.b.List")).isEqualTo("a.b.List");
  }

  @Test
  void typesAreWrittenAsParameterResultAndCodec() {
    Type dates = Type.of(Kind.LIST, Type.of(Kind.MAP, Type.of(Kind.INT32)));

    assertThat(scope.plain(Type.of(Kind.INT32))).isEqualTo("int");
    assertThat(scope.nullable(Type.of(Kind.INT32))).isEqualTo("@Nullable Integer");
    assertThat(scope.nullable(Type.of(Kind.BYTES))).isEqualTo("byte @Nullable []");
    assertThat(scope.plain(dates)).isEqualTo("java.util.List<Map<String, Integer>>");
    assertThat(scope.nullable(dates)).isEqualTo("java.util.@Nullable List<Map<String, Integer>>");
    assertThat(scope.codec(dates)).isEqualTo("Codec.list(Codec.map(Codec.INT32))");
    assertThat(scope.codec(Type.declared(Kind.MODEL, "x.Item"))).isEqualTo("Item.SHAPE");
  }
}
