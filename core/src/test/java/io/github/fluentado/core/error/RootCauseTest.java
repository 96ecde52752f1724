// SPDX-License-Identifier: MIT
package io.github.fluentado.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.transport.TransportException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;

class RootCauseTest {
  private static Throwable caused(Throwable outer, Throwable... inner) {
    Throwable last = outer;
    for (Throwable one : inner) {
      last.initCause(one);
      last = one;
    }
    return outer;
  }

  @Test
  void aCertificateThatIsNotTrustedIsNamed() {
    CertificateException path =
        new CertificateException(
            "PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException:"
                + " unable to find valid certification path to requested target");
    Throwable error =
        caused(
            new IOException("failed"), new SSLHandshakeException("(certificate_unknown) x"), path);

    assertThat(RootCause.of(error))
        .isEqualTo(
            "certificate not trusted: PKIX path building failed: unable to find valid"
                + " certification path to requested target");
    assertThat(RootCause.isUntrustedCertificate(error)).isTrue();
    assertThat(
            RootCause.of(
                caused(new CertificateException("PKIX"), new CertPathBuilderException("no path"))))
        .isEqualTo("certificate not trusted: no path");
    assertThat(RootCause.of(new SSLPeerUnverifiedException("Hostname h not verified:\n a")))
        .isEqualTo("certificate not trusted: Hostname h not verified: a");
    assertThat(
            RootCause.of(
                caused(new CertificateException("expired"), new CertPathBuilderException())))
        .isEqualTo("certificate not trusted: expired");
    assertThat(RootCause.of(new CertificateException())).isEqualTo("certificate not trusted");
  }

  @Test
  void otherReasonsAreNamed() {
    assertThat(RootCause.of(caused(new IOException("x"), new UnknownHostException("nowhere"))))
        .isEqualTo("host name not found: nowhere");
    assertThat(RootCause.of(caused(new ConnectException(), new UnresolvedAddressException())))
        .isEqualTo("host name not found");
    assertThat(
            RootCause.of(
                caused(
                    new ConnectException("Failed to connect to h"),
                    new ConnectException("refused"))))
        .isEqualTo("no connection: refused");
    assertThat(RootCause.of(caused(new ConnectException(), new ClosedChannelException())))
        .isEqualTo("no connection");
    Throwable handshake = caused(new SSLHandshakeException("no protocol"), new EOFException("end"));
    assertThat(RootCause.of(handshake)).isEqualTo("TLS failed: no protocol");
    assertThat(RootCause.isUntrustedCertificate(handshake)).isFalse();
  }

  @Test
  void anythingElseIsToldByItsDeepestWords() {
    assertThat(RootCause.of(new UncheckedIOException(new IOException("reset")))).isEqualTo("reset");
    assertThat(RootCause.of(new RuntimeException(new EOFException()))).isEqualTo("EOFException");
    assertThat(RootCause.of(caused(new IOException("outer"), new EOFException())))
        .isEqualTo("outer");
    assertThat(RootCause.of(new IOException("a\nb\u001b[31m " + "x".repeat(9_000))))
        .startsWith("a b[31m x")
        .hasSize(303);
  }

  @Test
  void theWordsThatATransportFoundComeFirst() {
    UnknownHostException deeper = new UnknownHostException("deeper");
    IOException own = new TransportException(false, true, "use the other one", deeper);
    IOException borrowed = new TransportException(false, new IOException("outer", deeper));

    assertThat(RootCause.of(own)).isEqualTo("use the other one");
    assertThat(RootCause.of(new IOException("wrapped", own))).isEqualTo("use the other one");
    assertThat(RootCause.of(borrowed)).isEqualTo("host name not found: deeper");
    assertThat(RootCause.of(new TransportException(false, true, null, new EOFException("end"))))
        .isEqualTo("end");
  }

  @Test
  void aChainThatBitesItsTailEnds() {
    IOException one = new IOException("one");
    IOException two = new IOException("two", one);
    one.initCause(two);

    assertThat(RootCause.chain(one)).hasSize(16);
    assertThat(RootCause.of(one)).isIn("one", "two");
  }
}
