// SPDX-License-Identifier: MIT
package io.github.fluentado.examples.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.transport.TransportSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on the network shows, against servers on loopback that insist on it. */
class NetworkTest {
  private static final String PASSWORD = "changeit";
  private static final Charset US = StandardCharsets.US_ASCII;
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @Test
  void aProxyWithALoginIsGoneThrough() throws Exception {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    HttpServer proxy = HttpServer.create(ANY, 0);
    proxy.createContext(
        "/",
        exchange -> {
          seen.add(
              exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Proxy-Authorization"));
          answer(exchange);
        });
    proxy.start();
    try {
      int port = proxy.getAddress().getPort();
      TransportSettings network = Network.proxy("127.0.0.1", port, "build", "secret");

      assertThat(asked(URI.create("http://tfs.example.com/tfs/C"), network)).isEqualTo("ok");
      assertThat(seen)
          .containsExactly(
              "http://tfs.example.com/tfs/C/_apis/x?api-version=7.1 Basic "
                  + Base64.getEncoder().encodeToString("build:secret".getBytes(US)));
    } finally {
      proxy.stop(0);
    }
  }

  @Test
  void aServerThatWantsACertificateGetsIt(@TempDir Path folder) throws Exception {
    Path server = keyStore(folder.resolve("server.p12"));
    Path mine = keyStore(folder.resolve("mine.p12"));
    Path company = Files.writeString(folder.resolve("company.pem"), pem(server));
    HttpsServer https = mutual(server, mine);
    try {
      URI url = URI.create("https://127.0.0.1:" + https.getAddress().getPort() + "/tfs/C");

      assertThat(asked(url, Network.ownCertificate(company, mine, PASSWORD))).isEqualTo("ok");
    } finally {
      https.stop(0);
    }
  }

  private static String asked(URI url, TransportSettings network) {
    try (AzureDevOps ado = Network.server(url, Credential.pat("t"), network)) {
      return ado.request("GET", "/_apis/x")
          .version("7.1")
          .json()
          .execute()
          .getAsJsonObject()
          .get("said")
          .getAsString();
    }
  }

  private static HttpsServer mutual(Path server, Path client) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(read(server), PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("mine", certificate(client));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    HttpsServer https = HttpsServer.create(ANY, 0);
    https.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters ours = tls.getDefaultSSLParameters();
            ours.setNeedClientAuth(true);
            parameters.setSSLParameters(ours);
          }
        });
    https.createContext("/", NetworkTest::answer);
    https.start();
    return https;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    byte[] body = "{\"said\":\"ok\"}".getBytes(US);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Path keyStore(Path file) throws Exception {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", "it"));
    command.addAll(List.of("-keyalg", "EC", "-dname", "CN=127.0.0.1", "-ext", "SAN=IP:127.0.0.1"));
    command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12", "-validity", "3650"));
    command.addAll(List.of("-keystore", file.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return file;
  }

  private static KeyStore read(Path file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private static Certificate certificate(Path file) throws Exception {
    return read(file).getCertificate("it");
  }

  private static String pem(Path file) throws Exception {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(certificate(file).getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }
}
