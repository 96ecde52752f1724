// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.Mode;
import io.github.fluentado.Project;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Paged;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.exchange.RetryPolicy;
import io.github.fluentado.core.transport.TransportSettings;
import io.github.fluentado.core.transport.Transports;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.EmulatorBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/**
 * What tests of rows have in common: a client of the hosted service, whose requests go to an
 * emulator of their own. What leaves while a row runs is kept and written to a file.
 */
abstract class SurfaceTest {
  final Emulator emulator;
  final AzureDevOps ado;
  final Project project;
  private final Wire wire;
  private List<Wire.Sent> left = List.of();
  private String row = "";

  SurfaceTest() {
    this(Emulator.builder().seeded());
  }

  SurfaceTest(EmulatorBuilder builder) {
    emulator = builder.start();
    wire =
        new Wire(
            Transports.standard(TransportSettings.standard()),
            "contoso",
            emulator.url().replaceAll("/$", ""));
    ado =
        AzureDevOps.of("contoso", Credential.token(emulator.token()))
            .transport(wire)
            .retry(RetryPolicy.backoff(2, Duration.ZERO, Duration.ZERO))
            .build();
    project = ado.project(emulator.seeds().project());
  }

  @BeforeEach
  final void named(TestInfo test) {
    Row annotation = test.getTestMethod().orElseThrow().getAnnotation(Row.class);
    row = annotation == null ? "" : annotation.id();
  }

  @AfterEach
  final void stop() {
    ado.close();
    emulator.close();
    if (!row.isEmpty()) {
      assertThat(left).as("what left for %s: run it by row(…)", row).isNotEmpty();
    }
  }

  /** Runs the call that the row is about, and keeps what leaves meanwhile. */
  final <T> T row(Mode mode, Call<T> call) {
    return kept(mode, () -> mode.run(call));
  }

  /** The same for a list, to its end. */
  final <T> List<T> row(Mode mode, Paged<T> list) {
    return kept(mode, () -> mode.all(list));
  }

  private <T> T kept(Mode mode, Supplier<T> run) {
    wire.taken();
    try {
      return run.get();
    } finally {
      left = wire.taken();
      Rows.write(row, mode, left);
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
