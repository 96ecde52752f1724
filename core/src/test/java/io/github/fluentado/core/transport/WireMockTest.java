// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.recordSpec;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.testing.Authority;
import io.github.fluentado.core.testing.Exchanged;
import io.github.fluentado.core.transport.FaultMatrixTest.Carrier;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract of transports against a server that nobody here wrote: WireMock on Jetty, plain and
 * behind TLS, where it speaks HTTP/2.
 */
class WireMockTest {
  private static final Authority AUTHORITY = new Authority();
  private static final String PASSWORD = "password";

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // Before all.
  private static WireMockServer server;

  @BeforeAll
  static void start() throws Exception {
    HeldCertificate shown = AUTHORITY.certificate("localhost");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "server",
        shown.keyPair().getPrivate(),
        PASSWORD.toCharArray(),
        new Certificate[] {shown.certificate()});
    Path file = folder.resolve("server.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    server =
        new WireMockServer(
            options()
                .dynamicPort()
                .dynamicHttpsPort()
                .bindAddress("127.0.0.1")
                .withRootDirectory(folder.toString())
                .keystorePath(file.toString())
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @BeforeEach
  void forget() {
    server.resetAll();
  }

  static Stream<Arguments> cells() {
    return Arrays.stream(Carrier.values())
        .flatMap(carrier -> Stream.of(Arguments.of(carrier, false), Arguments.of(carrier, true)));
  }

  private static URI uri(boolean secure, String target) {
    return URI.create(
        (secure ? "https://localhost:" + server.httpsPort() : "http://127.0.0.1:" + server.port())
            + target);
  }

  private static Transport transport(Carrier carrier) {
    return carrier.transport(TransportSettings.standard().trust(AUTHORITY.pem()));
  }

  private static void answering(ResponseDefinitionBuilder answer) {
    server.stubFor(any(anyUrl()).willReturn(answer));
  }

  private static List<?> received() {
    return server.findAll(anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void everyStatusIsAValueAndNothingIsSentAgain(Carrier carrier, boolean secure) {
    int[] statuses = {200, 201, 203, 302, 307, 400, 401, 403, 404, 409, 412, 429, 500, 503};
    try (Transport transport = transport(carrier)) {
      for (int status : statuses) {
        answering(
            aResponse()
                .withStatus(status)
                .withHeader("Retry-After", "0")
                .withHeader("Location", "/other")
                .withBody("text"));
        for (String method : new String[] {"GET", "POST", "PATCH", "DELETE"}) {
          RequestBody body = method.startsWith("P") ? RequestBody.of("{}") : null;
          Exchanged.Answer answer =
              Exchanged.start(transport, method, uri(secure, "/a"), body).answer();
          assertThat(answer.status()).isEqualTo(status);
          assertThat(answer.headers().all("retry-after")).containsExactly("0");
          assertThat(answer.text()).isEqualTo("text");
        }
      }
    }
    assertThat(received()).hasSize(statuses.length * 4);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void answersWithoutBodyEnd(Carrier carrier, boolean secure) {
    try (Transport transport = transport(carrier)) {
      for (int status : new int[] {204, 205, 304}) {
        answering(aResponse().withStatus(status).withHeader("ETag", "\"1\""));
        for (String method : new String[] {"GET", "POST", "HEAD", "OPTIONS"}) {
          Exchanged.Answer answer =
              Exchanged.start(transport, method, uri(secure, "/a"), null).answer();
          assertThat(answer.status()).isEqualTo(status);
          assertThat(answer.body()).isEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void bytesAndHeadersAndAddressesGoThroughExactly(Carrier carrier, boolean secure) {
    byte[] bytes = new byte[300_000];
    new SplittableRandom(1).nextBytes(bytes);
    answering(aResponse().withBody(bytes).withHeader("X-One", "1", "2"));
    String target = "/a%20b/%C3%A9?$top=5&q=%2B%20%26";
    try (Transport transport = transport(carrier)) {
      for (RequestBody body :
          List.of(RequestBody.of(bytes), RequestBody.once(new ByteArrayInputStream(bytes), -1))) {
        HttpRequest request =
            new HttpRequest(
                "POST",
                uri(secure, target),
                Headers.none().with("Authorization", "Bearer x").with("X-A", "b"),
                body);
        Exchanged.Answer answer = Exchanged.start(transport, request).answer();
        assertThat(answer.body()).isEqualTo(bytes);
        assertThat(answer.headers().all("X-One")).containsExactly("1", "2");
      }
    }
    server.verify(
        2,
        postRequestedFor(urlEqualTo(target))
            .withHeader("Authorization", equalTo("Bearer x"))
            .withHeader("X-A", equalTo("b")));
    assertThat(server.findAll(postRequestedFor(urlEqualTo(target))))
        .allSatisfy(request -> assertThat(request.getBody()).isEqualTo(bytes));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void compressionIsUndone(Carrier carrier, boolean secure) {
    String text = "plain text ".repeat(1000);
    // WireMock compresses what is asked for.
    answering(aResponse().withBody(text));
    try (Transport transport = transport(carrier)) {
      Exchanged.Answer answer = Exchanged.get(transport, uri(secure, "/a")).answer();
      assertThat(answer.text()).isEqualTo(text);
      assertThat(answer.headers().first("Content-Encoding")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aDribbledBodyComesWhole(Carrier carrier, boolean secure) {
    answering(aResponse().withBody("a".repeat(10_000)).withChunkedDribbleDelay(10, 100));
    try (Transport transport = transport(carrier)) {
      assertThat(Exchanged.get(transport, uri(secure, "/a")).answer().text()).hasSize(10_000);
    }
  }

  static Stream<Arguments> faults() {
    return Arrays.stream(Carrier.values())
        .flatMap(carrier -> Arrays.stream(Fault.values()).map(f -> Arguments.of(carrier, f)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void noWriteIsSentTwiceWhateverBreaks(Carrier carrier, Fault fault) {
    answering(aResponse().withStatus(200).withBody("text").withFault(fault));
    try (Transport transport = transport(carrier)) {
      for (String method : new String[] {"POST", "PATCH", "PUT", "DELETE"}) {
        RequestBody body = method.startsWith("P") ? RequestBody.of("{}") : null;
        TransportException failure =
            Exchanged.start(transport, method, uri(false, "/" + method), body).failure();
        assertThat(failure.mayHaveArrived()).isTrue();
        assertThat(failure.lasting()).isFalse();
        assertThat(failure).hasMessageContaining("127.0.0.1:" + server.port());
      }
    }
    assertThat(received()).hasSize(4);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void whatItRecordsOfOurCallsItPlaysBack(Carrier carrier, boolean secure) {
    WireMockServer origin = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    origin.start();
    try (Transport transport = transport(carrier)) {
      origin.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(201).withBody("made")));
      server.startRecording(recordSpec().forTarget("http://127.0.0.1:" + origin.port()).build());
      URI uri = uri(secure, "/contoso/_apis/things?api-version=7.1");
      assertThat(Exchanged.post(transport, uri).answer().text()).isEqualTo("made");
      server.stopRecording();
      origin.stop();

      Exchanged.Answer again = Exchanged.post(transport, uri).answer();

      assertThat(again.status()).isEqualTo(201);
      assertThat(again.text()).isEqualTo("made");
    } finally {
      origin.stop();
    }
  }
}
