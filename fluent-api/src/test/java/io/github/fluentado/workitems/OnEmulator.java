// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.exchange.RetryPolicy;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.ReceivedRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** An emulator with a client of its own for each test. */
abstract class OnEmulator {
  final Emulator emulator =
      Emulator.builder().seeded().person("Ann O'Neil", "ann@x.example").start();
  final AzureDevOps ado =
      AzureDevOps.at(URI.create(emulator.url()), Credential.token(emulator.token()))
          .retry(RetryPolicy.backoff(3, Duration.ZERO, Duration.ZERO))
          .build();
  final WorkItems items = ado.project("web").workItems();

  @AfterEach
  void stop() {
    ado.close();
    emulator.close();
  }

  /** The requests since this was last asked. */
  final List<ReceivedRequest> requests() {
    List<ReceivedRequest> requests = emulator.requests();
    emulator.forgetRequests();
    return requests;
  }
}
