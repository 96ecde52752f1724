// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.Call;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.ServerYear;
import io.github.fluentado.emulator.Snapshot;
import io.github.fluentado.emulator.junit.EmulatorExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the guide to the emulator shows. */
class EmulatorGuideTest {
  @RegisterExtension
  static final EmulatorExtension EMULATOR =
      EmulatorExtension.of(() -> Emulator.builder().project("shop").start());

  private static int status(Emulator emulator, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(emulator.url() + path))
            .header("Authorization", "Bearer " + emulator.token())
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void startsInOneLine() throws Exception {
    try (Emulator emulator = Emulator.builder().seeded().start()) {
      assertThat(status(emulator, "/_apis/projects")).isEqualTo(200);
      emulator.received("GET", "/_apis/projects").once();
    }
  }

  @Test
  void speaksHttps() {
    Emulator emulator = Emulator.builder().https().start();
    String pem = emulator.caPem(); // what the client under test is to trust
    assertThat(pem).startsWith("-----BEGIN CERTIFICATE-----");
    emulator.close();
  }

  @Test
  void isBuiltAsWanted() {
    Path file = Path.of("src/test/resources/io/github/fluentado/examples/shop.yaml");
    Emulator emulator =
        Emulator.builder()
            .seeds(file)
            .server(ServerYear.SERVER_2022)
            .clock(InstantSource.fixed(Instant.parse("2026-03-04T12:00:00Z")))
            .start();
    assertThat(emulator.url()).endsWith("/tfs/fabrikam");
    emulator.close();
  }

  @Test
  void failsOnDemand(Emulator emulator) throws Exception {
    var faults = emulator.faults();
    faults.on("GET", "/_apis/wit/**").times(2).retryAfter(ofSeconds(3)).answer(503);
    faults.on("*", "**").probability(0.05, 42).reset(); // the same requests in each run
    faults.on("POST", "/shop/_apis/git/**").loseAnswer(); // done, but the client cannot know
    faults.on("GET", "**").after(10).throttle(ofSeconds(30)); // 429, after warn() and slow(…)
    faults.on("GET", "/_apis/build/builds/*/logs/*").drip(100, ofMillis(50));
    faults.on("GET", "/_apis/git/**").truncate(1000);
    assertThat(faults.pending()).hasSize(6);

    faults.clear();
    emulator.expireToken(emulator.token(), emulator.clock().instant().plus(ofMinutes(5)));
    emulator.clock().advance(ofMinutes(5));
    assertThat(status(emulator, "/_apis/projects")).isEqualTo(302);
  }

  @Test
  void goesBack(Emulator emulator) throws Exception {
    Snapshot before = emulator.snapshot();
    emulator.seedYaml("projects: [{name: temporary}]");
    assertThat(status(emulator, "/_apis/projects/temporary")).isEqualTo(200);
    emulator.restore(before);
    assertThat(status(emulator, "/_apis/projects/temporary")).isEqualTo(404);
  }

  @Test
  void aCallIsMadeWithoutAnyServer() {
    Call<String> title = Call.of("Broken door ").then(text -> Call.of(text.strip()));
    assertThat(title.execute()).isEqualTo("Broken door");
  }

  @Test
  void tellsWhatItReceived(Emulator emulator) throws Exception {
    status(emulator, "/_apis/projects?$top=1");
    emulator.received("GET", "/_apis/projects").withQuery("$top", "1").once().answered(200).once();
    emulator.received("*", "/_apis/git/**").never();
    String sent = emulator.received("GET", "**").single().headers().get("authorization");
    assertThat(sent).isEqualTo("Bearer [redacted]");
  }
}
