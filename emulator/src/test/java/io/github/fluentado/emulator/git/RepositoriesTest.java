// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import static io.github.fluentado.emulator.git.GitWire.add;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RepositoriesTest {
  private static final String ALL = "/web/_apis/git/repositories";
  private static final String VERSION = "?api-version=7.1";

  @AutoClose private final Emulator emulator = Emulator.builder().seeded().start();
  private final Wire wire = Wire.of(emulator);
  private final String id = String.valueOf(emulator.seeds().ids().get("repositoryId"));

  private Wire.Answer create(String name) {
    return wire.post(ALL + VERSION, "{\"name\": \"" + name + "\"}");
  }

  private List<String> names() {
    return wire.get(ALL).strings("value", "name");
  }

  private static String idOf(Wire.Answer answer) {
    return answer.json().get("id").getAsString();
  }

  @Test
  void aRepositoryIsFoundByNameAndById() {
    JsonObject repository = wire.get(ALL + "/WEB").json();
    assertThat(repository.get("id")).hasToString("\"" + id + "\"");
    assertThat(repository.get("defaultBranch")).hasToString("\"refs/heads/main\"");
    assertThat(repository.getAsJsonObject("project").get("name")).hasToString("\"web\"");
    assertThat(wire.get(ALL + "/" + id).json()).isEqualTo(repository);
    assertThat(wire.get("/_apis/git/repositories/" + id).json()).isEqualTo(repository);
    assertThat(wire.get("/_apis/git/repositories").list()).hasSize(2);
    assertThat(wire.get(ALL + "/").list()).hasSize(1);
    String url = repository.get("url").getAsString().substring(emulator.url().length());
    assertThat(wire.get(url).json()).isEqualTo(repository);
  }

  @Test
  void aMissingRepositoryIsNotFound() {
    Wire.Answer answer = wire.get(ALL + "/none");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.typeKey()).isEqualTo("GitRepositoryNotFoundException");
    assertThat(answer.message()).startsWith("TF401019");
    assertThat(wire.get("/_apis/git/repositories/web").status()).isEqualTo(400);
    assertThat(wire.get("/none/_apis/git/repositories/web").status()).isEqualTo(404);
  }

  @Test
  void repositoriesAreCreatedRenamedAndDeleted() {
    Wire.Answer made = create("tools");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().has("defaultBranch")).isFalse();
    String one = ALL + "/" + idOf(made);
    assertThat(wire.patchJson(one + VERSION, "{\"name\": \"kit\"}").json().get("name"))
        .hasToString("\"kit\"");
    assertThat(names()).containsExactly("kit", "web");
    assertThat(wire.delete(ALL + "/kit" + VERSION).status()).isEqualTo(400);
    assertThat(wire.delete(one + VERSION).status()).isEqualTo(204);
    assertThat(wire.get(one).status()).isEqualTo(404);
    String bin = "/web/_apis/git/recycleBin/repositories";
    assertThat(wire.get(bin).strings("value", "name")).containsExactly("kit");
    String inBin = bin + "/" + idOf(made);
    assertThat(wire.patchJson(inBin + VERSION, "{\"deleted\": false}").status()).isEqualTo(200);
    assertThat(names()).containsExactly("kit", "web");
    wire.delete(one + VERSION);
    assertThat(wire.delete(inBin + VERSION).status()).isEqualTo(204);
    assertThat(wire.get("/web/_apis/git/deletedrepositories").list()).isEmpty();
    assertThat(wire.patchJson(inBin + VERSION, "{\"deleted\": false}").status()).isEqualTo(404);
    assertThat(idOf(create("kit"))).isNotEqualTo(idOf(made));
  }

  @Test
  void namesMustBeFreeAndValid() {
    assertThat(create("Web").status()).isEqualTo(409);
    assertThat(create("a/b").typeKey()).isEqualTo("InvalidGitRepositoryNameException");
    assertThat(create("x".repeat(65)).status()).isEqualTo(400);
    assertThat(wire.post(ALL + VERSION, "{}").status()).isEqualTo(400);
    assertThat(wire.post("/_apis/git/repositories" + VERSION, "{\"name\": \"n\"}").status())
        .isEqualTo(400);
    create("tools");
    assertThat(wire.patchJson(ALL + "/tools" + VERSION, "{\"name\": \"web\"}").status())
        .isEqualTo(409);
    assertThat(names()).containsExactly("tools", "web");
  }

  @Test
  void aChangeThatIsRefusedInTheMiddleChangesNothing() {
    String body = "{\"name\": \"other\", \"defaultBranch\": \"refs/heads/none\"}";
    assertThat(wire.patchJson(ALL + "/web" + VERSION, body).status()).isEqualTo(404);
    assertThat(names()).containsExactly("web");
  }

  @Test
  void aDisabledRepositoryServesNothing() {
    String one = ALL + "/" + id;
    wire.patchJson(one + VERSION, "{\"isDisabled\": true}");
    assertThat(wire.get(one).json().get("isDisabled").getAsBoolean()).isTrue();
    assertThat(wire.get(one + "/refs").typeKey()).isEqualTo("GitRepositoryNotFoundException");
    wire.patchJson(one + VERSION, "{\"isDisabled\": false}");
    assertThat(wire.get(one + "/refs?filter=heads/").list()).hasSize(2);
  }

  @Test
  void aForkBeginsWithWhatItsParentHas() {
    String body = "{\"name\": \"fork\", \"parentRepository\": {\"id\": \"%s\"}}".formatted(id);
    Wire.Answer fork = wire.post(ALL + VERSION + "&sourceRef=refs/heads/main", body);
    assertThat(fork.json().get("isFork").getAsBoolean()).isTrue();
    assertThat(wire.get(ALL + "/fork/refs").strings("value", "name"))
        .containsExactly("refs/heads/main");
    JsonObject whole = wire.get(ALL + "/fork?includeParent=true").json();
    assertThat(whole.getAsJsonObject("parentRepository").get("name")).hasToString("\"web\"");
    assertThat(wire.get(ALL + "/web/forks/" + id).strings("value", "name")).containsExactly("fork");
    new GitWire(wire).push("main", add("/only-here", "1"));
    assertThat(wire.get(ALL + "/fork/items?path=/only-here").status()).isEqualTo(404);
  }

  @Test
  void anEmptyRepositoryHasNoBranches() {
    create("empty");
    assertThat(wire.get(ALL + "/empty/items").message()).startsWith("VS403403");
    assertThat(wire.get(ALL + "/empty/commits").list()).isEmpty();
    assertThat(wire.get(ALL + "/empty/refs").list()).isEmpty();
  }
}
