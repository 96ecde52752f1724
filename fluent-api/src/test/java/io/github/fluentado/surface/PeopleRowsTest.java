// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.fluentado.Mode;
import io.github.fluentado.client.common.GraphGroup;
import io.github.fluentado.client.common.GraphSubject;
import io.github.fluentado.client.common.GraphUser;
import io.github.fluentado.client.common.Identity;
import io.github.fluentado.client.graph.GraphMembership;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.people.People;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows GRA and IDN: users, groups, descriptors, identities. */
class PeopleRowsTest extends SurfaceTest {
  private final People people = ado.people();

  PeopleRowsTest() {
    super(Emulator.builder().seeded().person("Pia Plus", "pia+a&b@contoso.example"));
  }

  private void leftAs(String verb, String path, String version) {
    assertThat(only().verb()).isEqualTo(verb);
    assertThat(only().host()).isEqualTo("vssps.dev.azure.com");
    assertThat(only().path()).isEqualTo("/contoso/_apis/" + path);
    assertThat(only().query("api-version")).isEqualTo(version);
  }

  private GraphUser user(Mode mode) {
    return mode.all(people.users()).get(0);
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNull(text);
  }

  @ParameterizedTest
  @EnumSource
  @Row(id = "GRA-01", call = "ado.people().descriptor(storageKey)")
  void descriptorIsFoundByItsKey(Mode mode) {
    String descriptor = text(user(mode).descriptor());
    UUID key = UUID.fromString(text(mode.run(people.storageKey(descriptor)).value()));
    assertThat(row(mode, people.descriptor(key)).value()).isEqualTo(descriptor);
    leftAs("GET", "graph/descriptors/" + key, "7.1");
  }

  @ParameterizedTest
  @EnumSource
  @Row(id = "GRA-02", call = "ado.people().storageKey(descriptor)")
  void keyIsFoundByItsDescriptor(Mode mode) {
    String descriptor = text(user(mode).descriptor());
    assertThat(row(mode, people.storageKey(descriptor)).value()).isNotBlank();
    leftAs("GET", "graph/storagekeys/" + descriptor, "7.1");
  }

  @ParameterizedTest
  @EnumSource
  @Row(id = "GRA-03", call = "ado.people().subjects(descriptors)")
  void subjectsAreLookedUpByDescriptor(Mode mode) {
    List<String> wanted = mode.all(people.users()).stream().map(u -> text(u.descriptor())).toList();
    Map<String, GraphSubject> found = row(mode, people.subjects(wanted));
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

  @ParameterizedTest
  @EnumSource
  @Row(id = "GRA-04", call = "ado.people().groups().scopeDescriptor(scope)")
  void groupsOfAProjectAreListed(Mode mode) {
    UUID id = UUID.fromString(text(mode.run(ado.projects().get(project.name())).id()));
    String scope = text(mode.run(people.descriptor(id)).value());
    List<GraphGroup> groups = row(mode, people.groups().scopeDescriptor(scope));
    assertThat(groups)
        .isNotEmpty()
        .allMatch(group -> text(group.principalName()).startsWith("[" + project.name() + "]"));
    assertThat(left().get(0).path()).isEqualTo("/contoso/_apis/graph/groups");
    assertThat(left().get(0).query("scopeDescriptor")).isEqualTo(scope);
  }

  @ParameterizedTest
  @EnumSource
  @Row(id = "GRA-05", call = "ado.people().group(descriptor)")
  void groupIsRead(Mode mode) {
    String descriptor = text(mode.all(people.groups()).get(0).descriptor());
    assertThat(row(mode, people.group(descriptor)).descriptor()).isEqualTo(descriptor);
    leftAs("GET", "graph/groups/" + descriptor, "7.1-preview.1");
  }

  @ParameterizedTest
  @EnumSource
  @Row(id = "GRA-06", call = "ado.people().user(descriptor)")
  void userIsRead(Mode mode) {
    String descriptor = text(user(mode).descriptor());
    assertThat(row(mode, people.user(descriptor)).descriptor()).isEqualTo(descriptor);
    leftAs("GET", "graph/users/" + descriptor, "7.1-preview.1");
  }

  @ParameterizedTest
  @EnumSource
  @Row(id = "GRA-07", call = "ado.people().users()")
  void usersAreListed(Mode mode) {
    assertThat(row(mode, people.users())).extracting(GraphUser::displayName).contains("Ada Admin");
    leftAs("GET", "graph/users", "7.1-preview.1");
  }

  @ParameterizedTest
  @EnumSource
  @Row(id = "GRA-08", call = "ado.people().members(group)")
  void membersOfAGroupAreListed(Mode mode) {
    String group = group(mode);
    List<GraphMembership> members = row(mode, people.members(group));
    assertThat(members).isNotEmpty().allMatch(one -> group.equals(one.containerDescriptor()));
    leftAs("GET", "graph/Memberships/" + group, "7.1-preview.1");
    assertThat(only().query("direction")).isEqualToIgnoringCase("down");
  }

  private String group(Mode mode) {
    return mode.all(people.groups()).stream()
        .map(group -> text(group.descriptor()))
        .filter(group -> !mode.all(people.members(group)).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  @Row(id = "IDN-01", call = "ado.people().find(\"ada@contoso.example\")")
  void identityIsFoundByItsMailAddress(Mode mode) {
    List<Identity> found = row(mode, people.find("pia+a&b@contoso.example"));
    assertThat(found).extracting(Identity::providerDisplayName).containsExactly("Pia Plus");
    leftAs("GET", "identities", "7.1");
    assertThat(only().query("searchFilter")).isEqualTo("General");
    assertThat(only().query("filterValue")).isEqualTo("pia+a&b@contoso.example");
    assertThat(only().query("queryMembership")).isEqualToIgnoringCase("None");
  }

  @ParameterizedTest
  @EnumSource
  @Row(id = "IDN-02", call = "ado.people().id(\"ada@contoso.example\")")
  void idOfTheOnlyMatchIsGiven(Mode mode) {
    UUID id = row(mode, people.id("ada@contoso.example"));
    assertThat(id).isEqualTo(mode.run(ado.whoAmI()).id());
    leftAs("GET", "identities", "7.1");
    assertThat(mode.failure(people.id("nobody at all")).kind()).isEqualTo(ErrorKind.NOT_FOUND);
  }
}
