// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmulatorTest {
  @Test
  void listensOnLoopbackOnAFreePort() {
    try (Emulator emulator = Emulator.start()) {
      assertThat(URI.create(emulator.url()).getHost()).isEqualTo("127.0.0.1");
      assertThat(emulator.url()).isEqualTo("http://127.0.0.1:" + emulator.port() + "/contoso");
    }
  }

  @Test
  void manyRunSideBySideWithoutSeeingEachOther() {
    List<Emulator> emulators = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        emulators.add(Emulator.start());
      }
      assertThat(Wire.of(emulators.get(0)).task("only here").id()).isEqualTo(1);
      assertThat(Wire.of(emulators.get(1)).item(1).status()).isEqualTo(404);
    } finally {
      emulators.forEach(Emulator::close);
    }
  }

  @Test
  void afterCloseNothingAnswers() {
    Emulator emulator = Emulator.start();
    Wire wire = Wire.of(emulator);
    assertThat(wire.get("/_apis/projects").status()).isEqualTo(200);
    emulator.close();
    assertThatThrownBy(() -> wire.get("/_apis/projects")).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aTakenPortIsRefusedWithItsNumber() {
    try (Emulator first = Emulator.start()) {
      assertThatThrownBy(() -> Emulator.builder().port(first.port()).start())
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("" + first.port());
    }
  }

  @Test
  void builderDecidesNamesTokenAndClock() {
    Instant noon = Instant.parse("2026-03-04T12:00:00Z");
    try (Emulator emulator =
        Emulator.builder()
            .organization("fabrikam")
            .project("shop")
            .token("my-token")
            .clock(() -> noon)
            .start()) {
      Wire wire = Wire.of(emulator);
      assertThat(emulator.url()).endsWith("/fabrikam");
      assertThat(wire.get("/_apis/projects").strings("value", "name")).containsExactly("shop");
      assertThat(wire.get("/_apis/projects").strings("value", "lastUpdateTime"))
          .containsExactly("2026-03-04T12:00:00Z");
    }
  }

  @Test
  void twoMadeAlikeAnswerAlike() {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Instant noon = Instant.parse("2026-03-04T12:00:00Z");
      try (Emulator emulator = Emulator.builder().clock(() -> noon).seeded().start()) {
        bodies.add(Wire.of(emulator).item(3).text().replace(emulator.url(), "URL"));
        bodies.add(emulator.seeds().query());
      }
    }
    assertThat(bodies.subList(0, 2)).isEqualTo(bodies.subList(2, 4));
  }

  @Test
  void theCommandAnnouncesAWorkingEmulatorInOneLine() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Emulator emulator = EmulatorMain.start(List.of());
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      EmulatorMain.announce(emulator, print);
      String text = out.toString(StandardCharsets.UTF_8);
      assertThat(text.lines()).hasSize(1);
      JsonObject line = JsonParser.parseString(text).getAsJsonObject();
      assertThat(line.get("url").getAsString()).isEqualTo(emulator.url());
      assertThat(line.get("repository").getAsString()).isEqualTo("web");
      int first = line.getAsJsonArray("workItems").get(0).getAsInt();
      assertThat(Wire.of(emulator).item(first).field("System.TeamProject"))
          .isEqualTo(line.get("project").getAsString());
      String query = line.get("query").getAsString();
      assertThat(Wire.of(emulator).get("/web/_apis/wit/wiql/" + query).ids("workItems"))
          .containsExactly(1, 2, 3, 4);
    }
  }

  @Test
  void theCommandTakesItsOptions(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("seeds.yaml");
    Files.writeString(file, "projects: [{name: a, workItems: [{key: k, type: Task, title: t}]}]");
    List<String> args =
        List.of(
            "--organization",
            "tailspin",
            "--server",
            "2022",
            "--seeds",
            "" + file,
            "--clock",
            "2030-01-01T00:00:00Z",
            "--address",
            "127.0.0.1",
            "--port",
            "0");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Emulator emulator = EmulatorMain.start(args);
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      assertThat(emulator.url()).endsWith("/tfs/tailspin");
      assertThat(emulator.clock().instant().toString()).startsWith("2030-01-01T00:00");
      EmulatorMain.announce(emulator, print);
      JsonObject line =
          JsonParser.parseString(out.toString(StandardCharsets.UTF_8)).getAsJsonObject();
      assertThat(line.getAsJsonObject("keys").get("k").getAsInt()).isEqualTo(1);
      assertThat(line.get("control").getAsString())
          .isEqualTo("http://127.0.0.1:" + emulator.port() + "/_emulator");
    }
  }

  @Test
  void theCommandWritesTheCertificate(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("ca.pem");
    List<String> args = List.of("--https", "--ca-out", "" + file, "--url", "https://ado.example");
    try (Emulator emulator = EmulatorMain.start(args)) {
      assertThat(emulator.url()).isEqualTo("https://ado.example/contoso");
      assertThat(file).hasContent(emulator.caPem());
    }
  }

  @Test
  void aPortThatIsTakenIsToldInOneLine() {
    try (Emulator first = Emulator.start()) {
      assertThatThrownBy(() -> EmulatorMain.start(List.of("--port", "" + first.port())))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageMatching(
              "Cannot listen on 127\\.0\\.0\\.1 port "
                  + first.port()
                  + ": Address already in use.*");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--prot 80, no option --prot",
    "--port, no value for --port",
    "--port 70000, no port 70000",
    "--clock noon, no instant noon",
    "--url nowhere, is not the address of a host",
    "--url https://host/path, is not the address of a host",
    "--url ftp://host, is not the address of a host",
    "--ca-out ca.pem, --ca-out without --https",
    "--https --ca-out /nowhere/ca.pem, cannot write the certificate to /nowhere/ca.pem: there is no such folder",
    "--server 1999, No Azure DevOps Server 1999",
    "--seeds /nowhere/x.yaml, Cannot read the seeds in /nowhere/x.yaml"
  })
  void theCommandRefusesArgumentsItDoesNotKnow(String args, String message) {
    assertThatThrownBy(() -> EmulatorMain.start(List.of(args.split(" ", -1))))
        .isInstanceOfAny(IllegalArgumentException.class, UncheckedIOException.class)
        .hasMessageContaining(message);
  }
}
