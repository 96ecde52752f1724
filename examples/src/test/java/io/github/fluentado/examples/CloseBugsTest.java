// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static io.github.fluentado.workitems.Fields.STATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.junit.AzureDevOpsEmulator;
import io.github.fluentado.workitems.WorkItems;
import java.net.URI;
import org.junit.jupiter.api.Test;

@AzureDevOpsEmulator(seeds = "shop.yaml")
class CloseBugsTest {
  @Test
  void aClosedBugStaysClosedThoughTheServiceIsBusy(Emulator emulator) {
    emulator.faults().on("GET", "/_apis/wit/**").answer(503);
    int bug = emulator.seeds().number("bug");
    URI url = URI.create(emulator.url());
    try (var ado = AzureDevOps.at(url, Credential.pat(emulator.token())).build()) {
      WorkItems items = ado.project("shop").workItems();
      items.edit(bug).set(STATE, "Closed").execute();
      assertThat(items.get(bug).execute().peek(STATE)).hasValue("Closed");
    }
    emulator.received("PATCH", "/_apis/wit/workitems/*").once();
  }
}
