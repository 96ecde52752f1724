// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.emulator.Wire;
import io.github.fluentado.emulator.installation.Installation;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("jdk")
class CommandTest {
  private static Installation start(List<String> args) {
    return Options.of(args).start();
  }

  @Test
  void announcesAWorkingEmulatorInOneLine() {
    try (Installation emulator = start(List.of())) {
      String text = Announcement.of(emulator);
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
  void takesItsOptions(@TempDir Path folder) throws Exception {
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
    try (Installation emulator = start(args)) {
      assertThat(emulator.url()).endsWith("/tfs/tailspin");
      assertThat(emulator.service().clock().instant().toString()).startsWith("2030-01-01T00:00");
      JsonObject line = JsonParser.parseString(Announcement.of(emulator)).getAsJsonObject();
      assertThat(line.getAsJsonObject("keys").get("k").getAsInt()).isEqualTo(1);
      assertThat(line.get("control").getAsString())
          .isEqualTo("http://127.0.0.1:" + emulator.port() + "/_emulator");
    }
  }

  @Test
  void writesTheCertificate(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("ca.pem");
    List<String> args = List.of("--https", "--ca-out", "" + file, "--url", "https://ado.example");
    try (Installation emulator = start(args)) {
      assertThat(emulator.url()).isEqualTo("https://ado.example/contoso");
      assertThat(file).hasContent(emulator.caPem().orElseThrow());
    }
  }

  @Test
  void aPortThatIsTakenIsToldInOneLine() {
    try (Installation first = start(List.of())) {
      assertThatThrownBy(() -> start(List.of("--port", "" + first.port())))
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
  void refusesArgumentsItDoesNotKnow(String args, String message) {
    assertThatThrownBy(() -> start(List.of(args.split(" ", -1))))
        .isInstanceOfAny(IllegalArgumentException.class, UncheckedIOException.class)
        .hasMessageContaining(message);
  }
}
