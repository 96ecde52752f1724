// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fluentado.emulator.Emulator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("jdk")
class HttpsTest {
  private static Emulator emulator;
  private static HttpClient direct;
  private static HttpClient proxied;

  @BeforeAll
  static void start() throws Exception {
    emulator = Emulator.builder().seeded().https().start();
    SSLContext trust = trusting(emulator.caPem());
    direct = HttpClient.newBuilder().sslContext(trust).build();
    InetSocketAddress proxy =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), emulator.port());
    proxied = HttpClient.newBuilder().sslContext(trust).proxy(ProxySelector.of(proxy)).build();
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  private static SSLContext trusting(String pem) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("emulator", certificate(pem));
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  private static X509Certificate certificate(String pem) throws Exception {
    InputStream in = new ByteArrayInputStream(pem.getBytes(UTF_8));
    return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
  }

  private static HttpResponse<String> get(HttpClient client, String url) throws Exception {
    return client.send(request(url).build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String url) {
    String pair = ":" + emulator.token();
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Basic " + basic);
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @Test
  void addressesAreThoseOfHttps() throws Exception {
    HttpResponse<String> answer = get(direct, emulator.url() + "/_apis/projects/web");
    assertThat(emulator.url()).startsWith("https://127.0.0.1:");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"" + emulator.url() + "/_apis/projects/");
  }

  @Test
  void theCertificateIsOneOfItsOwnAuthority() throws Exception {
    HttpClient stranger = HttpClient.newHttpClient();
    assertThatThrownBy(() -> get(stranger, emulator.url() + "/_apis/projects"))
        .isInstanceOf(SSLHandshakeException.class);
    X509Certificate authority = certificate(emulator.caPem());
    assertThat(authority.getBasicConstraints()).isZero();
    assertThat(authority.getKeyUsage()[5]).isTrue();
    authority.verify(authority.getPublicKey());
    try (Emulator other = Emulator.builder().https().start()) {
      assertThat(other.caPem()).isNotEqualTo(emulator.caPem());
    }
  }

  @Test
  void withoutHttpsThereIsNoCertificate() {
    try (Emulator plain = Emulator.start()) {
      assertThatThrownBy(plain::caPem).hasMessageContaining("https()");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://dev.azure.com/contoso, https://dev.azure.com/contoso",
    "https://vssps.dev.azure.com/contoso, https://vssps.dev.azure.com/contoso",
    "https://almsearch.dev.azure.com/contoso, https://almsearch.dev.azure.com/contoso",
    "https://contoso.visualstudio.com, https://contoso.visualstudio.com",
    "https://contoso.vsrm.visualstudio.com/DefaultCollection,"
        + " https://contoso.vsrm.visualstudio.com",
    "https://app.vssps.visualstudio.com, https://app.vssps.visualstudio.com/contoso",
    "http://dev.azure.com/contoso, http://dev.azure.com/contoso"
  })
  void hostsOfTheServiceAreAnsweredWithTheirOwnAddresses(String base, String links)
      throws Exception {
    HttpResponse<String> answer = get(proxied, base + "/_apis/projects/web");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"" + links + "/_apis/projects/")
        .doesNotContain("127.0.0.1");
  }

  @Test
  void whatIsPostedByOneNameIsFoundByAnother() throws Exception {
    String body = "[{\"op\":\"add\",\"path\":\"/fields/System.Title\",\"value\":\"by a name\"}]";
    HttpResponse<String> made =
        proxied.send(
            request("https://dev.azure.com/contoso/web/_apis/wit/workitems/$Task?api-version=7.1")
                .header("Content-Type", "application/json-patch+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(made.statusCode()).isEqualTo(200);
    String url = made.body().replaceAll("(?s).*\"url\":\"([^\"]*workItems/\\d+)\"}$", "$1");
    assertThat(url).startsWith("https://dev.azure.com/contoso/");
    String here = url.replace("https://dev.azure.com/contoso", emulator.url());
    assertThat(get(direct, here).body()).contains("by a name").contains("\"url\":\"" + here + "\"");
  }

  @Test
  void artifactsComeFromAHostThatWantsTheCredential() throws Exception {
    Object build = emulator.seeds().ids().get("build");
    String artifact =
        "https://dev.azure.com/contoso/web/_apis/build/builds/"
            + build
            + "/artifacts?artifactName=drop&$format=zip";
    HttpResponse<String> led = get(proxied, artifact);
    String place = led.headers().firstValue("Location").orElse("");
    assertThat(led.statusCode()).isEqualTo(302);
    assertThat(place).startsWith("https://artprodcus3.artifacts.visualstudio.com/artifact/");
    assertThat(get(proxied, place).statusCode()).isEqualTo(200);
    HttpRequest bare = HttpRequest.newBuilder(URI.create(place)).build();
    assertThat(proxied.send(bare, BodyHandlers.ofString()).statusCode()).isEqualTo(203);
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com:443", "dev.azure.com.evil.example:443", "127.0.0.1:1"})
  void aProxyForOthersItIsNot(String authority) throws Exception {
    String answer = raw("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 403 ").endsWith("not to " + authority + ".\n");
    String absolute = raw("GET http://" + authority + "/ HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(absolute).startsWith("HTTP/1.1 403 ").endsWith("not to " + authority + ".\n");
  }

  @Test
  void aNameOfOthersEndsTheHandshake() throws Exception {
    handshake("contoso.visualstudio.com");
    assertThatThrownBy(() -> handshake("example.com")).isInstanceOf(SSLHandshakeException.class);
  }

  private static void handshake(String name) throws Exception {
    try (SSLSocket socket =
        within(new Socket(InetAddress.getLoopbackAddress(), emulator.port()), name)) {
      socket.startHandshake();
    }
  }

  private static SSLSocket within(Socket outer, String name) throws Exception {
    SSLContext trust = trusting(emulator.caPem());
    SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket(outer, name, 443, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return socket;
  }

  @Test
  void theProxyItselfIsReachedByHttpsToo() throws Exception {
    Socket plain = new Socket(InetAddress.getLoopbackAddress(), emulator.port());
    try (SSLSocket proxy = within(plain, "127.0.0.1")) {
      proxy
          .getOutputStream()
          .write(
              "CONNECT dev.azure.com:443 HTTP/1.1\r\nHost: dev.azure.com:443\r\n\r\n"
                  .getBytes(UTF_8));
      byte[] established = proxy.getInputStream().readNBytes(39);
      assertThat(new String(established, UTF_8))
          .isEqualTo("HTTP/1.1 200 Connection established\r\n\r\n");
      try (SSLSocket service = within(proxy, "dev.azure.com")) {
        String request = "GET /contoso/_apis/projects HTTP/1.0\r\nHost: dev.azure.com\r\n\r\n";
        service.getOutputStream().write(request.getBytes(UTF_8));
        assertThat(new String(service.getInputStream().readAllBytes(), UTF_8))
            .startsWith("HTTP/1.1 ");
      }
    }
  }

  @Test
  void httpIsAnsweredOnTheSamePort() throws Exception {
    String plain = emulator.url().replace("https:", "http:");
    assertThat(get(direct, plain + "/_apis/projects/web").body())
        .contains("\"" + plain + "/_apis/projects/");
  }

  @Test
  void addressesBeginWithTheHostThatWasAskedFor() throws Exception {
    String named = emulator.url().replace("127.0.0.1", "localhost");
    assertThat(get(direct, named + "/_apis/projects/web").body())
        .contains("\"" + named + "/_apis/projects/");
  }

  @Test
  void aGivenUrlIsTheOneOfAllAddresses() throws Exception {
    try (Emulator named = Emulator.builder().url("https://ado.example:8443/").start()) {
      String local = "http://127.0.0.1:" + named.port() + "/contoso/_apis/projects/web";
      String body = get(direct, local).body();
      assertThat(named.url()).isEqualTo("https://ado.example:8443/contoso");
      assertThat(body).contains("\"https://ado.example:8443/contoso/_apis/projects/");
    }
  }

  @Test
  void withoutHttpsTheProxySaysWhy() throws Exception {
    try (Emulator plain = Emulator.start();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), plain.port())) {
      socket
          .getOutputStream()
          .write(
              "CONNECT dev.azure.com:443 HTTP/1.1\r\nHost: dev.azure.com\r\n\r\n".getBytes(UTF_8));
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 403 ")
          .endsWith("Without --https the emulator cannot stand in for dev.azure.com:443.\n");
    }
  }

  @Test
  void faultsStrikeWithinTls() throws Exception {
    emulator.faults().on("GET", "/_apis/projects").times(20).reset(); // clients try again
    assertThatThrownBy(() -> get(direct, emulator.url() + "/_apis/projects"))
        .isInstanceOf(IOException.class);
    emulator.faults().clear();
    assertThat(get(direct, emulator.url() + "/_apis/projects").statusCode()).isEqualTo(200);
  }
}
