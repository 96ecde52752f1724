// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.Mode;
import io.github.fluentado.client.serviceendpoint.ServiceEndpoint;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows END: service endpoints and their use. */
class EndpointRowsTest extends SurfaceTest {
  private final UUID endpoint =
      UUID.fromString(String.valueOf(emulator.seeds().ids().get("endpoint")));

  private String path(String rest) {
    return "/contoso/" + project.name() + "/_apis/serviceendpoint/" + rest;
  }

  @ParameterizedTest
  @EnumSource
  @Row(id = "END-01", call = "project.endpoints().list().type(\"github\")")
  void endpointsAreListedByType(Mode mode) {
    String type = Objects.requireNonNull(mode.run(project.endpoints().get(endpoint)).type());
    assertThat(row(mode, project.endpoints().list().type(type)))
        .extracting(ServiceEndpoint::id)
        .containsExactly(endpoint.toString());
    assertThat(only().verb()).isEqualTo("GET");
    assertThat(only().host()).isEqualTo("dev.azure.com");
    assertThat(only().path()).isEqualTo(path("endpoints"));
    assertThat(only().query("type")).isEqualTo(type);
    assertThat(only().query("api-version")).isEqualTo("7.1");
  }

  @ParameterizedTest
  @EnumSource
  @Row(id = "END-02", call = "project.endpoints().history(id)")
  void useOfAnEndpointIsListed(Mode mode) {
    assertThat(row(mode, project.endpoints().history(endpoint).limit(75))).isEmpty();
    assertThat(only().verb()).isEqualTo("GET");
    assertThat(only().path()).isEqualTo(path(endpoint + "/executionhistory"));
    assertThat(only().asks("continuationToken")).isFalse();
    assertThat(only().query().stream().map(one -> one.get(1))).doesNotContain("None", "0");
  }
}
