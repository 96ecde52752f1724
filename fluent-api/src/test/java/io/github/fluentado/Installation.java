// SPDX-License-Identifier: MIT
package io.github.fluentado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.EmulatorBuilder;
import io.github.fluentado.emulator.ReceivedRequest;
import io.github.fluentado.emulator.ServerYear;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/** A seeded emulator with a client of its own, whose waits take no time. */
public final class Installation implements AutoCloseable {
  public static final String EVERYWHERE = "io.github.fluentado.Installation#everywhere";

  public final Emulator emulator;
  public final AzureDevOps ado;
  public final Project project;

  private Installation(EmulatorBuilder builder) {
    emulator = builder.start();
    ado =
        AzureDevOps.at(URI.create(emulator.url()), Credential.token(emulator.token()))
            .time(new JumpingTime(emulator.clock()))
            .retry(RetryPolicy.backoff(3, Duration.ZERO, Duration.ZERO))
            .build();
    project = ado.project(emulator.seeds().project());
  }

  /** Of the hosted service. */
  public static Installation hosted() {
    return of(null);
  }

  /** Of a server, or of the hosted service without one. */
  public static Installation of(@Nullable ServerYear server) {
    EmulatorBuilder builder = Emulator.builder().seeded();
    return new Installation(server == null ? builder : builder.server(server));
  }

  /** The hosted service in both ways, and each server in one of them. */
  static Stream<Arguments> everywhere() {
    return Stream.concat(
        Stream.of(Arguments.of(Mode.BLOCKING, null), Arguments.of(Mode.ASYNC, null)),
        Stream.of(ServerYear.values()).map(server -> Arguments.of(mode(server), server)));
  }

  /** For each server the same one, and both about as often. */
  private static Mode mode(ServerYear server) {
    return server.name().endsWith("1") ? Mode.BLOCKING : Mode.ASYNC;
  }

  /** The number of something that the emulator was seeded with. */
  public int seed(String name) {
    return (Integer) Objects.requireNonNull(emulator.seeds().ids().get(name), name);
  }

  /** The requests that this sends, in their order. */
  public List<ReceivedRequest> requests(Runnable run) {
    emulator.forgetRequests();
    run.run();
    return emulator.requests();
  }

  /** Each is refused before anything is sent, by a text that names the parameter. */
  public void refuses(String parameter, ThrowingCallable... calls) {
    emulator.forgetRequests();
    for (ThrowingCallable call : calls) {
      assertThatIllegalArgumentException()
          .isThrownBy(call)
          .withMessageStartingWith(parameter + " ");
    }
    assertThat(emulator.requests()).isEmpty();
  }

  @Override
  public void close() {
    ado.close();
    emulator.close();
  }
}
