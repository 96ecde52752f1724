// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.Connection;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.exchange.Plan;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.Exchanged;
import io.github.fluentado.core.testing.RawServer;
import io.github.fluentado.core.transport.ProxySettings;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportException;
import io.github.fluentado.core.transport.TransportSettings;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of hosts that are none by the standard, and that companies have all the same. */
class OddHostTest {
  private static final List<String> VERBS = List.of("POST", "GET", "PATCH", "DELETE");

  private static Connection connection(String authority, Transport transport) {
    URI collection = URI.create("http://" + authority + "/tfs/C");
    return Connection.to(ServiceHosts.at(collection), Credential.token("pat"))
        .transport(transport)
        .build();
  }

  private static Plan plan(Connection connection, String method) {
    URI uri = URI.create(connection.hosts().base("dev.azure.com", true) + "/_apis/things");
    RequestBody body = method.startsWith("P") ? RequestBody.of("{}") : null;
    return Plan.of("Things do", new HttpRequest(method, uri, Headers.none(), body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tfs_server", "TFS_1", "_tfs.corp"})
  void areSentTo(String host) throws Exception {
    OkHttpClient knowing =
        new OkHttpClient.Builder().dns(name -> List.of(InetAddress.getLoopbackAddress())).build();
    try (RawServer server = new RawServer((request, wire) -> wire.answer(200, "", "in"));
        Connection connection =
            connection(host + ":" + server.port(), OkHttpTransport.over(knowing))) {
      for (String method : VERBS) {
        for (Both both : Both.values()) {
          assertThat(both.run(connection.call(plan(connection, method), HttpResponse::text)))
              .isEqualTo("in");
        }
      }
      assertThat(server.requests())
          .hasSize(VERBS.size() * 2)
          .allSatisfy(
              request ->
                  assertThat(request.first("Host").orElseThrow())
                      .isEqualToIgnoringCase(host + ":" + server.port()));
    } finally {
      knowing.dispatcher().executorService().shutdown();
    }
  }

  @Test
  void areReachedWithoutTheProxyThatIsSet() throws Exception {
    try (RawServer proxy = new RawServer((request, wire) -> wire.answer(200, "", "in"));
        Transport transport =
            OkHttpTransport.create(
                TransportSettings.standard().proxy(ProxySettings.of("127.0.0.1", proxy.port())))) {
      TransportException failure =
          Exchanged.post(transport, URI.create("http://no_such.invalid/x")).failure();

      assertThat(failure).hasMessageContaining("the name of no_such.invalid is not known");
      assertThat(failure.mayHaveArrived()).isFalse();
      assertThat(proxy.requests()).isEmpty();
      assertThat(Exchanged.post(transport, URI.create("http://no-such.invalid/x")).answer().text())
          .isEqualTo("in");
    }
  }
}
