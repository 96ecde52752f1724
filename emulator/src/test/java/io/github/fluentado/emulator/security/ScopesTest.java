// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScopesTest {
  private static final String V = "?api-version=7.1";

  private final Emulator emulator = Emulator.builder().token("all").start();

  @AfterEach
  void close() {
    emulator.close();
  }

  private Wire with(String... scopes) {
    emulator.accept("limited", scopes);
    return Wire.anonymous(emulator).with("Authorization", Wire.basic("limited"));
  }

  @Test
  void aTokenMayCallOnlyWhatItsScopesAllow() {
    Wire wire = with("vso.project");
    assertThat(wire.get("/_apis/projects" + V).status()).isEqualTo(200);
    assertThat(wire.get("/_apis/projects/web" + V).status()).isEqualTo(200);
    Wire.Answer refused = wire.get("/web/_apis/wit/workitems/1" + V);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.typeKey()).isEqualTo("InvalidIdentityException");
    assertThat(refused.message()).startsWith("TF400813: The user '");
    assertThat(wire.delete("/_apis/projects/web" + V).status()).isEqualTo(401);
    assertThat(Wire.of(emulator).get("/_apis/projects/web").status()).isEqualTo(200);
  }

  @Test
  void widerScopesIncludeNarrowerOnes() {
    Wire managing = with("vso.project_manage");
    assertThat(managing.get("/_apis/projects" + V).status()).isEqualTo(200);
    assertThat(managing.patchJson("/_apis/projects/web" + V, "{}").status()).isEqualTo(202);
    Wire writing = with("VSO.Project_Write");
    assertThat(writing.patchJson("/_apis/projects/web" + V, "{}").status()).isEqualTo(202);
    assertThat(writing.delete("/_apis/projects/web" + V).status()).isEqualTo(401);
    Wire full = with("vso.work_full");
    assertThat(full.get("/web/_apis/wit/workitems/1" + V).status()).isEqualTo(404);
    assertThat(full.get("/_apis/graph/users?api-version=7.1-preview.1").status()).isEqualTo(401);
  }

  @Test
  void whatHasNoPublishedScopesNeedsNone() {
    Wire wire = with("vso.wiki");
    assertThat(wire.get("/_apis/connectionData?api-version=7.1-preview").status()).isEqualTo(200);
    assertThat(wire.get("/_apis/resourceAreas?api-version=7.1-preview").status()).isEqualTo(200);
    assertThat(wire.get("/_apis/securitynamespaces/none" + V).status()).isEqualTo(404);
    assertThat(wire.get("/_apis/nothing/here" + V).status()).isEqualTo(404);
  }

  @Test
  void pushingNeedsMoreThanFetching() {
    Wire wire = with("vso.code");
    assertThat(wire.get("/web/_git/web/info/refs?service=git-upload-pack").status())
        .isNotEqualTo(401);
    assertThat(wire.get("/web/_git/web/info/refs?service=git-receive-pack").status())
        .isEqualTo(401);
  }

  @Test
  void scopesMustLookLikeScopes() {
    assertThatThrownBy(() -> emulator.accept("t", "code"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'code'");
    assertThatThrownBy(() -> emulator.accept("t", new String[0]))
        .isInstanceOf(IllegalArgumentException.class);
    Wire wire = Wire.anonymous(emulator).with("Authorization", Wire.basic("t"));
    assertThat(wire.get("/_apis/projects" + V).status()).isEqualTo(203);
  }

  @Test
  void acceptingATokenAgainReplacesItsScopes() {
    with("vso.wiki");
    emulator.accept("limited");
    Wire wire = Wire.anonymous(emulator).with("Authorization", Wire.basic("limited"));
    assertThat(wire.get("/_apis/projects" + V).status()).isEqualTo(200);
  }
}
