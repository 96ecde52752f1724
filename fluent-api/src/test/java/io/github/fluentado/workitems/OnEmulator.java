// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.Mode;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.EmulatorBuilder;
import io.github.fluentado.emulator.ReceivedRequest;
import io.github.fluentado.emulator.ServerYear;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/**
 * An emulator with a client of its own for each test: the hosted service, or a server, which takes
 * no later version of the interface than it has. That may cost one more request for each area, and
 * is looked at after each test.
 */
abstract class OnEmulator {
  static final String INSTALLATIONS = "io.github.fluentado.workitems.OnEmulator#installations";

  final Optional<ServerYear> server;
  final Emulator emulator;
  final AzureDevOps ado;
  final WorkItems items;
  private final List<ReceivedRequest> refused = new ArrayList<>();

  OnEmulator() {
    this(Optional.empty());
  }

  OnEmulator(Optional<ServerYear> server) {
    this(server, builder -> builder);
  }

  /** An emulator with settings of the test's own. */
  OnEmulator(Optional<ServerYear> server, UnaryOperator<EmulatorBuilder> settings) {
    EmulatorBuilder builder = Emulator.builder().seeded().person("Ann O'Neil", "ann@x.example");
    this.server = server;
    this.emulator = settings.apply(server.map(builder::server).orElse(builder)).start();
    this.ado = client().build();
    this.items = ado.project("web").workItems();
  }

  /** The hosted service, and each server. */
  static Stream<Optional<ServerYear>> installations() {
    return Stream.concat(
        Stream.of(Optional.empty()), Stream.of(ServerYear.values()).map(Optional::of));
  }

  final AzureDevOps.Builder client() {
    return AzureDevOps.at(URI.create(emulator.url()), Credential.token(emulator.token()))
        .retry(RetryPolicy.backoff(3, Duration.ZERO, Duration.ZERO));
  }

  @AfterEach
  final void stop() {
    ado.close();
    emulator.close();
    requests();
    assertThat(refused.stream().collect(Collectors.groupingBy(OnEmulator::area)))
        .allSatisfy((area, requests) -> assertThat(requests).as(area).hasSize(1));
  }

  /** The requests since this was last asked, but those refused for their version alone. */
  final List<ReceivedRequest> requests() {
    List<ReceivedRequest> requests = new ArrayList<>(emulator.requests());
    emulator.forgetRequests();
    List<ReceivedRequest> tooNew = requests.stream().filter(this::isTooNew).toList();
    refused.addAll(tooNew);
    requests.removeAll(tooNew);
    return requests;
  }

  /** How many requests were refused for their version. */
  final int refusals() {
    requests();
    return refused.size();
  }

  private boolean isTooNew(ReceivedRequest request) {
    Function<String, Double> number = version -> Double.valueOf(version.replaceAll("-.*", ""));
    String asked = request.queryValues().getOrDefault("api-version", "0");
    boolean newer = server.map(year -> number.apply(asked) > newest(year)).orElse(false);
    return newer && request.status() == 400;
  }

  private static double newest(ServerYear year) {
    return switch (year) {
      case SERVER_2019 -> 5.0;
      case SERVER_2019_1 -> 5.1;
      case SERVER_2020, SERVER_2020_1 -> 6.1;
      case SERVER_2022 -> 7.0;
      case SERVER_2022_1, SERVER_2022_2 -> 7.1;
      case SERVER -> 7.2;
    };
  }

  private static String area(ReceivedRequest request) {
    return request.path().replaceFirst(".*/_apis/", "").split("/", 2)[0];
  }

  /** That many more tasks, in their order. */
  final List<Integer> tasks(Mode mode, int count, IntFunction<CreateWorkItem> made) {
    List<Integer> ids = new ArrayList<>();
    for (int done = 0; done < count; done += 100) {
      WorkItemBatch batch = items.batch();
      for (int i = done; i < Math.min(count, done + 100); i++) {
        batch = batch.add(made.apply(i));
      }
      mode.run(batch).forEach(outcome -> ids.add(outcome.item().orElseThrow().id()));
    }
    requests();
    return ids;
  }
}
