// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.http.Headers;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Services has a host for each area; a server has everything below its collection. */
final class HostProof implements Proof {
  private static final String COLLECTION = "https://tfs.example.com:8443/tfs/Col%20A";

  private final Index index;
  private final Set<String> otherwise;

  /**
   * @param otherwise operations, as file and id, that have rows of their own
   */
  HostProof(Index index, Set<String> otherwise) {
    this.index = index;
    this.otherwise = otherwise;
  }

  @Override
  public void prove(Fact fact) {
    List<Entry> entries =
        fact.id().equals("*")
            ? index.of(fact.file()).stream()
                .filter(entry -> !otherwise.contains(fact.file() + " " + entry.publishedId()))
                .toList()
            : index.forms(fact);
    assertThat(entries).isNotEmpty();
    for (Entry entry : entries) {
      prove(fact, entry);
    }
  }

  private static void prove(Fact fact, Entry entry) {
    boolean below = fact.get("organization").equals("yes");
    String services = "https://" + fact.get("host") + (below ? "/contoso" : "");
    String path = address(entry, ServiceHosts.services("contoso")).substring(services.length());

    assertThat(path).as(entry.toString()).contains("/_").startsWith("/");
    assertThat(address(entry, ServiceHosts.services("contoso"))).isEqualTo(services + path);
    assertThat(address(entry, at("https://contoso.visualstudio.com/"))).isEqualTo(services + path);
    assertThat(address(entry, at("https://dev.azure.com/contoso"))).isEqualTo(services + path);
    assertThat(address(entry, at(COLLECTION))).isEqualTo(COLLECTION + path);
    assertThat(address(entry, at("http://localhost:8080/")))
        .isEqualTo("http://localhost:8080" + path);
  }

  private static ServiceHosts at(String url) {
    return ServiceHosts.at(URI.create(url));
  }

  private static String address(Entry entry, ServiceHosts hosts) {
    Wire wire = new Wire().answer(Headers.none(), "");
    Exchanged.quietly(new Requests(wire.to(hosts)).make(entry));
    return wire.only().address();
  }
}
