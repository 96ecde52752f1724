// SPDX-License-Identifier: MIT
package io.github.fluentado.core.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.transport.TransportSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.tls.HeldCertificate;

/**
 * A server that nobody here wrote: WireMock on Jetty, plain, and behind TLS where it speaks HTTP/2.
 * It is started once. Each test has a path of its own in it, since what an earlier test gave up may
 * be noted when the next one has begun.
 */
public final class WireMockAnswers implements AnsweringServer {
  private static final Authority AUTHORITY = new Authority();
  private static final String PASSWORD = "password";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final WireMockServer server;
  private final boolean secure;
  private final String path = "/own" + COUNT.incrementAndGet();

  private WireMockAnswers(WireMockServer server, boolean secure) {
    this.server = server;
    this.secure = secure;
  }

  /** A server with a certificate of its own, which keeps its files in the folder. */
  public static WireMockServer start(Path folder) throws IOException, GeneralSecurityException {
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
    WireMockServer server =
        new WireMockServer(
            options()
                .dynamicPort()
                .dynamicHttpsPort()
                .bindAddress("127.0.0.1")
                .withRootDirectory(folder.toString())
                .jettyHeaderRequestSize(64 * 1024)
                .keystorePath(file.toString())
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
    server.start();
    return server;
  }

  /** That server, which stays as it is when this is closed, but for what it was told. */
  public static WireMockAnswers of(WireMockServer server, boolean secure) {
    return new WireMockAnswers(server, secure);
  }

  @Override
  public URI uri(String target) {
    String origin =
        secure ? "https://localhost:" + server.httpsPort() : "http://127.0.0.1:" + server.port();
    return URI.create(origin + path + target);
  }

  @Override
  public TransportSettings settings() {
    return TransportSettings.standard().trust(AUTHORITY.pem());
  }

  private void tell(ResponseDefinitionBuilder answer) {
    server.resetMappings();
    server.stubFor(any(urlMatching(path + "/.*")).willReturn(answer));
  }

  @Override
  public void answer(int status, Headers headers, byte[] body) {
    List<HttpHeader> fields = new ArrayList<>();
    headers.fields().forEach(field -> fields.add(new HttpHeader(field.getKey(), field.getValue())));
    tell(aResponse().withStatus(status).withHeaders(new HttpHeaders(fields)).withBody(body));
  }

  @Override
  public void answerZipped(String text) {
    // It compresses what may be compressed.
    tell(aResponse().withBody(text));
  }

  @Override
  public void answerInPieces(String text, int pieces) {
    tell(aResponse().withBody(text).withChunkedDribbleDelay(pieces, 10 * pieces));
  }

  @Override
  public void answerAfter(Duration wait, String text) {
    tell(aResponse().withBody(text).withFixedDelay(Math.toIntExact(wait.toMillis())));
  }

  @Override
  public void fail(Fault fault) {
    tell(
        aResponse()
            .withBody("text")
            .withFault(
                switch (fault) {
                  case RESET -> com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
                  case EMPTY -> com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE;
                  case NONSENSE ->
                      com.github.tomakehurst.wiremock.http.Fault.RANDOM_DATA_THEN_CLOSE;
                  case BROKEN_BODY ->
                      com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK;
                }));
  }

  @Override
  public List<RawServer.Request> requests() {
    List<RawServer.Request> requests = new ArrayList<>();
    for (ServeEvent event : server.getAllServeEvents()) {
      if (event.getRequest().getUrl().startsWith(path + "/")) {
        requests.add(request(event.getRequest()));
      }
    }
    Collections.reverse(requests);
    return requests;
  }

  private RawServer.Request request(LoggedRequest logged) {
    List<String> headers = new ArrayList<>();
    for (HttpHeader field : logged.getHeaders().all()) {
      field.values().forEach(value -> headers.add(field.key() + ": " + value));
    }
    return new RawServer.Request(
        logged.getMethod().getName(),
        logged.getUrl().substring(path.length()),
        headers,
        logged.getBody());
  }

  @Override
  public void close() {
    server.resetAll();
  }
}
