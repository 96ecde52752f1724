// SPDX-License-Identifier: MIT
package io.github.fluentado.examples.start;

import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.AzurePipelinesCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.credential.AccessToken;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.credential.azure.AzureCredential;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Each way to sign in. */
final class SignIn {
  private SignIn() {}

  static Credential servicePrincipal(String tenant, String client, String secret) {
    Credential credential =
        AzureCredential.of(
            new ClientSecretCredentialBuilder()
                .tenantId(tenant)
                .clientId(client)
                .clientSecret(secret)
                .build());
    return credential;
  }

  static Credential managedIdentity() {
    Credential credential = AzureCredential.of(new ManagedIdentityCredentialBuilder().build());
    return credential;
  }

  static Credential workloadIdentity() {
    Credential credential = AzureCredential.of(new WorkloadIdentityCredentialBuilder().build());
    return credential;
  }

  static Credential serviceConnection(
      String tenant, String client, String connection, String jobToken) {
    Credential credential =
        AzureCredential.of(
            new AzurePipelinesCredentialBuilder()
                .tenantId(tenant)
                .clientId(client)
                .serviceConnectionId(connection)
                .systemAccessToken(jobToken)
                .build());
    return credential;
  }

  static Credential azLogin() {
    Credential credential = AzureCredential.of(new AzureCliCredentialBuilder().build());
    return credential;
  }

  static String inAPipeline() {
    try (AzureDevOps ado = AzureDevOps.fromEnvironment()) {
      return ado.whoAmI().execute().toString();
    }
  }

  static Credential ownSupplier(Supplier<String> issuer) {
    Credential credential =
        Credential.bearer(
            () -> new AccessToken(issuer.get(), Instant.now().plus(Duration.ofHours(1))));
    return credential;
  }

  static Credential personal(String token) {
    Credential credential = Credential.pat(token);
    return credential;
  }
}
