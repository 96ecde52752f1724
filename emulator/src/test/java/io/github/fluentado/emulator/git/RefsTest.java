// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import static io.github.fluentado.emulator.git.GitWire.NONE;
import static io.github.fluentado.emulator.git.GitWire.add;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RefsTest {
  @AutoClose private final Emulator emulator = Emulator.builder().seeded().start();
  private final Wire wire = Wire.of(emulator);
  private final GitWire git = new GitWire(wire);

  private static String update(String name, String from, String to) {
    return "{\"name\": \"%s\", \"oldObjectId\": \"%s\", \"newObjectId\": \"%s\"}"
        .formatted(name, from, to);
  }

  private Wire.Answer update(String... updates) {
    return git.post("/refs", "[" + String.join(",", updates) + "]");
  }

  private Wire.Answer branch(String name) {
    return update(update("refs/heads/" + name, NONE, git.tip("main")));
  }

  private List<String> names(String query) {
    return git.get("/refs?" + query).strings("value", "name");
  }

  @Test
  void refsAreFilteredAndPaged() {
    List.of("a/1", "a/2", "b/1").forEach(this::branch);
    assertThat(names("filter=heads/a/")).containsExactly("refs/heads/a/1", "refs/heads/a/2");
    assertThat(names("filter=heads/&filterContains=/1"))
        .containsExactly("refs/heads/a/1", "refs/heads/b/1");
    assertThat(names("filter=tags/")).isEmpty();
    List<String> all = new ArrayList<>();
    String token = "";
    do {
      Wire.Answer page = git.get("/refs?$top=2&continuationToken=" + token);
      all.addAll(page.strings("value", "name"));
      token = page.header("x-ms-continuationtoken");
    } while (!token.isEmpty());
    assertThat(all).hasSize(6).doesNotHaveDuplicates().isSorted(); // with refs/pull/1/merge
    assertThat(git.get("/refs?$top=-1").status()).isEqualTo(400);
  }

  @Test
  void eachUpdateTellsItsOwnResult() {
    String main = git.tip("main");
    String tree = git.get("/commits/" + main).json().get("treeId").getAsString();
    Wire.Answer answer =
        update(
            update("refs/heads/new", NONE, main),
            update("refs/heads/main", NONE, main),
            update("refs/heads/a b", NONE, main),
            update("refs/heads/none", NONE, NONE),
            update("refs/heads/tree", NONE, tree),
            update("refs/heads/gone", NONE, "1".repeat(40)),
            update("refs/heads/main/sub", NONE, main),
            update("refs/tags/tree", NONE, tree));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.strings("value", "updateStatus"))
        .containsExactly(
            "succeeded",
            "staleOldObjectId",
            "invalidRefName",
            "succeededNonExistentRef",
            "unresolvableToCommit",
            "unresolvableToCommit",
            "refNameConflict",
            "succeeded");
    assertThat(git.tip("new")).isEqualTo(main);
    assertThat(update(update("refs/heads/new", main, NONE)).strings("value", "success"))
        .containsExactly("true");
    assertThat(git.tip("new")).isEqualTo(NONE);
  }

  @Test
  void anUnreadableUpdateMovesNothing() {
    String good = update("refs/heads/new", NONE, git.tip("main"));
    assertThat(update(good, "{\"name\": \"refs/heads/x\"}").status()).isEqualTo(400);
    assertThat(update(good, update("refs/heads/x", "xyz", NONE)).status()).isEqualTo(400);
    assertThat(update(good, "1").status()).isEqualTo(400);
    assertThat(update().status()).isEqualTo(400);
    assertThat(git.tip("new")).isEqualTo(NONE);
  }

  @Test
  void aBranchCanBeLocked() {
    Wire.Answer locked = git.patch("/refs?filter=heads/main", "{\"isLocked\": true}");
    assertThat(locked.json().get("isLocked").getAsBoolean()).isTrue();
    assertThat(locked.json().getAsJsonObject("isLockedBy").get("displayName"))
        .hasToString("\"Ada Admin\"");
    assertThat(git.push("main", add("/x", "1")).status()).isEqualTo(201);
    JsonObject free = git.patch("/refs?filter=heads/main", "{\"isLocked\": false}").json();
    assertThat(free.has("isLocked")).isFalse();
    assertThat(git.patch("/refs?filter=heads/none", "{\"isLocked\": true}").typeKey())
        .isEqualTo("GitRefNotFoundException");
    assertThat(git.patch("/refs?filter=heads/main", "{}").status()).isEqualTo(400);
  }

  @Test
  void annotatedTagsAreObjectsThatPointAtOthers() {
    String main = git.tip("main");
    String body =
        "{\"name\": \"v1\", \"message\": \"First\", \"taggedObject\": {\"objectId\": \"%s\"}}"
            .formatted(main);
    Wire.Answer made = git.post("/annotatedtags", body);
    assertThat(made.status()).isEqualTo(201);
    String id = made.json().get("objectId").getAsString();
    JsonObject again = git.get("/annotatedtags/" + id).json();
    assertThat(again.get("message")).hasToString("\"First\"");
    assertThat(again.getAsJsonObject("taggedObject").get("objectType")).hasToString("\"commit\"");
    JsonObject ref = git.get("/refs?filter=tags/&peelTags=true").list().get(0).getAsJsonObject();
    assertThat(ref.get("objectId")).hasToString("\"" + id + "\"");
    assertThat(ref.get("peeledObjectId")).hasToString("\"" + main + "\"");
    assertThat(git.post("/annotatedtags", body).status()).isEqualTo(409);
    String atTag =
        "/items?path=/README.md&versionDescriptor.versionType=tag&versionDescriptor.version=v1";
    assertThat(git.get(atTag).status()).isEqualTo(200);
    assertThat(git.post("/annotatedtags", "{\"name\": \"v2\"}").status()).isEqualTo(400);
    assertThat(git.get("/annotatedtags/" + main).typeKey())
        .isEqualTo("GitUnexpectedObjectTypeException");
  }

  @Test
  void statusesAreKeptByContext() {
    String path = "/commits/" + git.tip("main") + "/statuses";
    String status =
        "{\"state\": \"%s\", \"description\": \"d\", \"context\": {\"name\": \"%s\", \"genre\": \"ci\"}}";
    assertThat(git.post(path, status.formatted("pending", "build")).status()).isEqualTo(201);
    git.post(path, status.formatted("succeeded", "build"));
    git.post(path, status.formatted("failed", "lint"));
    assertThat(git.get(path).strings("value", "state"))
        .containsExactly("failed", "succeeded", "pending");
    assertThat(git.get(path + "?latestOnly=true").strings("value", "state"))
        .containsExactly("failed", "succeeded");
    assertThat(git.get(path + "?top=1&skip=1").strings("value", "id")).containsExactly("2");
    JsonObject ref =
        git.get("/refs?filter=heads/main&includeStatuses=true&latestStatusesOnly=true")
            .list()
            .get(0)
            .getAsJsonObject();
    assertThat(ref.getAsJsonArray("statuses")).hasSize(2);
    assertThat(git.post(path, status.formatted("fine", "x")).status()).isEqualTo(400);
    assertThat(git.post(path, "{\"state\": \"failed\"}").status()).isEqualTo(400);
  }

  @Test
  void favoritesNameRefs() {
    String favorites = "/web/_apis/git/favorites/refs";
    String id = String.valueOf(emulator.seeds().ids().get("repositoryId"));
    String body = "{\"name\": \"%s\", \"repositoryId\": \"" + id + "\", \"type\": \"ref\"}";
    Wire.Answer made =
        wire.post(favorites + "?api-version=7.1-preview.1", body.formatted("refs/heads/main"));
    assertThat(made.status()).isEqualTo(200);
    assertThat(wire.get(favorites + "?repositoryId=" + id).list()).hasSize(1);
    assertThat(wire.get(favorites + "/" + made.id()).json()).isEqualTo(made.json());
    assertThat(
            wire.post(favorites + "?api-version=7.1-preview.1", body.formatted("refs/heads/none"))
                .status())
        .isEqualTo(404);
    wire.delete(favorites + "/" + made.id() + "?api-version=7.1-preview.1");
    assertThat(wire.get(favorites).list()).isEmpty();
  }
}
