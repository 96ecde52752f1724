// SPDX-License-Identifier: MIT
package io.github.fluentado.pullrequests;

import io.github.fluentado.client.common.IdentityRef;
import io.github.fluentado.client.location.ConnectedIdentity;
import io.github.fluentado.client.location.ConnectionDataApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;

/** Whoever asks. */
final class Me {
  private Me() {}

  static Call<IdentityRef> ref(Connection connection) {
    return new ConnectionDataApi(connection)
        .get()
        .then(
            data -> {
              ConnectedIdentity user = data.authenticatedUser();
              String id = user == null ? null : user.id();
              return id == null ? Call.failed(nobody()) : Call.of(new IdentityRef().id(id));
            });
  }

  private static AzureDevOpsException nobody() {
    String text = "The service does not say who is signed in";
    return AzureDevOpsException.of(ErrorKind.UNDECODABLE, text).build();
  }
}
