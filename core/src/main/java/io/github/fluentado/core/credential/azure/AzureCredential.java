// SPDX-License-Identifier: MIT
package io.github.fluentado.core.credential.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.github.fluentado.core.credential.AccessToken;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.Check;

/**
 * Makes a credential of one of azure-identity: a managed identity, a service principal, and so on.
 */
public final class AzureCredential {
  // Azure DevOps, as Microsoft Entra knows it.
  private static final String SCOPE = "499b84ac-1321-427f-aa17-267ca6975798/.default";

  private AzureCredential() {}

  /**
   * Bearer tokens from that credential, asked for on a thread of its own, one request at a time,
   * and renewed in time. The credential stays the caller's.
   */
  public static Credential of(TokenCredential credential) {
    Check.notNull("credential", credential);
    return Credential.bearer(() -> token(credential));
  }

  private static AccessToken token(TokenCredential credential) {
    var token = credential.getTokenSync(new TokenRequestContext().addScopes(SCOPE));
    return new AccessToken(token.getToken(), token.getExpiresAt().toInstant());
  }
}
