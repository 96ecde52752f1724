// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.transport.ProxySettings;
import io.github.fluentado.core.transport.TransportSettings;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Says how the network is used: proxy, certificates, limits. */
final class SetTheNetwork implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new SetTheNetwork(), args);
  }

  @Override
  public AzureDevOps connect(URI url, Credential credential) {
    TransportSettings direct =
        TransportSettings.standard()
            .proxy(ProxySettings.none())
            .connect(Duration.ofSeconds(5))
            .parallel(16);
    return AzureDevOps.at(url, credential).network(direct).build();
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    out.println(ado.project(project).workItems().get(id).execute().id() == id);
  }

  static AzureDevOps inACompany(URI url, Credential credential, String password) {
    TransportSettings network =
        TransportSettings.standard()
            .proxy(
                ProxySettings.of("proxy.example.com", 3128)
                    .login("build", password)
                    .except("*.example.com"))
            .trust(Path.of("company.pem")); // beside those that Java trusts

    AzureDevOps ado = AzureDevOps.at(url, credential).network(network).build();
    return ado;
  }
}
