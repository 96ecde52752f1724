// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.ServerYear;
import io.github.fluentado.emulator.Wire;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the service says beside its bodies. */
@Tag("jdk")
class HeadersTest {
  private static final String V = "?api-version=7.1";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  @Test
  void whatIsMadeTellsWhereItIs() {
    for (Wire.Answer made :
        List.of(
            wire.post("/web/_apis/git/repositories" + V, "{\"name\":\"new\"}"),
            wire.post("/_apis/projects/web/teams" + V, "{\"name\":\"new\"}"),
            wire.post(
                "/web/_apis/wit/queries/Shared%20Queries" + V,
                "{\"name\":\"q\",\"wiql\":\"SELECT [System.Id] FROM WorkItems\"}"),
            wire.send(
                "POST",
                "/web/_apis/wit/attachments" + V + "&fileName=a.txt",
                "application/octet-stream",
                "x"))) {
      assertThat(made.status()).isEqualTo(201);
      assertThat(made.header("Location"))
          .isNotEmpty()
          .isEqualTo(made.json().get("url").getAsString());
    }
    assertThat(wire.get("/_apis/projects/web" + V).header("Location")).isEmpty();
  }

  @Test
  void answersOfTheServiceNameASession() {
    assertThat(wire.get("/_apis/projects" + V).header("Set-Cookie"))
        .startsWith("VstsSession=%7B%22")
        .contains("; path=/; secure; HttpOnly");
    assertThat(wire.with("Cookie", "VstsSession=x").get("/_apis/projects" + V).status())
        .isEqualTo(200);
    try (Emulator server = Emulator.builder().server(ServerYear.SERVER_2022).start()) {
      assertThat(Wire.of(server).get("/_apis/projects?api-version=7.0").header("Set-Cookie"))
          .isEmpty();
    }
  }

  @Test
  void aLookAtAMembershipIsAnsweredWithAChallenge() {
    String preview = "?api-version=7.1-preview.1";
    JsonObject ada = wire.get("/_apis/graph/users" + preview).list().get(0).getAsJsonObject();
    String memberships = "/_apis/graph/memberships/" + ada.get("descriptor").getAsString();
    String group = wire.get(memberships + preview).strings("value", "containerDescriptor").get(0);
    Wire.Answer there = wire.send("HEAD", memberships + "/" + group + preview, "", "");
    assertThat(there.status()).isEqualTo(200);
    assertThat(there.header("WWW-Authenticate")).startsWith("Bearer authorization_uri=");
    assertThat(wire.get(memberships + "/" + group + preview).header("WWW-Authenticate")).isEmpty();
  }
}
