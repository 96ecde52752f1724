// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.Connection;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Plan;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.transport.Transport;
import java.net.URI;
import java.util.List;
import java.util.Locale;
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
  @ValueSource(strings = {"tfs_server:8080", "TFS_1", "_tfs.corp", "a_b.corp.example:80"})
  void theJdkSendsNothingThereAndTheErrorSaysWhatDoes(String authority) {
    try (Connection connection = connection(authority, JdkTransport.create())) {
      for (String method : VERBS) {
        for (Both both : Both.values()) {
          AzureDevOpsException error =
              both.failure(connection.call(plan(connection, method), HttpResponse::text));

          assertThat(error.kind()).isEqualTo(ErrorKind.TRANSPORT);
          assertThat(error.attempts()).isEqualTo(1);
          assertThat(error)
              .hasMessageContaining("\"" + host(authority) + "\"")
              .hasMessageContaining("the artifact fluent-ado-okhttp sends to it");
        }
      }
    }
  }

  private static String host(String authority) {
    return authority.split(":", 2)[0].toLowerCase(Locale.ROOT);
  }
}
