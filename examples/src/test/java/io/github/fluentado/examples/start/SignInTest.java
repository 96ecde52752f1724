// SPDX-License-Identifier: MIT
package io.github.fluentado.examples.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.junit.AzureDevOpsEmulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Each way to sign in that the page shows ends at the emulator, with that way's own token. */
@AzureDevOpsEmulator
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class SignInTest {
  private static final String TENANT = "11111111-1111-1111-1111-111111111111";
  private static final String CLIENT = "22222222-2222-2222-2222-222222222222";
  private static final String SCOPE = "499b84ac-1321-427f-aa17-267ca6975798";

  private final Map<String, String> before = new HashMap<>();
  private final FakeEntra entra;

  SignInTest() throws IOException {
    entra = new FakeEntra();
  }

  @BeforeEach
  void tokensComeFromLoopback() {
    property(LoopbackHttp.TARGET, entra.url());
  }

  @AfterEach
  void asBefore() {
    before.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
    entra.close();
  }

  private void property(String name, String value) {
    String old = System.setProperty(name, value);
    before.putIfAbsent(name, old == null ? "" : old);
  }

  @Test
  void aServicePrincipalSignsIn(Emulator emulator) {
    assertSignedIn(
        emulator, FakeEntra.TOKEN, SignIn.servicePrincipal(TENANT, CLIENT, "secret-of-app"));

    assertThat(entra.asked())
        .anySatisfy(
            request ->
                assertThat(request)
                    .startsWith("login.microsoftonline.com /" + TENANT + "/oauth2/v2.0/token")
                    .contains("grant_type=client_credentials", "client_secret=secret-of-app", SCOPE)
                    .contains("client_id=" + CLIENT));
  }

  @Test
  void aManagedIdentitySignsIn(Emulator emulator) {
    assertSignedIn(emulator, FakeEntra.TOKEN, SignIn.managedIdentity());

    assertThat(entra.asked())
        .anySatisfy(
            request ->
                assertThat(request)
                    .startsWith("169.254.169.254 /metadata/identity/oauth2/token")
                    .contains("resource=" + SCOPE));
  }

  @Test
  void aWorkloadIdentitySignsIn(Emulator emulator, @TempDir Path folder) throws IOException {
    Path assertion = Files.writeString(folder.resolve("token"), "assertion-of-cluster");
    property("AZURE_TENANT_ID", TENANT);
    property("AZURE_CLIENT_ID", CLIENT);
    property("AZURE_FEDERATED_TOKEN_FILE", assertion.toString());

    assertSignedIn(emulator, FakeEntra.TOKEN, SignIn.workloadIdentity());

    assertThat(entra.asked())
        .anySatisfy(
            request ->
                assertThat(request)
                    .startsWith("login.microsoftonline.com /" + TENANT + "/oauth2/v2.0/token")
                    .contains("client_assertion=assertion-of-cluster", SCOPE));
  }

  @Test
  void aServiceConnectionSignsIn(Emulator emulator) {
    property("SYSTEM_OIDCREQUESTURI", "https://dev.azure.com/oidc");

    assertSignedIn(
        emulator,
        FakeEntra.TOKEN,
        SignIn.serviceConnection(TENANT, CLIENT, "connection", "token-of-job"));

    assertThat(entra.asked())
        .anySatisfy(request -> assertThat(request).contains("serviceConnectionId=connection"))
        .anySatisfy(
            request -> assertThat(request).contains("client_assertion=assertion-of-pipeline"));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program in place of az is a shell script")
  void whoeverHasLoggedInWithAzSignsIn(Emulator emulator, @TempDir Path folder) throws Exception {
    emulator.accept("token-of-az");
    Path az =
        Files.createFile(
            folder.resolve("az"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(
        az,
        """
        #!/bin/sh
        echo "$@" > '%s'
        echo '{"accessToken":"token-of-az","expiresOn":"2099-01-01 00:00:00.000000","expires_on":4070908800,
          "subscription":"s","tenant":"t","tokenType":"Bearer"}'
        """
            .formatted(folder.resolve("asked")));

    Map<String, String> environment =
        Map.of("PATH", folder + ":" + System.getenv("PATH"), "ADO_URL", emulator.url());

    assertThat(printed(AzLogin.class, environment)).containsExactly("signed in");
    assertThat(folder.resolve("asked")).content().contains("account get-access-token", SCOPE);
    emulator.received("*", "**").single();
  }

  @Test
  void aStepOfAPipelineSignsInWithItsOwnToken(Emulator emulator) throws Exception {
    emulator.accept("token-of-job");

    assertThat(
            printed(
                InAPipeline.class,
                Map.of(
                    "SYSTEM_COLLECTIONURI", emulator.url(), "SYSTEM_ACCESSTOKEN", "token-of-job")))
        .singleElement()
        .asString()
        .startsWith("Me[");
  }

  @Test
  void aStepWithoutTokenIsToldWhatToMap(Emulator emulator) throws Exception {
    assertThat(printed(InAPipeline.class, Map.of("SYSTEM_COLLECTIONURI", emulator.url())))
        .singleElement()
        .asString()
        .contains("AZURE_DEVOPS_EXT_PAT", "SYSTEM_ACCESSTOKEN: $(System.AccessToken)");
  }

  @Test
  void anOwnSupplierSignsIn(Emulator emulator) {
    assertSignedIn(emulator, "own", SignIn.ownSupplier(() -> "own"));
  }

  @Test
  void aPersonalTokenSignsIn(Emulator emulator) {
    assertSignedIn(emulator, "personal", SignIn.personal("personal"));
  }

  /** With that token, and without it not. */
  private static void assertSignedIn(Emulator emulator, String token, Credential credential) {
    try (AzureDevOps ado = AzureDevOps.at(URI.create(emulator.url()), credential).build()) {
      assertThat(ado.verifyAccess().execute()).as("before it is accepted").isFalse();
      emulator.accept(token);
      assertThat(ado.verifyAccess().execute()).isTrue();
    }
  }

  private static List<String> printed(Class<?> program, Map<String, String> environment)
      throws Exception {
    return Programs.printed(Path.of("."), program.getName(), environment);
  }

  /** A process of its own, as {@code az} is looked for on the path. */
  static final class AzLogin {
    private AzLogin() {}

    public static void main(String... args) {
      URI url = URI.create(System.getenv("ADO_URL"));
      try (AzureDevOps ado = AzureDevOps.at(url, SignIn.azLogin()).build()) {
        System.out.println(ado.verifyAccess().execute() ? "signed in" : "refused");
      }
    }
  }

  static final class InAPipeline {
    private InAPipeline() {}

    public static void main(String... args) {
      try {
        System.out.println(SignIn.inAPipeline());
      } catch (IllegalStateException missing) {
        System.out.println(missing.getMessage());
      }
    }
  }
}
