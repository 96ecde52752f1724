// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.client.serviceendpoint.ServiceEndpoint;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rows END: service endpoints and their use. */
class EndpointRowsTest extends SurfaceTest {
  private final UUID endpoint =
      UUID.fromString(String.valueOf(emulator.seeds().ids().get("endpoint")));

  EndpointRowsTest(Site site) {
    super(site);
  }

  private String path(String rest) {
    return site.root() + "/" + project.name() + "/_apis/serviceendpoint/" + rest;
  }

  @Test
  @Row(id = "END-01", call = "project.endpoints().list().type(\"github\")")
  void endpointsAreListedByType() {
    String type = Objects.requireNonNull(mode.run(project.endpoints().get(endpoint)).type());
    assertThat(row(project.endpoints().list().type(type)))
        .extracting(ServiceEndpoint::id)
        .containsExactly(endpoint.toString());
    assertThat(only().verb()).isEqualTo("GET");
    assertThat(only().host()).isEqualTo(site.host("dev.azure.com"));
    assertThat(only().path()).isEqualTo(path("endpoints"));
    assertThat(only().query("type")).isEqualTo(type);
    assertThat(only().query("api-version")).matches(site.version("7.1"));
  }

  @Test
  @Row(id = "END-02", call = "project.endpoints().history(id)")
  void useOfAnEndpointIsListed() {
    assertThat(row(project.endpoints().history(endpoint).limit(75))).isEmpty();
    assertThat(only().verb()).isEqualTo("GET");
    assertThat(only().path()).isEqualTo(path(endpoint + "/executionhistory"));
    assertThat(only().asks("continuationToken")).isFalse();
    assertThat(only().query().stream().map(one -> one.get(1))).doesNotContain("None", "0");
  }
}
