// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the exceptions of HTTP and TLS libraries mean for a request that has begun to leave. */
class ReasonTest {
  private static final URI SERVER = URI.create("https://host/a");

  private static TransportException told(Throwable error) {
    return TransportException.of(true, SERVER, error);
  }

  private static void told(
      Throwable error, String message, boolean mayHaveArrived, boolean lasting) {
    // At the top, and at the root of something else.
    for (Throwable given : List.of(error, new IOException("outer", error))) {
      TransportException told = told(given);
      assertThat(told).hasMessage(message).hasCause(given);
      assertThat(told.mayHaveArrived()).as(message).isEqualTo(mayHaveArrived);
      assertThat(told.lasting()).as(message).isEqualTo(lasting);
    }
  }

  private static void before(Throwable error, String message) {
    told(error, message, false, false);
  }

  private static void lasting(Throwable error, String message) {
    told(error, message, false, true);
  }

  private static void unknown(Throwable error, String message) {
    told(error, message, true, false);
  }

  @Test
  void whoCannotBeReachedHasGotNothing() {
    before(new UnknownHostException("host"), "the name of host:443 is not known: host");
    before(
        new UnresolvedAddressException(),
        "the name of host:443 is not known: UnresolvedAddressException");
    before(new ConnectException("refused"), "no connection to host:443: refused");
    before(new NoRouteToHostException("no route"), "no connection to host:443: no route");
    before(new HttpConnectTimeoutException("late"), "no connection to host:443 in time: late");
  }

  @Test
  void aCertificateIsToldForWhatIsWrongWithIt() {
    lasting(
        new CertificateExpiredException("in May"),
        "the certificate of host:443 has expired: in May");
    lasting(
        new CertificateNotYetValidException("in May"),
        "the certificate of host:443 is not valid yet: in May");
    String other = "the certificate of host:443 is not for host: ";
    lasting(new SSLPeerUnverifiedException("Hostname"), other + "Hostname");
    String jdk = "No subject alternative DNS name matching host found.";
    lasting(new CertificateException(jdk), other + jdk);
    lasting(new CertificateException("No name matching host"), other + "No name matching host");
    // Only a certificate's own exception speaks of its names.
    unknown(
        new IOException("No name matching host"),
        "the exchange with host:443 failed: No name matching host");
    String unknown = "the certificate of host:443 is not trusted: ";
    lasting(new CertPathBuilderException("no path"), unknown + "no path");
    lasting(new CertPathValidatorException("bad path"), unknown + "bad path");
    lasting(new CertificateException("odd"), unknown + "odd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bad_certificate",
        "unsupported_certificate",
        "certificate_revoked",
        "certificate_expired",
        "certificate_unknown",
        "certificate_required",
        "unknown_ca",
        "access_denied"
      })
  void anAlertAboutTheClientsCertificateIsARefusalWheneverItComes(String alert) {
    String said = "Received fatal alert: " + alert;

    lasting(
        new SSLException(said), "host:443 refuses this client's certificate, or its lack: " + said);
  }

  @Test
  void nothingInCommonLastsAndAnyOtherEndOfAHandshakeMayPass() {
    String words = "no agreement on TLS with host:443: ";
    for (String said :
        List.of(
            "Received fatal alert: handshake_failure",
            "No appropriate protocol (disabled or so)",
            "The server selected protocol version TLS10")) {
      lasting(new SSLHandshakeException(said), words + said);
    }
    before(new SSLHandshakeException("Remote host terminated"), words + "Remote host terminated");
  }

  @Test
  void whatBreaksLaterInTlsMayHaveCarriedTheRequest() {
    unknown(
        new SSLException("Received fatal alert: internal_error"),
        "the exchange with host:443 failed: Received fatal alert: internal_error");
    // Words of another's, who does not speak of TLS.
    unknown(
        new IOException("no appropriate protocol"),
        "the exchange with host:443 failed: no appropriate protocol");
    unknown(
        new IOException("Received fatal alert: bad_certificate"),
        "the exchange with host:443 failed: Received fatal alert: bad_certificate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Unrecognized SSL message, odd", "is this a plaintext connection?"})
  void whatSpeaksNoTlsHasReadNothing(String said) {
    before(new SSLException(said), "host:443 does not speak TLS: " + said);
  }

  @ParameterizedTest
  @CsvSource({
    "403, true",
    "404, true",
    "407, true",
    "408, false",
    "429, false",
    "502, false",
    "503, false"
  })
  void aProxyThatRefusesHasPassedNothingOn(String status, boolean lasting) {
    String words = "the proxy refuses a way to host:443: " + status;

    told(new IOException("Unexpected response code for CONNECT: " + status), words, false, lasting);
    told(new IOException("Tunnel failed, got: " + status), words, false, lasting);
  }

