// SPDX-License-Identifier: MIT
package io.github.fluentado.security;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.fluentado.client.security.AccessControlEntriesApi;
import io.github.fluentado.client.security.AccessControlEntry;
import io.github.fluentado.client.security.AccessControlListsApi;
import io.github.fluentado.client.security.PermissionsApi;
import io.github.fluentado.client.security.SecurityNamespacesApi;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.Check;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The door to permissions. A namespace is a kind of things, such as repositories, with its own
 * rights, which are bits; a token names one of these things, or a place above several.
 */
public final class Security {
  /** The namespace of repositories and branches. */
  public static final UUID GIT_REPOSITORIES =
      UUID.fromString("2e9eb7ed-3c0a-47d4-87c1-0ffdd275fd87");

  private final Connection connection;

  private Security(Connection connection) {
    this.connection = connection;
  }

  public static Security of(Connection connection) {
    return new Security(Check.notNull("connection", connection));
  }

  /**
   * The descriptor of an account that the service itself keeps, such as a group; those of people
   * begin otherwise, and an identity tells its own.
   *
   * @param sid such as {@code S-1-9-1551374245-…}
   */
  public static String descriptor(String sid) {
    return "Microsoft.TeamFoundation.Identity;" + Check.text("sid", sid);
  }

  /** All namespaces, with the rights that there are in each. */
  public SecurityNamespacesApi.Query namespaces() {
    return new SecurityNamespacesApi(connection).query();
  }

  /** One of them; a list of one. */
  public SecurityNamespacesApi.Query namespace(UUID id) {
    return namespaces().securityNamespaceId(id(id));
  }

  private static String id(UUID namespace) {
    return Check.notNull("namespace", namespace).toString();
  }

  /**
   * Who may do what, for each token; {@code token} and {@code descriptors} ask for less, {@code
   * includeExtendedInfo} for what comes of inheritance.
   */
  public AccessControlListsApi.Query accessLists(UUID namespace) {
    return new AccessControlListsApi(connection).query(id(namespace));
  }

  /**
   * Makes or changes entries of one token.
   *
   * @param merge adds the bits to those of an entry that is there, where an allowed one takes the
   *     place of a denied one and the other way round; else the entry is replaced
   */
  public AccessControlEntriesApi.Set putEntries(
      UUID namespace, String token, boolean merge, Collection<AccessControlEntry> entries) {
    List<AccessControlEntry> all = Check.notNull("entries", entries).stream().toList();
    Check.that(!all.isEmpty(), "entries", "is empty");
    JsonArray array = new JsonArray();
    all.forEach(entry -> array.add(Check.notNull("entries", entry).json()));
    JsonObject body = new JsonObject();
    body.addProperty("token", Check.text("token", token));
    body.addProperty("merge", merge);
    body.add("accessControlEntries", array);
    return new AccessControlEntriesApi(connection).set(id(namespace), body);
  }

  /**
   * Removes the entries of these descriptors from one token.
   *
   * @throws IllegalArgumentException without a descriptor
   */
  public AccessControlEntriesApi.Remove removeEntries(
      UUID namespace, String token, Collection<String> descriptors) {
    List<String> all = Check.notNull("descriptors", descriptors).stream().toList();
    Check.that(!all.isEmpty(), "descriptors", "is empty");
    all.forEach(descriptor -> Check.text("descriptors", descriptor));
    return new AccessControlEntriesApi(connection)
        .remove(id(namespace))
        .token(Check.text("token", token))
        .descriptors(String.join(",", all));
  }

  /** Whether the caller has all of these bits there: one answer. */
  public PermissionsApi.Has has(UUID namespace, String token, int bits) {
    return new PermissionsApi(connection)
        .has(id(namespace))
        .permissions(Check.positive("bits", bits))
        .tokens(Check.text("token", token));
  }

  /** The rights in a project's repositories, in one of them, or in a branch. */
  public GitPermissions git(GitToken token) {
    return new GitPermissions(connection, this, Check.notNull("token", token));
  }
}
