// SPDX-License-Identifier: MIT
package io.github.fluentado.security;

import io.github.fluentado.client.common.Identity;
import io.github.fluentado.client.ims.IdentitiesApi;
import io.github.fluentado.client.security.AccessControlEntry;
import io.github.fluentado.client.security.AccessControlList;
import io.github.fluentado.client.security.AccessControlListsApi;
import io.github.fluentado.client.security.PermissionsApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The door to the rights in one place of repositories. Who has them is named by the id of the
 * identity, for which the descriptor is looked up: one request more.
 */
public final class GitPermissions {
  private static final String NAMESPACE = Security.GIT_REPOSITORIES.toString();

  private final Connection connection;
  private final Security security;
  private final GitToken token;

  GitPermissions(Connection connection, Security security, GitToken token) {
    this.connection = connection;
    this.security = security;
    this.token = token;
  }

  /** All entries that are set right here; one list, or none if nothing is. */
  public AccessControlListsApi.Query list() {
    return security.accessLists(Security.GIT_REPOSITORIES).token(token.text());
  }

  /**
   * What is set here for somebody, and in {@link AccessControlEntry#extendedInfo} what comes of
   * that and of the places above. Bits of nothing if no entry is here; {@link GitPermission#of}
   * reads them.
   */
  public Call<AccessControlEntry> of(UUID identity) {
    return descriptor(identity)
        .then(
            descriptor ->
                list()
                    .descriptors(descriptor)
                    .includeExtendedInfo(true)
                    .map(lists -> entry(lists, descriptor)));
  }

  private static AccessControlEntry entry(List<AccessControlList> lists, String descriptor) {
    return lists.stream()
        .map(
            list ->
                Objects.requireNonNullElse(
                    list.acesDictionary(), Map.<String, AccessControlEntry>of()))
        .flatMap(entries -> entries.values().stream())
        .filter(entry -> descriptor.equalsIgnoreCase(entry.descriptor()))
        .findFirst()
        .orElseGet(() -> new AccessControlEntry().descriptor(descriptor).allow(0).deny(0));
  }

  /** Allows somebody these, besides what is set; what was denied of it is no longer. */
  public Call<AccessControlEntry> allow(UUID identity, GitPermission... permissions) {
    int bits = bits(permissions);
    return set(identity, bits, 0);
  }

  /** Denies somebody these, besides what is set; what was allowed of it is no longer. */
  public Call<AccessControlEntry> deny(UUID identity, GitPermission... permissions) {
    int bits = bits(permissions);
    return set(identity, 0, bits);
  }

  /**
   * Both at once, by one request.
   *
   * @throws IllegalArgumentException if one permission is in both, or there is none
   */
  public Call<AccessControlEntry> change(
      UUID identity, Collection<GitPermission> allow, Collection<GitPermission> deny) {
    int allowed = GitPermission.bits(allow);
    int denied = GitPermission.bits(deny);
    Check.that((allowed | denied) != 0, "allow", "is empty, and so is deny");
    Check.that((allowed & denied) == 0, "allow", "has a permission that deny has, too");
    return set(identity, allowed, denied);
  }

  /** Neither allows nor denies somebody these any more, so that the places above decide. */
  public Call<AccessControlEntry> unset(UUID identity, GitPermission... permissions) {
    int bits = bits(permissions);
    return descriptor(identity)
        .then(
            descriptor ->
                new PermissionsApi(connection)
                    .remove(NAMESPACE, descriptor)
                    .permissions(bits)
                    .token(token.text()));
  }

  private static int bits(GitPermission... permissions) {
    int bits = GitPermission.bits(List.of(Check.notNull("permissions", permissions)));
    Check.that(bits != 0, "permissions", "is empty");
    return bits;
  }

  private Call<AccessControlEntry> set(UUID identity, int allow, int deny) {
    return descriptor(identity)
        .then(
            descriptor ->
                security.putEntries(
                    Security.GIT_REPOSITORIES,
                    token.text(),
                    true,
                    List.of(
                        new AccessControlEntry().descriptor(descriptor).allow(allow).deny(deny))))
        .then(
            entries ->
                entries.isEmpty()
                    ? Call.failed(
                        AzureDevOpsException.of(
                                ErrorKind.UNDECODABLE, "The service does not tell what it has set")
                            .build())
                    : Call.of(entries.get(0)));
  }

  private Call<String> descriptor(UUID identity) {
    String id = Check.notNull("identity", identity).toString();
    return new IdentitiesApi(connection)
        .read()
        .identityIds(id)
        .then(
            found ->
                found.stream()
                    .filter(Objects::nonNull)
                    .map(Identity::descriptor)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(Call::<String>of)
                    .orElseGet(() -> Call.failed(nobody(id))));
  }

  private static AzureDevOpsException nobody(String id) {
    return AzureDevOpsException.of(ErrorKind.NOT_FOUND, "There is no identity " + id).build();
  }

  /** The token. */
  @Override
  public String toString() {
    return "GitPermissions[" + token + "]";
  }
}
