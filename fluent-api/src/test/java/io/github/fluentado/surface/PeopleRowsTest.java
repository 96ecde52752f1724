// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.fluentado.client.common.GraphGroup;
import io.github.fluentado.client.common.GraphSubject;
import io.github.fluentado.client.common.GraphUser;
import io.github.fluentado.client.common.Identity;
import io.github.fluentado.client.graph.GraphMembership;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.people.People;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows GRA and IDN: users, groups, descriptors, identities. */
class PeopleRowsTest extends SurfaceTest {
  private final People people = ado.people();

  PeopleRowsTest(Site site) {
    super(site);
  }

  private void leftAs(String verb, String path, String version) {
    assertThat(only().verb()).isEqualTo(verb);
    assertThat(only().host()).isEqualTo(site.host("vssps.dev.azure.com"));
    assertThat(only().path()).isEqualTo(site.root() + "/_apis/" + path);
    assertThat(only().query("api-version")).matches(site.version(version));
  }

  /** Of a user; of nobody where there are none. */
  private String user() {
    return isThere() ? text(mode.all(people.users()).get(0).descriptor()) : "aad.bm9ib2R5";
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNull(text);
  }

  @Test
  @Row(id = "GRA-01", call = "ado.people().descriptor(storageKey)")
  void descriptorIsFoundByItsKey() {
    String descriptor = user();
    UUID key =
        isThere()
            ? UUID.fromString(text(mode.run(people.storageKey(descriptor)).value()))
            : UUID.randomUUID();
    assertThat(row(people.descriptor(key)).value()).isEqualTo(descriptor);
    leftAs("GET", "graph/descriptors/" + key, "7.1");
  }

  @Test
  @Row(id = "GRA-02", call = "ado.people().storageKey(descriptor)")
  void keyIsFoundByItsDescriptor() {
    String descriptor = user();
    assertThat(row(people.storageKey(descriptor)).value()).isNotBlank();
    leftAs("GET", "graph/storagekeys/" + descriptor, "7.1");
  }

  @Test
  @Row(id = "GRA-03", call = "ado.people().subjects(descriptors)")
  void subjectsAreLookedUpByDescriptor() {
    List<String> wanted =
        isThere()
            ? mode.all(people.users()).stream().map(user -> text(user.descriptor())).toList()
            : List.of(user());
    Map<String, GraphSubject> found = row(people.subjects(wanted));
    assertThat(found.keySet()).containsExactlyElementsOf(wanted);
    leftAs("POST", "graph/subjectlookup", "7.1-preview.1");
    assertThat(JsonParser.parseString(text(only().body())).getAsJsonObject().get("lookupKeys"))
        .hasToString(
            wanted.stream()
                .map(one -> "{\"descriptor\":\"" + one + "\"}")
                .toList()
                .toString()
                .replace(", ", ","));
  }

  @Test
  @Row(id = "GRA-04", call = "ado.people().groups().scopeDescriptor(scope)")
  void groupsOfAProjectAreListed() {
    UUID id = UUID.fromString(text(mode.run(ado.projects().get(project.name())).id()));
    String scope = isThere() ? text(mode.run(people.descriptor(id)).value()) : "scp.bm9uZQ";
    List<GraphGroup> groups = row(people.groups().scopeDescriptor(scope));
    assertThat(groups)
        .isNotEmpty()
        .allMatch(group -> text(group.principalName()).startsWith("[" + project.name() + "]"));
    assertThat(left().get(0).path()).isEqualTo(site.root() + "/_apis/graph/groups");
    assertThat(left().get(0).query("scopeDescriptor")).isEqualTo(scope);
  }

  @Test
  @Row(id = "GRA-05", call = "ado.people().group(descriptor)")
  void groupIsRead() {
    String descriptor = group();
    assertThat(row(people.group(descriptor)).descriptor()).isEqualTo(descriptor);
    leftAs("GET", "graph/groups/" + descriptor, "7.1-preview.1");
  }

  @Test
  @Row(id = "GRA-06", call = "ado.people().user(descriptor)")
  void userIsRead() {
    String descriptor = user();
    assertThat(row(people.user(descriptor)).descriptor()).isEqualTo(descriptor);
    leftAs("GET", "graph/users/" + descriptor, "7.1-preview.1");
  }

  @Test
  @Row(id = "GRA-07", call = "ado.people().users()")
  void usersAreListed() {
    assertThat(row(people.users())).extracting(GraphUser::displayName).contains("Ada Admin");
    leftAs("GET", "graph/users", "7.1-preview.1");
  }

  @Test
  @Row(id = "GRA-08", call = "ado.people().members(group)")
  void membersOfAGroupAreListed() {
    String group = group();
    List<GraphMembership> members = row(people.members(group));
    assertThat(members).isNotEmpty().allMatch(one -> group.equals(one.containerDescriptor()));
    leftAs("GET", "graph/Memberships/" + group, "7.1-preview.1");
    assertThat(only().query("direction")).isEqualToIgnoringCase("down");
  }

  /** Of a group that has members; of none where there are no groups. */
  private String group() {
    return !isThere()
        ? "vssgp.bm9uZQ"
        : mode.all(people.groups()).stream()
            .map(group -> text(group.descriptor()))
            .filter(group -> !mode.all(people.members(group)).isEmpty())
            .findFirst()
            .orElseThrow();
  }

  @Test
  @Row(id = "IDN-01", call = "ado.people().find(\"ada@contoso.example\")")
  void identityIsFoundByItsMailAddress() {
    List<Identity> found = row(people.find("pia+a&b@contoso.example"));
    assertThat(found).extracting(Identity::providerDisplayName).containsExactly("Pia Plus");
    leftAs("GET", "identities", "7.1");
    assertThat(only().query("searchFilter")).isEqualTo("General");
    assertThat(only().query("filterValue")).isEqualTo("pia+a&b@contoso.example");
    assertThat(only().query("queryMembership")).isEqualToIgnoringCase("None");
  }

  @Test
  @Row(id = "IDN-02", call = "ado.people().id(\"ada@contoso.example\")")
  void idOfTheOnlyMatchIsGiven() {
    UUID id = row(people.id("ada@contoso.example"));
    assertThat(id).isEqualTo(mode.run(ado.whoAmI()).id());
    leftAs("GET", "identities", "7.1");
    assertThat(mode.failure(people.id("nobody at all")).kind()).isEqualTo(ErrorKind.NOT_FOUND);
  }
}
