// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fluentado.core.transport.jdk.JdkTransport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of the transports that are found is taken. */
class TransportsTest {
  private static final TransportProvider ONE = new One();
  private static final TransportProvider OTHER = new Other();

  private static final class One implements TransportProvider {
    @Override
    public Transport create(TransportSettings settings) {
      return JdkTransport.create(settings);
    }
  }

  private static final class Other implements TransportProvider {
    @Override
    public Transport create(TransportSettings settings) {
      return JdkTransport.create(settings);
    }
  }

  @Test
  void oneIsTakenAndNoneIsNoFault() {
    assertThat(Transports.only(List.of(ONE))).isSameAs(ONE);
    assertThat(Transports.only(List.of())).isNull();
  }

  @Test
  void severalAreNamedWithWhatToDo() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Transports.only(List.of(ONE, OTHER)))
        .withMessage(
            "there are 2 transports: "
                + One.class.getName()
                + " and "
                + Other.class.getName()
                + "; keep the artifact of one, or name one: builder.transport(…)");
    assertThatIllegalStateException()
        .isThrownBy(() -> Transports.only(List.of(ONE, OTHER, ONE)))
        .withMessageContaining("there are 3 transports: ")
        .withMessageContaining(One.class.getName() + ", " + Other.class.getName() + " and ");
  }
}
