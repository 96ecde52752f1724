// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.Connection;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.ApiVersion;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A server that lacks a whole area refuses no version there, and says only that there is no route.
 */
class LackingTest {
  private static final ServiceHosts SERVER =
      ServiceHosts.at(URI.create("https://tfs.example.com/tfs/DefaultCollection"));
  private static final ServiceHosts SERVICES = ServiceHosts.services("contoso");
  private static final String WORDS =
      "The controller for path '/x' was not found or does not implement IController.";

  private static AzureDevOpsException failure(
      Both both, ServiceHosts hosts, Plan.@Nullable Version version, String text) {
    ScriptedTransport transport = ScriptedTransport.of(Reply.typed(404, "text/plain", text));
    URI uri = URI.create(hosts.base("dev.azure.com", true) + "/_apis/things");
    Plan plan = Plan.of("Things list", new HttpRequest("GET", uri, Headers.none(), null));
    Plan versioned = version == null ? plan : plan.version(version);
    try (Connection connection =
        Connection.to(hosts, Credential.token("pat")).transport(transport).build()) {
      return both.failure(connection.call(versioned, HttpResponse::text));
    }
  }

  private static Plan.Version version(boolean exact, String since) {
    return new Plan.Version(ApiVersion.parse("7.1"), exact, since);
  }

  @ParameterizedTest
  @EnumSource
  void serverThatHasNoSuchRouteDoesNotSupportTheOperation(Both both) {
    AzureDevOpsException failure = failure(both, SERVER, version(false, "7.0"), WORDS);
    assertThat(failure.kind()).isEqualTo(ErrorKind.NOT_SUPPORTED);
    assertThat(failure)
        .hasMessageContaining("Things list is not there in version 7.1")
        .hasMessageContaining("the hosted service has it since 7.0 at the latest")
        .hasMessageContaining(WORDS);
  }

  @ParameterizedTest
  @EnumSource
  void operationWithoutVersionIsNotSupportedEither(Both both) {
    AzureDevOpsException failure = failure(both, SERVER, null, WORDS);
    assertThat(failure.kind()).isEqualTo(ErrorKind.NOT_SUPPORTED);
    assertThat(failure).hasMessageContaining("Things list is not there without a version");
  }

  @ParameterizedTest
  @EnumSource
  void pageOrTextOfOthersMayMeanAWrongAddress(Both both) {
    for (String other : List.of("<html>There is no such page</html>", "no such collection")) {
      assertThat(failure(both, SERVER, version(false, ""), other).kind())
          .isEqualTo(ErrorKind.NOT_FOUND);
    }
  }

  @ParameterizedTest
  @EnumSource
  void hostedServiceAndVersionsOfTheCallersOwnLackNothing(Both both) {
    assertThat(failure(both, SERVICES, version(false, ""), WORDS).kind())
        .isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(failure(both, SERVER, version(true, ""), WORDS).kind())
        .isEqualTo(ErrorKind.NOT_FOUND);
  }
}
