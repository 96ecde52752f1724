// SPDX-License-Identifier: MIT
package io.github.fluentado.core.testing;

import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.exchange.Plan;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.operation.Operation;
import io.github.fluentado.core.run.Described;
import java.net.URI;

/** Calls against a connection, as operations make them. */
public final class Lab {
  private Lab() {}

  public static Connection.Builder connection(ScriptedTransport transport) {
    return Connection.to(ServiceHosts.services("contoso"), Credential.token("pat"))
        .transport(transport);
  }

  public static Plan plan(String method) {
    RequestBody body = method.equals("GET") ? null : RequestBody.of("{}");
    URI uri = URI.create("https://dev.azure.com/contoso/_apis/things");
    return Plan.of("Things do", new HttpRequest(method, uri, Headers.none(), body));
  }

  /** An operation of that name, at {@code /{organization}/_apis/things}. */
  public static Described described(String id) {
    return Operation.of(id, "GET", "/_apis/things").build();
  }

  /** A call with the body of the answer as its result. */
  public static Call<String> call(Connection connection, String method) {
    return connection.call(plan(method), HttpResponse::text);
  }
}
