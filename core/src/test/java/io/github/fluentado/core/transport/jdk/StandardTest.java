// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportSettings;
import io.github.fluentado.core.transport.Transports;
import org.junit.jupiter.api.Test;

class StandardTest {
  @Test
  void whereNoProviderIsFoundItIsThatOfTheJdk() {
    try (Transport transport = Transports.standard(TransportSettings.standard())) {
      assertThat(transport).isInstanceOf(JdkTransport.class);
    }
  }
}
