// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.client.git.RepositoriesApi;
import io.github.fluentado.client.security.AccessControlEntry;
import io.github.fluentado.client.security.AccessControlList;
import io.github.fluentado.client.security.SecurityNamespaceDescription;
import io.github.fluentado.security.GitPermission;
import io.github.fluentado.security.GitPermissions;
import io.github.fluentado.security.GitToken;
import io.github.fluentado.security.Security;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows SEC-08 and SEC-10 to 12: permissions. Policies are rows of their own. */
class SecurityRowsTest extends SurfaceTest {
  private static final String GIT = Security.GIT_REPOSITORIES.toString();

  SecurityRowsTest(Site site) {
    super(site);
  }

  private GitToken branch() {
    UUID id = UUID.fromString(text(mode.run(ado.projects().get(project.name())).id()));
    UUID repository =
        UUID.fromString(text(mode.run(project.raw(RepositoriesApi::new).get(project.name())).id()));
    return GitToken.of(id, repository, "feature/one");
  }

  private UUID bjorn() {
    return mode.run(ado.people().id("bjorn@contoso.example"));
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNull(text);
  }

  @Test
  @Row(
      id = "SEC-08",
      call =
          "ado.security().git(GitToken.of(project, repository, \"main\")).change(id, allow, deny)",
      why = "by the published access control entries in place of an internal page")
  void permissionsOfABranchAreSet() {
    GitToken token = branch();
    AccessControlEntry entry =
        row(
            ado.security()
                .git(token)
                .change(
                    bjorn(), Set.of(GitPermission.CONTRIBUTE), Set.of(GitPermission.FORCE_PUSH)));
    assertThat(GitPermission.of(Objects.requireNonNull(entry.allow())))
        .containsExactly(GitPermission.CONTRIBUTE);
    assertThat(left()).hasSize(2);
    assertThat(left().get(0).path()).isEqualTo(site.root() + "/_apis/identities");
    assertThat(left().get(1).verb()).isEqualTo("POST");
    assertThat(left().get(1).host()).isEqualTo(site.host("dev.azure.com"));
    assertThat(left().get(1).path()).isEqualTo(site.root() + "/_apis/accesscontrolentries/" + GIT);
    JsonObject sent = JsonParser.parseString(text(left().get(1).body())).getAsJsonObject();
    assertThat(sent.get("token").getAsString()).isEqualTo(token.text());
    assertThat(sent.get("merge").getAsBoolean()).isTrue();
    JsonObject one = sent.getAsJsonArray("accessControlEntries").get(0).getAsJsonObject();
    assertThat(one.get("descriptor").getAsString()).isEqualTo(entry.descriptor());
    assertThat(one.get("allow").getAsInt()).isEqualTo(4);
    assertThat(one.get("deny").getAsInt()).isEqualTo(8);
    assertThat(sent.getAsJsonArray("accessControlEntries")).hasSize(1);
  }

  @Test
  @Row(id = "SEC-10", call = "ado.security().namespace(id)")
  void namespaceTellsItsActions() {
    List<SecurityNamespaceDescription> found =
        row(ado.security().namespace(Security.GIT_REPOSITORIES).localOnly(true));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).actions())
        .extracting(action -> action.bit())
        .contains(GitPermission.CONTRIBUTE.bit(), GitPermission.CREATE_BRANCH.bit());
    assertThat(only().path()).isEqualTo(site.root() + "/_apis/securitynamespaces/" + GIT);
    assertThat(only().query("localOnly")).isEqualTo("true");
    assertThat(only().query("api-version")).matches(site.version("7.1"));
  }

  @Test
  @Row(id = "SEC-11", call = "ado.security().accessLists(namespace).token(token)")
  void accessListsAreReadAsAskedFor() {
    GitToken token = branch();
    GitPermissions permissions = ado.security().git(token);
    String descriptor = text(mode.run(permissions.allow(bjorn(), GitPermission.READ)).descriptor());
    List<AccessControlList> lists =
        row(
            ado.security()
                .accessLists(Security.GIT_REPOSITORIES)
                .token(token.text())
                .descriptors(descriptor));
    assertThat(lists).hasSize(1);
    assertThat(lists.get(0).acesDictionary()).containsOnlyKeys(descriptor);
    assertThat(only().path()).isEqualTo(site.root() + "/_apis/accesscontrollists/" + GIT);
    assertThat(only().query("token")).isEqualTo(token.text());
    assertThat(only().query("descriptors")).isEqualTo(descriptor);
    assertThat(only().query("api-version")).matches(site.version("7.1"));
  }

  @Test
  @Row(
      id = "SEC-12",
      call = "ado.security().git(GitToken.of(project, repository, \"main\")).of(id)",
      why = "by the published access control lists in place of an internal page")
  void permissionsOfSomebodyAreTold() {
    GitPermissions permissions = ado.security().git(branch());
    UUID bjorn = bjorn();
    mode.run(permissions.deny(bjorn, GitPermission.FORCE_PUSH));
    AccessControlEntry entry = row(permissions.of(bjorn));
    assertThat(GitPermission.of(Objects.requireNonNull(entry.deny())))
        .containsExactly(GitPermission.FORCE_PUSH);
    assertThat(entry.extendedInfo()).isNotNull();
    assertThat(left()).hasSize(2);
    assertThat(left().get(1).verb()).isEqualTo("GET");
    assertThat(left().get(1).path()).isEqualTo(site.root() + "/_apis/accesscontrollists/" + GIT);
    assertThat(left().get(1).query("includeExtendedInfo")).isEqualTo("true");
    assertThat(left().get(1).query("descriptors")).isEqualTo(entry.descriptor());
  }
}
