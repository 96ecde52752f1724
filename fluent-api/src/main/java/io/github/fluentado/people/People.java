// SPDX-License-Identifier: MIT
package io.github.fluentado.people;

import io.github.fluentado.client.common.GraphSubject;
import io.github.fluentado.client.common.Identity;
import io.github.fluentado.client.graph.DescriptorsApi;
import io.github.fluentado.client.graph.GraphMembership;
import io.github.fluentado.client.graph.GroupsApi;
import io.github.fluentado.client.graph.StorageKeysApi;
import io.github.fluentado.client.graph.UsersApi;
import io.github.fluentado.client.ims.IdentitiesApi;
import io.github.fluentado.client.ims.QueryMembership;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Paged;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.operation.Paging;
import io.github.fluentado.core.operation.Place;
import io.github.fluentado.core.operation.RawRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The door to users, groups and identities of an organization.
 *
 * <p>The service names them in three ways: an id ({@code 2c1f…}, also called storage key) in work
 * items and reviews, a descriptor ({@code aad.MWY…}) in newer operations, and an identity
 * descriptor ({@code Microsoft.TeamFoundation.Identity;S-1-9-…}) in permissions. {@link
 * #descriptor}, {@link #storageKey} and {@link #find} lead from one to another.
 */
public final class People {
  private final Connection connection;

  private People(Connection connection) {
    this.connection = connection;
  }

  public static People of(Connection connection) {
    return new People(Check.notNull("connection", connection));
  }

  public UsersApi.List users() {
    return new UsersApi(connection).list();
  }

  public UsersApi.Get user(String descriptor) {
    return new UsersApi(connection).get(Check.segment("descriptor", descriptor));
  }

  /**
   * Of the organization and all of its projects; {@code scopeDescriptor} asks for one project's.
   */
  public GroupsApi.List groups() {
    return new GroupsApi(connection).list();
  }

  public GroupsApi.Get group(String descriptor) {
    return new GroupsApi(connection).get(Check.segment("descriptor", descriptor));
  }

  /**
   * Who is in a group directly, people and groups: their descriptors. The service publishes no
   * pages of this list; should it give a large group in some, they are followed.
   */
  public Paged<GraphMembership> members(String group) {
    return RawRequest.of(connection, "GET", "/_apis/graph/Memberships/{group}")
        .host("vssps.dev.azure.com")
        .version("7.1-preview.1")
        .path("group", Check.segment("group", group))
        .query("direction", "down")
        .list(GraphMembership.SHAPE, Paging.header(Place.QUERY, "continuationToken"));
  }

  /** The same with names and all, by further requests; keyed by descriptor. */
  public Call<Map<String, GraphSubject>> memberSubjects(String group) {
    return members(group)
        .all()
        .map(
            members ->
                members.stream()
                    .map(GraphMembership::memberDescriptor)
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .toList())
        .then(found -> found.isEmpty() ? Call.of(Map.of()) : subjects(found));
  }

  /**
   * Users and groups by their descriptors, as many as there are: 100 in a request, some requests
   * beside each other.
   *
   * @return by descriptor, in the order asked for; without those that nobody has
   * @throws IllegalArgumentException if the list is empty
   */
  public Call<Map<String, GraphSubject>> subjects(Collection<String> descriptors) {
    List<String> all = Check.notNull("descriptors", descriptors).stream().distinct().toList();
    Check.that(!all.isEmpty(), "descriptors", "is empty");
    all.forEach(descriptor -> Check.text("descriptors", descriptor));
    return Subjects.found(connection, all);
  }

  /** The descriptor of a user, a group or a project, by its id. */
  public DescriptorsApi.Get descriptor(UUID storageKey) {
    return new DescriptorsApi(connection).get(Check.notNull("storageKey", storageKey).toString());
  }

  /** The other way round. */
  public StorageKeysApi.Get storageKey(String descriptor) {
    return new StorageKeysApi(connection).get(Check.segment("descriptor", descriptor));
  }

  /** Identities by name: people by their mail address, groups by what they are called. */
  public IdentitiesApi.Read find(String text) {
    return new IdentitiesApi(connection)
        .read()
        .searchFilter("General")
        .filterValue(Check.text("text", text))
        .queryMembership(QueryMembership.NONE);
  }

  /**
   * The id of the one identity that {@link #find} finds; fails as {@code NOT_FOUND} if there is
   * none, as {@code INVALID} if there are several.
   */
  public Call<UUID> id(String text) {
    return find(text).then(People::single);
  }

  private static Call<UUID> single(List<Identity> found) {
    if (found.size() == 1) {
      return Call.of(UUID.fromString(Check.text("id of the identity", found.get(0).id())));
    }
    return Call.failed(
        found.isEmpty()
            ? AzureDevOpsException.of(ErrorKind.NOT_FOUND, "Nobody is called that").build()
            : AzureDevOpsException.of(
                    ErrorKind.INVALID, found.size() + " identities are called that")
                .build());
  }
}
