// SPDX-License-Identifier: MIT
package io.github.fluentado;

import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.EmulatorBuilder;
import io.github.fluentado.emulator.ServerYear;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** A seeded emulator for each test, of the hosted service or of a server, and its client. */
public abstract class Installed {
  public static final String ALL = "io.github.fluentado.Installed#all";

  protected final Optional<ServerYear> server;
  protected final Emulator emulator;
  protected final AzureDevOps ado;
  protected final Project project;

  protected Installed() {
    this(Optional.empty());
  }

  protected Installed(Optional<ServerYear> server) {
    this.server = server;
    EmulatorBuilder builder = Emulator.builder().seeded();
    emulator = server.map(builder::server).orElse(builder).start();
    ado =
        AzureDevOps.at(URI.create(emulator.url()), Credential.token(emulator.token()))
            .retry(RetryPolicy.backoff(3, Duration.ZERO, Duration.ZERO))
            .build();
    project = ado.project(emulator.seeds().project());
  }

  /** The hosted service, and each server. */
  public static Stream<Optional<ServerYear>> all() {
    return Stream.concat(
        Stream.of(Optional.empty()), Stream.of(ServerYear.values()).map(Optional::of));
  }

  @AfterEach
  final void stop() {
    ado.close();
    emulator.close();
  }
}
