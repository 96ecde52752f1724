// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.core.testing.Authority;
import io.github.fluentado.core.testing.Exchanged;
import io.github.fluentado.core.testing.RawServer;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real handshakes, with certificates of an authority that only the settings know. */
class TlsTest {
  private static final Authority KNOWN = new Authority();
  private static final TransportSettings TRUSTING = TransportSettings.standard().trust(KNOWN.pem());

  @TempDir Path folder;

  private static RawServer serve(SSLContext tls, boolean askClient) throws Exception {
    return RawServer.secure(
        tls.getServerSocketFactory(), askClient, (request, wire) -> wire.answer(200, "", "in"));
  }

  private static void answered(Carrier carrier, TransportSettings settings, RawServer server) {
    try (Transport transport = carrier.transport(settings)) {
      assertThat(Exchanged.post(transport, server.uri("/")).answer().text()).isEqualTo("in");
    }
  }

  /** Nothing has left, it is told so, and the reason is in the message. */
  private static void refused(
      Carrier carrier, TransportSettings settings, RawServer server, String reason) {
    try (Transport transport = carrier.transport(settings)) {
      for (String method : new String[] {"POST", "GET", "DELETE"}) {
        TransportException failure =
            Exchanged.start(transport, method, server.uri("/"), null).failure();
        assertThat(failure)
            .hasMessageContaining(reason)
            .hasMessageContaining("localhost:" + server.port());
        assertThat(failure.mayHaveArrived()).as(failure.getMessage()).isFalse();
        assertThat(failure.lasting()).as(failure.getMessage()).isTrue();
      }
    }
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void anAuthorityOfTheSettingsIsTrustedAndNoOther(Carrier carrier) throws Exception {
    try (RawServer server = serve(KNOWN.server(), false)) {
      answered(carrier, TRUSTING, server);
    }
    try (RawServer server = serve(KNOWN.server(), false)) {
      refused(carrier, TransportSettings.standard(), server, "is not trusted: ");
    }
    try (RawServer server = serve(new Authority().server(), false)) {
      refused(carrier, TRUSTING, server, "is not trusted: ");
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void whatIsWrongWithACertificateIsTold(Carrier carrier) throws Exception {
    Instant now = Instant.now();
    Duration day = Duration.ofDays(1);
    HeldCertificate old =
        KNOWN.certificate("localhost", now.minus(day.multipliedBy(2)), now.minus(day));
    HeldCertificate early =
        KNOWN.certificate("localhost", now.plus(day), now.plus(day.multipliedBy(2)));
    try (RawServer server = serve(KNOWN.server(old), false)) {
      refused(carrier, TRUSTING, server, "has expired");
    }
    try (RawServer server = serve(KNOWN.server(early), false)) {
      refused(carrier, TRUSTING, server, "is not valid yet");
    }
    try (RawServer server = serve(KNOWN.server(KNOWN.certificate("other.example")), false)) {
      refused(carrier, TRUSTING, server, "is not for localhost");
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void nothingInCommonIsTold(Carrier carrier) throws Exception {
    try (RawServer server =
        RawServer.secure(
            KNOWN.server().getServerSocketFactory(),
            // For certificates of another kind than the server has.
            sockets -> {
              sockets.setEnabledProtocols(new String[] {"TLSv1.2"});
              sockets.setEnabledCipherSuites(
                  new String[] {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"});
            },
            (request, wire) -> wire.answer(200, "", "in"))) {
      refused(carrier, TRUSTING, server, "no agreement on TLS");
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void aServerThatAsksGetsTheClientsCertificate(Carrier carrier) throws Exception {
    HeldCertificate client = KNOWN.certificate("client");
    Path pkcs12 = folder.resolve("client.p12");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "any",
        client.keyPair().getPrivate(),
        "secret".toCharArray(),
        new Certificate[] {client.certificate()});
    try (OutputStream out = Files.newOutputStream(pkcs12)) {
      store.store(out, "secret".toCharArray());
    }
    try (RawServer server = serve(KNOWN.server(), true)) {
      answered(carrier, TRUSTING.identity(pkcs12, "secret"), server);
      answered(
          carrier, TRUSTING.identity(client.certificatePem(), client.privateKeyPkcs8Pem()), server);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TRUSTING.identity(pkcs12, "wrong"))
        .withMessageContaining("pkcs12")
        .withMessageNotContaining("wrong\"");
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void aClientWithoutOrWithAnUnknownCertificateIsRefusedAndHasDoneNothing(Carrier carrier)
      throws Exception {
    HeldCertificate stranger = new Authority().certificate("stranger");
    for (TransportSettings settings :
        new TransportSettings[] {
          TRUSTING, TRUSTING.identity(stranger.certificatePem(), stranger.privateKeyPkcs8Pem())
        }) {
      try (RawServer server = serve(KNOWN.server(), true);
          Transport transport = carrier.transport(settings)) {
        TransportException failure = Exchanged.post(transport, server.uri("/")).failure();
        assertThat(server.requests()).isEmpty();
        // The server may cut the line before its reason is read.
        if (String.valueOf(failure.getMessage()).contains("refuses this client's certificate")) {
          assertThat(failure.mayHaveArrived()).isFalse();
          assertThat(failure.lasting()).isTrue();
        }
      }
    }
  }

  @Test
  void whatIsNoPemIsRefusedWithoutShowingIt() {
    HeldCertificate one = KNOWN.certificate("one");
    HeldCertificate two = KNOWN.certificate("two");
    TransportSettings standard = TransportSettings.standard();
    String key = two.privateKeyPkcs8Pem();
    String broken = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> standard.trust("no pem"))
        .withMessageContaining("pem");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> standard.trust(folder.resolve("none")))
        .withMessageContaining("pem cannot be read");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> standard.identity(one.certificatePem(), key))
        .withMessage("key is not that of the first certificate");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> standard.identity(one.certificatePem(), broken))
        .withMessageContaining("key")
        .withMessageNotContaining("c2VjcmV0");
    assertThat(standard.identity(two.certificatePem(), key).toString())
        .contains("a client certificate")
        .doesNotContain("BEGIN", "PRIVATE");
  }
}
