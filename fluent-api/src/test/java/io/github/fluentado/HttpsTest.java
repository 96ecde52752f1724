// SPDX-License-Identifier: MIT
package io.github.fluentado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.transport.ProxySettings;
import io.github.fluentado.core.transport.TransportSettings;
import io.github.fluentado.emulator.Emulator;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that knows an authority of its own, against an emulator in the service's stead. */
class HttpsTest {
  private final Emulator emulator = Emulator.builder().seeded().https().start();

  @AfterEach
  void stop() {
    emulator.close();
  }

  private AzureDevOps client(String url, TransportSettings network) {
    return AzureDevOps.at(URI.create(url), Credential.pat(emulator.token()))
        .retry(RetryPolicy.none())
        .network(network)
        .build();
  }

  @Test
  void aTrustedAuthorityIsEnough() {
    TransportSettings network = TransportSettings.standard().trust(emulator.caPem());
    try (AzureDevOps ado = client(emulator.url(), network)) {
      assertThat(ado.project("web").workItems().get(1).execute().id()).isEqualTo(1);
    }
  }

  @Test
  void withoutTheAuthorityNothingIsSent() {
    try (AzureDevOps ado = client(emulator.url(), TransportSettings.standard())) {
      assertThatThrownBy(() -> ado.project("web").workItems().get(1).execute())
          .isInstanceOf(AzureDevOpsException.class);
    }
    assertThat(emulator.requests()).isEmpty();
  }

  @Test
  void asAProxyItIsTheServiceWithItsHostOfArtifacts(@TempDir Path folder) throws Exception {
    TransportSettings network =
        TransportSettings.standard()
            .trust(emulator.caPem())
            .proxy(ProxySettings.of("127.0.0.1", emulator.port()));
    try (AzureDevOps ado = client("https://dev.azure.com/contoso", network)) {
      int build = emulator.seeds().number("build");
      Path file = folder.resolve("drop.zip");
      ado.project("web").builds().build(build).artifact("drop").zip().to(file).execute();
      assertThat(Files.size(file)).isPositive();
      emulator
          .received("GET", "/web/_apis/build/builds/*/artifacts")
          .withQuery("$format", "zip")
          .once();
    }
  }
}
