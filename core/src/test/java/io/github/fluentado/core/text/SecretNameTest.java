// SPDX-License-Identifier: MIT
package io.github.fluentado.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretNameTest {
  @Test
  void aNameIsTakenApartAsPeopleReadIt() {
    assertThat(SecretName.words("X-Amz_signedSASToken.v2"))
        .containsExactly("x", "amz", "signed", "sas", "token", "v");
  }
}