  @Test
  void aProxyThatWantsALoginIsToldSo() {
    lasting(
        new ProtocolException("Failed to authenticate with proxy"),
        "the proxy before host:443 wants a login that it accepts (407)");
  }

  @Test
  void theInnermostReasonCounts() {
    Throwable expired =
        new CertPathValidatorException("path", new CertificateExpiredException("in May"));

    assertThat(told(new SSLHandshakeException("General")))
        .hasMessageStartingWith("no agreement on TLS");
    assertThat(told(new SSLHandshakeException("General").initCause(expired)))
        .hasMessage("the certificate of host:443 has expired: in May");
  }

  @Test
  void aFailureOfTlsThatWasSeenAsideTellsMoreThanTheBrokenPipe() {
    SSLException alert = new SSLException("Received fatal alert: certificate_required");
    SocketException pipe = new SocketException("Broken pipe");
    pipe.addSuppressed(new IOException("no answer either"));
    assertThat(told(pipe)).hasMessage("the exchange with host:443 failed: Broken pipe");

    pipe.addSuppressed(alert);

    assertThat(told(pipe)).hasMessageStartingWith("host:443 refuses this client's certificate");
    assertThat(told(pipe).mayHaveArrived()).isFalse();
  }

  @Test
  void anEndThatALibraryFindsInItsBuffersIsToldInPlainWords() {
    unknownEnd(
        new IOException("unexpected end of stream", new EOFException("\\n not found: size=0")));
    // What was said for people stays.
    assertThat(told(new EOFException("the body was cut off")))
        .hasMessage("the exchange with host:443 failed: the body was cut off");
  }

  private static void unknownEnd(IOException error) {
    assertThat(told(error))
        .hasMessage("the connection to host:443 ended before the answer was whole");
    assertThat(told(error).mayHaveArrived()).isTrue();
    assertThat(told(error).lasting()).isFalse();
  }

  @Test
  void whatIsKnownAlreadyIsGivenBack() {
    TransportException known =
        new TransportException(false, true, "known", new IOException("Broken pipe"));

    assertThat(told(known)).isSameAs(known);
    assertThat(told(new IOException("outer", known))).isSameAs(known);
  }

  @Test
  void whatHasNotLeftHasNotArrived() {
    IOException odd = new IOException("odd");

    assertThat(TransportException.of(false, SERVER, odd).mayHaveArrived()).isFalse();
    assertThat(TransportException.of(true, SERVER, odd).mayHaveArrived()).isTrue();
  }

  @Test
  void causesInACircleAndLongChainsEnd() {
    IOException one = new IOException("one");
    IOException two = new IOException("two", one);
    one.initCause(two);
    assertThat(told(two)).hasMessage("the exchange with host:443 failed: one");

    Throwable deep = new UnknownHostException("deep");
    for (int i = 19; i > 0; i--) {
      deep = new IOException("level " + i, deep);
    }
    assertThat(told(deep)).hasMessageStartingWith("the name of host:443 is not known");
    assertThat(told(new IOException("level 0", deep)))
        .hasMessage("the exchange with host:443 failed: level 19");
  }

  @ParameterizedTest
  @CsvSource({
    "https://host/a, host:443",
    "HTTPS://host, host:443",
    "http://host/a, host:80",
    "http://host:8080/a, host:8080",
    "https://host:1, host:1",
    "http://host:0, host:0",
    "http://tfs_server:8080/a, tfs_server:8080",
    "http://me:pw@tfs_server, tfs_server"
  })
  void theServerIsNamedWithItsPortAndWithoutALogin(String uri, String place) {
    assertThat(TransportException.of(true, URI.create(uri), new ConnectException("refused")))
        .hasMessage("no connection to " + place + ": refused");
  }

  @Test
  void onlyTheFirstLineIsToldAndNotMoreThanPeopleRead() {
    String failed = "the exchange with host:443 failed: ";

    assertThat(told(new IOException(" one \r\ntwo"))).hasMessage(failed + "one ");
    assertThat(told(new IOException("x".repeat(300)))).hasMessage(failed + "x".repeat(300));
    assertThat(told(new IOException("x".repeat(301)))).hasMessage(failed + "x".repeat(300) + "…");
    assertThat(told(new IOException(" "))).hasMessage(failed + "IOException");
    assertThat(told(new ProtocolException())).hasMessage(failed + "ProtocolException");
  }
}
