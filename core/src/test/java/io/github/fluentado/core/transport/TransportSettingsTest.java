// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Arrays;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransportSettingsTest {
  private static final HeldCertificate HELD =
      new HeldCertificate.Builder().commonName("held").build();
  private static final TransportSettings STANDARD = TransportSettings.standard();

  @TempDir Path folder;

  private Path pkcs12(boolean withKey) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("a", HELD.certificate());
    if (withKey) {
      store.setKeyEntry(
          "b",
          HELD.keyPair().getPrivate(),
          "secret".toCharArray(),
          new Certificate[] {HELD.certificate()});
    }
    Path file = folder.resolve(withKey + ".p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, "secret".toCharArray());
    }
    return file;
  }

  @Test
  void theStandardIsAsItIsTold() {
    assertThat(STANDARD.connect()).isEqualTo(Duration.ofSeconds(15));
    assertThat(STANDARD.silence()).isEqualTo(Duration.ofSeconds(90));
    assertThat(STANDARD.parallel()).isEqualTo(64);
    assertThat(STANDARD.tls()).isEmpty();
    assertThat(STANDARD)
        .hasToString(
            "64 calls at once, PT15S to connect, PT1M30S of silence, the system's proxy,"
                + " 0 more certificates trusted");
  }

  @Test
  void eachSettingChangesItselfAlone() throws Exception {
    TransportSettings all =
        STANDARD
            .trust(HELD.certificatePem())
            .identity(pkcs12(true), "secret")
            .proxy(ProxySettings.none())
            .parallel(7)
            .silence(Duration.ofSeconds(2))
            .connect(Duration.ofSeconds(1));
    TransportSettings inAnotherOrder =
        STANDARD
            .connect(Duration.ofSeconds(1))
            .silence(Duration.ofSeconds(2))
            .parallel(7)
            .proxy(ProxySettings.none())
            .identity(HELD.certificatePem(), HELD.privateKeyPkcs8Pem())
            .trust(HELD.certificatePem());

    for (TransportSettings settings : new TransportSettings[] {all, inAnotherOrder}) {
      assertThat(settings)
          .hasToString(
              "7 calls at once, PT1S to connect, PT2S of silence, no proxy,"
                  + " 1 more certificates trusted, a client certificate");
      assertThat(settings.connect()).isEqualTo(Duration.ofSeconds(1));
      assertThat(settings.silence()).isEqualTo(Duration.ofSeconds(2));
      assertThat(settings.parallel()).isEqualTo(7);
    }
  }

  @Test
  void trustIsAddedToWhatJavaTrustsAndToWhatWasTrustedBefore() throws Exception {
    Path file = folder.resolve("more.pem");
    HeldCertificate more = new HeldCertificate.Builder().commonName("more").build();
    Files.writeString(file, more.certificatePem());

    TransportSettings settings = STANDARD.trust(HELD.certificatePem()).trust(file);

    assertThat(settings.toString()).contains("2 more certificates trusted");
    int ofJava =
        STANDARD
            .identity(HELD.certificatePem(), HELD.privateKeyPkcs8Pem())
            .tls()
            .orElseThrow()
            .trust()
            .getAcceptedIssuers()
            .length;
    assertThat(settings.tls().orElseThrow().trust().getAcceptedIssuers())
        .contains(HELD.certificate(), more.certificate())
        .hasSize(ofJava + 2);
    assertThat(STANDARD.tls()).isEmpty();
  }

  @Test
  void aStoreOfAClientHasAKeyAndOpensByItsPassword() throws Exception {
    assertThat(STANDARD.identity(pkcs12(true), "secret").tls()).isPresent();
    Path none = pkcs12(false);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> STANDARD.identity(none, "secret"))
        .withMessage("pkcs12 has no private key in it");
    Path broken = folder.resolve("broken");
    Files.write(broken, new byte[] {1, 2});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> STANDARD.identity(broken, "secret"))
        .withMessageStartingWith("pkcs12 cannot be opened");
  }

  @Test
  void whatIsNoSettingIsRefusedByItsName() {
    for (Duration none : Arrays.asList(null, Duration.ZERO, Duration.ofSeconds(-1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> STANDARD.connect(none))
          .withMessageStartingWith("connect is ");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> STANDARD.silence(none))
          .withMessageStartingWith("silence is ");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> STANDARD.parallel(0))
        .withMessage("parallel is not positive: 0");
    assertThat(STANDARD.parallel(1).parallel()).isEqualTo(1);
  }
}
