// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {
  private static final HeldCertificate ONE = new HeldCertificate.Builder().commonName("1").build();
  private static final HeldCertificate TWO =
      new HeldCertificate.Builder().commonName("2").rsa2048().build();

  private static String block(String label, byte[] content) {
    return block(label, Base64.getMimeEncoder().encodeToString(content));
  }

  private static String block(String label, String content) {
    return "-----BEGIN " + label + "-----\n" + content + "\n-----END " + label + "-----\n";
  }

  @Test
  void allCertificatesAreReadInOrderWhateverStandsAroundThem() {
    String text =
        "subject=one\n"
            + ONE.certificatePem()
            + ONE.privateKeyPkcs8Pem()
            + "subject=two\r\n"
            + TWO.certificatePem().replace("\n", "\r\n");

    assertThat(Pem.certificates("pem", text)).containsExactly(ONE.certificate(), TWO.certificate());
  }

  @Test
  void whatHoldsNoCertificateIsRefusedByTheParametersName() {
    for (String none : new String[] {"", "text", ONE.privateKeyPkcs8Pem()}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Pem.certificates("pem", none))
          .withMessage("pem has no certificate in PEM");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pem.certificates("pem", block("CERTIFICATE", new byte[] {1, 2, 3})))
        .withMessage("pem has a broken certificate");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pem.certificates("pem", block("CERTIFICATE", "A")))
        .withMessage("pem has broken base64 in it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void aKeyOfEachKindIsRead(String kind) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance(kind).generateKeyPair();
    String text = "Bag Attributes\n" + block("PRIVATE KEY", pair.getPrivate().getEncoded());

    assertThat(Pem.key("key", text)).isEqualTo(pair.getPrivate());
  }

  @Test
  void aKeyMustBeTheOnlyOneWithoutAPassword() {
    String key = ONE.privateKeyPkcs8Pem();
    for (String text :
        new String[] {
          "", ONE.certificatePem(), key + key, block("ENCRYPTED PRIVATE KEY", new byte[8])
        }) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Pem.key("key", text))
          .withMessage("key has not one private key in PKCS #8 without a password");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pem.key("key", block("PRIVATE KEY", new byte[] {48, 0})))
        .withMessage("key has a key of an unknown kind");
  }

  @Test
  void aKeyBelongsToTheFirstCertificateOrIsRefused() {
    for (HeldCertificate own : new HeldCertificate[] {ONE, TWO}) {
      assertThat(Identity.pem(own.certificatePem(), own.privateKeyPkcs8Pem())).isNotNull();
    }
    HeldCertificate sameKind = new HeldCertificate.Builder().commonName("3").build();
    for (HeldCertificate other : new HeldCertificate[] {TWO, sameKind}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  Identity.pem(
                      ONE.certificatePem() + other.certificatePem(), other.privateKeyPkcs8Pem()))
          .withMessage("key is not that of the first certificate");
    }
  }
}
