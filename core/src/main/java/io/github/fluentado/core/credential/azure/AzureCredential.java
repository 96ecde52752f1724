// SPDX-License-Identifier: MIT
package io.github.fluentado.core.credential.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.HttpResponseException;
import io.github.fluentado.core.credential.AccessToken;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.Check;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Makes a credential of one of azure-identity: a managed identity, a service principal, and so on.
 */
public final class AzureCredential {
  // Azure DevOps, as Microsoft Entra knows it.
  private static final String SCOPE = "499b84ac-1321-427f-aa17-267ca6975798/.default";

  private AzureCredential() {}

  /**
   * Bearer tokens from that credential, asked for on a thread of its own, one request at a time,
   * and renewed in time. What the service for tokens cannot do just now (429, 5xx, a broken
   * connection) is tried again. The credential stays the caller's.
   */
  @SuppressWarnings("exports")
  public static Credential of(TokenCredential credential) {
    Check.notNull("credential", credential);
    return Credential.bearer(() -> token(credential));
  }

  private static AccessToken token(TokenCredential credential) {
    try {
      var token =
          Check.notNull(
              "token", credential.getTokenSync(new TokenRequestContext().addScopes(SCOPE)));
      return new AccessToken(token.getToken(), token.getExpiresAt().toInstant());
    } catch (HttpResponseException refused) {
      int status = refused.getResponse() == null ? 0 : refused.getResponse().getStatusCode();
      if (status == 408 || status == 429 || status >= 500) {
        throw new UncheckedIOException(
            new IOException("the service for tokens answered " + status, refused));
      }
      throw refused;
    }
  }
}
