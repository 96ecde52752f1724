// SPDX-License-Identifier: MIT
package io.github.fluentado.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.FakeTransport;
import io.github.fluentado.Installation;
import io.github.fluentado.Mode;
import io.github.fluentado.client.serviceendpoint.ServiceEndpoint;
import io.github.fluentado.emulator.ServerYear;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceEndpointsTest {
  @AutoClose private final Installation hosted = Installation.hosted();

  @ParameterizedTest
  @MethodSource(Installation.EVERYWHERE)
  void endpointsAreFoundByNameEverywhere(Mode mode, @Nullable ServerYear server) {
    try (Installation there = Installation.of(server)) {
      ServiceEndpoints endpoints = there.project.endpoints();
      ServiceEndpoint one = mode.run(endpoints.list()).get(0);
      String name = Objects.requireNonNull(one.name());
      assertThat(mode.run(endpoints.named(List.of(name, "other"))))
          .extracting(ServiceEndpoint::id)
          .containsExactly(one.id());
      assertThat(mode.run(endpoints.get(UUID.fromString(Objects.requireNonNull(one.id())))).name())
          .isEqualTo(name);
    }
  }

  @ParameterizedTest
  @EnumSource
  void historyIsWalkedAsFarAsWanted(Mode mode) {
    String page = "{\"count\":2,\"value\":[{\"data\":{\"id\":1}},{\"data\":{\"id\":2}}]}";
    FakeTransport fake = new FakeTransport().answer(page);
    try (var client = fake.client()) {
      var history = client.project("web").endpoints().history(new UUID(0, 7)).top(2).limit(1);
      assertThat(mode.all(history)).hasSize(1);
      assertThat(fake.last().query()).contains("top=2");
    }
  }

  @Test
  void badInputIsRefusedBeforeAnythingIsSent() {
    ServiceEndpoints endpoints = hosted.project.endpoints();
    hosted.refuses("names", () -> endpoints.named(List.of()), () -> endpoints.named(List.of(" ")));
    hosted.refuses("project", () -> ServiceEndpoints.of(hosted.ado.connection()));
  }
}
