// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Raw;
import io.github.fluentado.emulator.ReceivedRequest;
import io.github.fluentado.emulator.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("jdk")
class HttpTest {
  @AutoClose private final Emulator emulator = Emulator.start();

  private String head(String line, String... headers) {
    return line
        + "\r\nHost: x\r\nAuthorization: Bearer "
        + emulator.token()
        + "\r\n"
        + String.join("\r\n", headers)
        + (headers.length == 0 ? "" : "\r\n")
        + "\r\n";
  }

  @Test
  void severalRequestsShareAConnection() throws IOException {
    String get = head("GET /contoso/_apis/projects HTTP/1.1");
    String last = head("GET /contoso/_apis/projects HTTP/1.1", "Connection: close");
    String answers = Raw.exchange(emulator, get + get + last);
    assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(4);
    assertThat(emulator.requests()).hasSize(3);
  }

  @Test
  void chunkedBodiesAreJoined() throws IOException {
    String head =
        head(
            "POST /contoso/_apis/wit/wiql?api-version=7.1 HTTP/1.1",
            "Content-Type: application/json",
            "Transfer-Encoding: chunked",
            "Connection: close");
    String one = "{\"query\":\"SELECT [Id] ";
    String two = "FROM WorkItems\"}";
    String body =
        Integer.toHexString(one.length())
            + "\r\n"
            + one
            + "\r\n"
            + Integer.toHexString(two.length())
            + ";x=1\r\n"
            + two
            + "\r\n0\r\n\r\n";
    assertThat(Raw.exchange(emulator, head + body)).startsWith("HTTP/1.1 200 OK");
    assertThat(emulator.requests().get(0).body()).isEqualTo(one + two);
  }

  @Test
  void continueIsSaidBeforeABodyIsAwaited() throws IOException {
    String head =
        head(
            "POST /contoso/_apis/wit/wiql?api-version=7.1 HTTP/1.1",
            "Content-Type: application/json",
            "Expect: 100-continue",
            "Content-Length: 2",
            "Connection: close");
    assertThat(Raw.exchange(emulator, head + "{}")).startsWith("HTTP/1.1 100 Continue");
  }

  @Test
  void malformedLengthsAndHeadersAreRefused() throws IOException {
    String line = "POST /contoso/_apis/wit/wiql?api-version=7.1 HTTP/1.1";
    assertThat(Raw.exchange(emulator, head(line, "Content-Length: x"))).startsWith("HTTP/1.1 400");
    assertThat(Raw.exchange(emulator, head(line, "Content-Length: -1"))).startsWith("HTTP/1.1 400");
    assertThat(Raw.exchange(emulator, head(line, "no colon"))).startsWith("HTTP/1.1 400");
    assertThat(Raw.exchange(emulator, "x".repeat(70_000))).startsWith("HTTP/1.1 431");
    assertThat(emulator.requests()).isEmpty();
  }

  @Test
  void anOldClientIsLeftUnlessItAsksToStay() throws IOException {
    String get = head("GET /contoso/_apis/projects HTTP/1.0");
    assertThat(Raw.exchange(emulator, get + get)).containsOnlyOnce("HTTP/1.1 200 OK");
    String stays = head("GET /contoso/_apis/projects HTTP/1.0", "Connection: keep-alive");
    assertThat(Raw.exchange(emulator, stays + get).split("HTTP/1.1 200 OK", -1)).hasSize(3);
  }

  @Test
  void whatTellsTwoEndsOfABodyIsRefused() throws IOException {
    String line = "POST /contoso/_apis/wit/wiql?api-version=7.1 HTTP/1.1";
    for (String[] headers :
        new String[][] {
          {"Content-Length: 2", "Transfer-Encoding: chunked"},
          {"Content-Length: 2", "Content-Length: 3"},
          {"Transfer-Encoding: chunked, identity"},
          {"Transfer-Encoding: gzip, chunked"},
          {"Content-Length: +2"},
        }) {
      assertThat(Raw.exchange(emulator, head(line, headers)))
          .as(String.join("; ", headers))
          .startsWith("HTTP/1.1 400");
    }
    assertThat(emulator.requests()).isEmpty();
  }

