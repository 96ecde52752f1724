// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("jdk")
class SignInTest {
  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire anonymous = Wire.anonymous(emulator);

  @Test
  void basicTakesAnyUserAndBearerTheSameToken() {
    assertThat(Wire.of(emulator).get("/_apis/projects").status()).isEqualTo(200);
    Wire bearer = anonymous.with("Authorization", "Bearer " + emulator.token());
    assertThat(bearer.get("/_apis/projects").status()).isEqualTo(200);
  }

  @Test
  void getWithoutTokenShowsASignInPage() {
    Wire.Answer answer = anonymous.get("/_apis/projects?api-version=7.1");
    assertThat(answer.status()).isEqualTo(203);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.text()).contains("Sign In");
    assertThat(answer.header("X-VSS-ResourceTenant")).isNotEmpty();
  }

  @Test
  void whoAsksForTheHeadOfAnOrganizationLearnsItsTenant() {
    Wire.Answer answer = anonymous.send("HEAD", "", "", "");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("X-VSS-ResourceTenant")).isNotEmpty();
    assertThat(anonymous.send("HEAD", "/_apis/projects", "", "").status()).isEqualTo(203);
  }

  @Test
  void wrongAndRevokedTokensAreTreatedAlike() {
    Wire wrong = anonymous.with("Authorization", Wire.basic("no-such-token"));
    assertThat(wrong.get("/_apis/projects").status()).isEqualTo(203);
    Wire right = Wire.of(emulator);
    emulator.revoke(emulator.token());
    assertThat(right.get("/_apis/projects").status()).isEqualTo(203);
    emulator.accept(emulator.token());
    assertThat(right.get("/_apis/projects").status()).isEqualTo(200);
  }

  @Test
  void changesWithoutTokenAreRefusedWithTheServicesCode() {
    Wire.Answer answer = anonymous.create("Task", Wire.add("System.Title", "x"));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.typeKey()).isEqualTo("UnauthorizedRequestException");
    assertThat(answer.message()).startsWith("TF400813:");
    assertThat(answer.json().get("eventId").getAsInt()).isEqualTo(3000);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer authorization_uri=");
    assertThat(answer.header("X-TFS-ServiceError")).startsWith("TF400813%3A%20");
    assertThat(Wire.of(emulator).item(1).status()).isEqualTo(404);
  }

  @Test
  void aTokenThatIsNoneLeadsToTheSignInPage() {
    Wire wrong = anonymous.with("Authorization", Wire.basic("wrong"));
    Wire.Answer changed = wrong.create("Task", Wire.add("System.Title", "x"));
    assertThat(changed.status()).isEqualTo(302);
    assertThat(changed.header("Location")).startsWith("https://login.microsoftonline.com/");
    assertThat(changed.header("Content-Type")).startsWith("text/html");
    assertThat(wrong.get("/_apis/projects").status()).isEqualTo(203);
    Wire foreign = anonymous.with("Authorization", "Bearer of.somebody.else");
    assertThat(foreign.get("/_apis/projects").status()).isEqualTo(302);
    Wire quiet = wrong.with("X-TFS-FedAuthRedirect", "Suppress");
    assertThat(quiet.create("Task").status()).isEqualTo(401);
  }

  @Test
  void eachAnswerHasTheUsualHeaders() {
    Wire.Answer answer = Wire.of(emulator).get("/_apis/projects");
    assertThat(answer.header("P3P")).startsWith("CP=");
    assertThat(answer.header("Strict-Transport-Security")).startsWith("max-age=31536000");
    assertThat(answer.header("Request-Context")).startsWith("appId=");
    assertThat(answer.header("Cache-Control")).contains("no-cache");
    assertThat(answer.header("Pragma")).isEqualTo("no-cache");
    assertThat(answer.header("Expires")).isEqualTo("-1");
    assertThat(answer.header("X-VSS-UserData")).endsWith(":ada@contoso.example");
    Wire.Answer missing = Wire.of(emulator).get("/_apis/projects/none");
    assertThat(missing.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
  }

  @Test
  void aClientMaySuppressTheSignInPage() {
    Wire quiet = anonymous.with("X-TFS-FedAuthRedirect", "Suppress");
    assertThat(quiet.get("/_apis/projects").status()).isEqualTo(401);
  }

  @Test
  void aBrowserIsRedirected() {
    Wire.Answer answer = anonymous.with("Accept", "text/html").get("/_apis/projects");
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).startsWith("https://login.microsoftonline.com/");
    assertThat(answer.header("X-TFS-FedAuthRealm")).isNotEmpty();
  }

  @Test
  void anUnreadableHeaderIsRefused() {
    assertThat(anonymous.with("Authorization", "Basic %%%").get("/_apis/projects").status())
        .isEqualTo(401);
  }

  @Test
  void tellsWhoIsSignedIn() {
    Wire.Answer answer = Wire.of(emulator).get("/_apis/connectionData?api-version=7.1-preview");
    assertThat(answer.json().getAsJsonObject("authenticatedUser").get("providerDisplayName"))
        .hasToString("\"Ada Admin\"");
    Wire.Answer areas = Wire.of(emulator).get("/_apis/resourceAreas?api-version=7.1-preview.1");
    assertThat(areas.strings("value", "name")).contains("core", "git", "wit");
    assertThat(areas.strings("value", "locationUrl")).containsOnly(emulator.url() + "/");
  }
}
