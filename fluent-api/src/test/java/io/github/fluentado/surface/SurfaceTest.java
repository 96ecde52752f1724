// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.Mode;
import io.github.fluentado.Project;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Paged;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.emulator.Emulator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What tests of rows have in common: they run on the hosted service and on each server. What leaves
 * while a row runs is kept, and for the hosted service written to a file.
 *
 * <p>A row that a server does not have ({@link Lack}) must fail there as such, and the rest of its
 * test is left out.
 */
@ParameterizedClass
@MethodSource("io.github.fluentado.surface.Site#all")
@ExtendWith(Lack.Ends.class)
abstract class SurfaceTest {
  final Site site;
  final Mode mode;
  final Emulator emulator;
  final AzureDevOps ado;
  final Project project;
  private List<Wire.Sent> left = List.of();
  private String row = "";

  SurfaceTest(Site site) {
    this.site = site;
    this.mode = site.mode;
    this.emulator = site.emulator;
    this.ado = site.ado;
    this.project = ado.project(emulator.seeds().project());
  }

  @BeforeEach
  final void named(TestInfo test) {
    Row annotation = test.getTestMethod().orElseThrow().getAnnotation(Row.class);
    row = annotation == null ? "" : annotation.id();
  }

  @AfterEach
  final void reset() {
    emulator.reset();
    if (!row.isEmpty()) {
      assertThat(left).as("what left for %s: run it by row(…)", row).isNotEmpty();
    }
  }

  /** Whether the row is there at all, so that it can be prepared for. */
  final boolean isThere() {
    return lack().isEmpty();
  }

  private Optional<Lack> lack() {
    return site.server.flatMap(year -> Lack.of(row, year));
  }

  /** Runs the call that the row is about, and keeps what leaves meanwhile. */
  final <T> T row(Call<T> call) {
    return kept(() -> mode.run(call));
  }

  /** The same for a list, to its end. */
  final <T> List<T> row(Paged<T> list) {
    return kept(() -> mode.all(list));
  }

  private <T> T kept(Supplier<T> run) {
    site.wire.taken();
    try {
      T result = run.get();
      assertThat(lack()).as("%s is there on %s", row, site).isEmpty();
      return result;
    } catch (AzureDevOpsException failure) {
      if (isThere()) {
        throw failure;
      }
      assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(ErrorKind.NOT_SUPPORTED);
      throw new Lack.Shown();
    } finally {
      left = site.wire.taken();
      if (site.server.isEmpty()) {
        Rows.write(row, mode, left);
      }
    }
  }

  /** The number of something that the emulator was seeded with. */
  final int seed(String name) {
    return (Integer) Objects.requireNonNull(emulator.seeds().ids().get(name), name);
  }

  /** What left for the row, the last one run. */
  final List<Wire.Sent> left() {
    return left;
  }

  /** The only request that left for the row. */
  final Wire.Sent only() {
    assertThat(left).hasSize(1);
    return left.get(0);
  }
}