  @Test
  void aRequestNamesExactlyOneHost() throws IOException {
    String line = "GET /contoso/_apis/projects HTTP/1.1\r\nConnection: close\r\n";
    String token = "Authorization: Bearer " + emulator.token() + "\r\n\r\n";
    for (String hosts :
        new String[] {
          "", "Host: x\r\nHost: x\r\n", "Host: x y\r\n", "Host: x/y\r\n", "Host: a@b\r\n"
        }) {
      assertThat(Raw.exchange(emulator, line + hosts + token)).as(hosts).startsWith("HTTP/1.1 400");
    }
    assertThat(emulator.requests()).isEmpty();
    for (String host : new String[] {"Host: x\r\n", "host:[::1]:8080\r\n", "Host:\r\n"}) {
      assertThat(Raw.exchange(emulator, line + host + token)).as(host).startsWith("HTTP/1.1 200");
    }
    String old = line.replace("HTTP/1.1", "HTTP/1.0");
    assertThat(Raw.exchange(emulator, old + token)).startsWith("HTTP/1.1 200");
    String two = old + "Host: x\r\nHost: y\r\n" + token;
    assertThat(Raw.exchange(emulator, two)).startsWith("HTTP/1.1 400");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void bodiesMayBePacked() throws IOException {
    Wire packed = Wire.of(emulator).with("Content-Encoding", "gzip");
    String path = "/_apis/wit/wiql?api-version=7.1";
    String query = "{\"query\":\"SELECT [Id] FROM WorkItems\"}";
    assertThat(packed.send("POST", path, "application/json", gzip(query)).status()).isEqualTo(200);
    assertThat(emulator.requests().get(0).body()).isEqualTo(query);
    assertThat(packed.send("POST", path, "application/json", query).status()).isEqualTo(400);
  }

  @Test
  void answersArePackedForThoseWhoAsk() throws IOException {
    Wire wire = Wire.of(emulator);
    String plain = wire.get("/_apis/wit/fields").text();
    Wire.Answer packed = wire.with("Accept-Encoding", "gzip, deflate").get("/_apis/wit/fields");
    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.bytes()).hasSizeLessThan(plain.length() / 2);
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.bytes()))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain);
    }
    for (String other : new String[] {"identity", "gzip;q=0", "br"}) {
      assertThat(wire.with("Accept-Encoding", other).get("/_apis/wit/fields").text())
          .isEqualTo(plain);
    }
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    byte[] broken = "{\"query\":\"?\"}".getBytes(StandardCharsets.UTF_8);
    broken[10] = (byte) 0xff;
    Wire wire = Wire.of(emulator);
    String path = "/_apis/wit/wiql?api-version=7.1";
    Wire.Answer refused = wire.send("POST", path, "application/json", broken);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.message()).contains("UTF-8");
    String create = "/web/_apis/wit/workitems/$Task?api-version=7.1";
    assertThat(wire.send("POST", create, Wire.PATCH, broken).message()).contains("UTF-8");
  }

  @Test
  void aCallTakesMuchLessThanADelayedAcknowledgement() {
    Wire wire = Wire.of(emulator);
    wire.get("/_apis/projects");
    long shortest = Long.MAX_VALUE; // a machine that is busy with other things does not count
    for (int i = 0; i < 50; i++) {
      long before = System.nanoTime();
      wire.get("/_apis/projects");
      shortest = Math.min(shortest, System.nanoTime() - before);
    }
    assertThat(Duration.ofNanos(shortest)).isLessThan(Duration.ofMillis(30));
  }

  @Test
  void theRequestLogShowsTheWireButNoSecret() {
    Wire wire = Wire.of(emulator);
    wire.create("User Story", Wire.add("System.Title", "x"));
    ReceivedRequest request = emulator.requests().get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/contoso/web/_apis/wit/workitems/$User%20Story");
    assertThat(request.query()).isEqualTo("api-version=7.1");
    assertThat(request.headers()).containsEntry("authorization", "Basic [redacted]");
    assertThat(request.body()).contains("System.Title");
    assertThat(request.status()).isEqualTo(200);
    assertThat(request.toString()).doesNotContain(emulator.token());
    emulator.forgetRequests();
    assertThat(emulator.requests()).isEmpty();
  }
}
