// SPDX-License-Identifier: MIT
package io.github.fluentado.springboot;

import io.github.fluentado.core.credential.Credential;
import java.net.URI;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where the client connects, and as whom. A bean of this type takes the place of the properties for
 * address and credential: one for an emulator, in a test.
 */
public interface AzureDevOpsConnectionDetails extends ConnectionDetails {

  /** The organization or collection. */
  URI url();

  /** Who the client is; closed with the client. */
  Credential credential();
}
