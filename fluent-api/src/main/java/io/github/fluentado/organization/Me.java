// SPDX-License-Identifier: MIT
package io.github.fluentado.organization;

import com.google.gson.JsonElement;
import io.github.fluentado.client.location.ConnectedIdentity;
import io.github.fluentado.client.location.ConnectionDataApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import java.util.Optional;
import java.util.UUID;

/** Whom the service takes the caller for. */
public final class Me {
  private final UUID id;
  private final ConnectedIdentity identity;
  private final String url;

  private Me(UUID id, ConnectedIdentity identity, String url) {
    this.id = id;
    this.identity = identity;
    this.url = url;
  }

  /** Asks the service, by one request that every credential may make. */
  public static Call<Me> of(Connection connection) {
    Check.notNull("connection", connection);
    return new ConnectionDataApi(connection)
        .get()
        .then(
            data ->
                Optional.ofNullable(data.authenticatedUser())
                    .flatMap(identity -> of(connection, identity))
                    .map(Call::of)
                    .orElseGet(() -> Call.failed(nobody())));
  }

  private static Optional<Me> of(Connection connection, ConnectedIdentity identity) {
    String base = connection.hosts().base("vssps.dev.azure.com", true) + "/_apis/Identities/";
    return Optional.ofNullable(identity.id())
        .map(id -> new Me(UUID.fromString(id), identity, base + id));
  }

  private static AzureDevOpsException nobody() {
    return AzureDevOpsException.of(
            ErrorKind.UNAUTHENTICATED, "The service does not say who the caller is")
        .build();
  }

  /** By which the service knows the caller, as in fields, reviewers and permissions. */
  public UUID id() {
    return id;
  }

  /** As people see it. */
  public String name() {
    String own = identity.customDisplayName();
    String given = own == null ? identity.providerDisplayName() : own;
    return given == null ? "" : given;
  }

  /** The account name, which is a mail address; absent for what is no person. */
  public Optional<String> mail() {
    return Optional.ofNullable(identity.properties())
        .flatMap(properties -> properties.value("Account"))
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString)
        .filter(account -> account.contains("@"));
  }

  /** The address of the identity. */
  public String url() {
    return url;
  }

  /** By which newer operations know the caller; absent on servers. */
  public Optional<String> descriptor() {
    return Optional.ofNullable(identity.subjectDescriptor());
  }

  /** The id; the name may be private. */
  @Override
  public String toString() {
    return "Me[" + id + "]";
  }
}
