// SPDX-License-Identifier: MIT
package io.github.fluentado.examples.start;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.transport.ProxySettings;
import io.github.fluentado.core.transport.TransportSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** What lies between a program and the service. */
final class Network {
  private Network() {}

  static TransportSettings proxy(String host, int port, String user, String password) {
    TransportSettings network =
        TransportSettings.standard()
            .proxy(
                ProxySettings.of(host, port).login(user, password).except("*.intern.example.com"));
    return network;
  }

  static TransportSettings direct() {
    TransportSettings network = TransportSettings.standard().proxy(ProxySettings.none());
    return network;
  }

  static TransportSettings ownAuthority(Path company) {
    TransportSettings network = TransportSettings.standard().trust(company);
    return network;
  }

  static TransportSettings ownCertificate(Path company, Path mine, String password) {
    TransportSettings network =
        TransportSettings.standard()
            .trust(company) // PEM: who signed the server's certificate
            .identity(mine, password); // PKCS #12: the client's key and certificate
    return network;
  }

  static TransportSettings limits() {
    TransportSettings network =
        TransportSettings.standard()
            .connect(Duration.ofSeconds(5))
            .silence(Duration.ofSeconds(30))
            .parallel(16);
    return network;
  }

  static AzureDevOps server(URI url, Credential credential, TransportSettings network) {
    // https://tfs.example.com/tfs/DefaultCollection: with virtual directory and collection
    AzureDevOps ado = AzureDevOps.at(url, credential).network(network).build();
    return ado;
  }
}
