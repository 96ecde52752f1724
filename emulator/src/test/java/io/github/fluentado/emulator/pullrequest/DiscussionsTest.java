// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import static io.github.fluentado.emulator.pullrequest.Reviews.V;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Threads, labels, properties, statuses, iterations and files of a pull request. */
class DiscussionsTest {
  private static final String FEATURE = "refs/heads/feature/greeting";

  @AutoClose private final Emulator emulator = Reviews.start();
  private final Reviews reviews = Reviews.of(emulator);
  private final Wire wire = reviews.wire();
  private final int id = reviews.seeded();

  private Wire.Answer thread(String body) {
    return reviews.post(id, "/threads", body);
  }

  @Test
  void aThreadHoldsRepliesEditsAndLikes() {
    Wire.Answer made =
        thread("{\"comments\":[{\"content\":\"Why?\",\"commentType\":1}],\"status\":1}");
    assertThat(made.status()).isEqualTo(200);
    assertThat(made.json().get("status").getAsString()).isEqualTo("active");
    String one = "/threads/" + made.id();
    Wire.Answer reply =
        reviews.post(id, one + "/comments", "{\"content\":\"So\",\"parentCommentId\":1}");
    assertThat(reply.id()).isEqualTo(2);
    String second = one + "/comments/2";
    wire.patchJson(reviews.path(id, second), "{\"content\":\"So that\"}");
    assertThat(reviews.get(id, second).json().get("content").getAsString()).isEqualTo("So that");
    assertThat(reviews.post(id, second + "/likes", "").status()).isEqualTo(200);
    assertThat(reviews.get(id, second + "/likes").list()).hasSize(1);
    wire.delete(reviews.path(id, second + "/likes"));
    assertThat(reviews.get(id, second + "/likes").list()).isEmpty();
    assertThat(wire.delete(reviews.path(id, second)).status()).isEqualTo(200);
    JsonObject gone = reviews.get(id, second).json();
    assertThat(gone.get("isDeleted").getAsBoolean()).isTrue();
    assertThat(gone.has("content")).isFalse();
    assertThat(reviews.get(id, one).json().get("isDeleted").getAsBoolean()).isFalse();
    wire.delete(reviews.path(id, one + "/comments/1"));
    assertThat(reviews.get(id, one).json().get("isDeleted").getAsBoolean()).isTrue();
  }

  @Test
  void propertiesOfAThreadMayComeWithPlainNamesOfTypeAndValue() {
    int made =
        thread(
                """
                {"comments":[{"content":"Why?"}],"properties":{
                  "mine":{"type":"System.String","value":"bot"},
                  "run":{"type":"System.Int32","value":7}}}
                """)
            .id();

    JsonObject properties =
        reviews.get(id, "/threads/" + made).json().getAsJsonObject("properties");

    assertThat(properties.getAsJsonObject("mine").get("$value").getAsString()).isEqualTo("bot");
    assertThat(properties.getAsJsonObject("run").get("$type").getAsString())
        .isEqualTo("System.Int32");
    assertThat(properties.getAsJsonObject("run").get("$value").getAsInt()).isEqualTo(7);
  }

  @Test
  void aThreadFollowsItsLineThroughIterations() {
    reviews.push(FEATURE, "add", "/poem.txt", "one\ntwo\nthree\n");
    int made =
        thread(
                """
                {"comments":[{"content":"Two?"}],"status":"active","threadContext":
                 {"filePath":"/poem.txt","rightFileStart":{"line":2,"offset":1},
                  "rightFileEnd":{"line":2,"offset":4}},"pullRequestThreadContext":
                 {"iterationContext":{"firstComparingIteration":1,"secondComparingIteration":2}},
                 "properties":{"mine":7,"name":"x"}}
                """)
            .id();
    reviews.push(FEATURE, "edit", "/poem.txt", "zero\none\ntwo\nthree\n");
    JsonObject then = reviews.get(id, "/threads/" + made).json();
    assertThat(then.getAsJsonObject("threadContext").getAsJsonObject("rightFileStart").get("line"))
        .hasToString("2");
    assertThat(then.getAsJsonObject("properties").get("mine"))
        .hasToString("{\"$type\":\"System.Int32\",\"$value\":7}");
    JsonObject now = wire.get(reviews.path(id, "/threads/" + made) + "&$iteration=3").json();
    assertThat(now.getAsJsonObject("threadContext").getAsJsonObject("rightFileStart").get("line"))
        .hasToString("3");
    assertThat(now.getAsJsonObject("pullRequestThreadContext").has("trackingCriteria")).isTrue();
    assertThat(wire.get(reviews.path(id, "/threads") + "&$iteration=9").status()).isEqualTo(404);
  }

  @Test
  void badThreadsLeaveNothing() {
    int before = reviews.get(id, "/threads").list().size();
    assertThat(thread("{}").status()).isEqualTo(400);
    assertThat(thread("{\"comments\":[{\"content\":\" \"}]}").status()).isEqualTo(400);
    assertThat(thread("{\"comments\":[{\"content\":\"x\"}],\"status\":\"odd\"}").status())
        .isEqualTo(400);
    String lines = "{\"filePath\":\"/a\",\"rightFileStart\":{\"line\":0,\"offset\":1}}";
    assertThat(
            thread("{\"comments\":[{\"content\":\"x\"}],\"threadContext\":" + lines + "}").status())
        .isEqualTo(400);
    assertThat(reviews.get(id, "/threads/999").typeKey())
        .isEqualTo("GitPullRequestCommentThreadNotFoundException");
    assertThat(reviews.get(id, "/threads").list()).hasSize(before);
  }

  @Test
  void labelsHaveOneIdEach() {
    Wire.Answer made = reviews.post(id, "/labels", "{\"name\":\"Big\"}");
    assertThat(reviews.post(id, "/labels", "{\"name\":\"big\"}").json()).isEqualTo(made.json());
    String label = made.json().get("id").getAsString();
    assertThat(reviews.get(id, "/labels/" + label).json()).isEqualTo(made.json());
    assertThat(reviews.get(id).strings("labels", "name")).containsExactly("Big");
    assertThat(reviews.post(id, "/labels", "{\"name\":\"a,b\"}").status()).isEqualTo(400);
    wire.delete(reviews.path(id, "/labels/Big"));
    assertThat(reviews.get(id, "/labels").list()).isEmpty();
    assertThat(wire.delete(reviews.path(id, "/labels/Big")).status()).isEqualTo(404);
  }

  @Test
  void propertiesKeepTheirTypes() {
    String path = reviews.path(id, "/properties");
    Wire.Answer added =
        wire.patch(
            path,
            Wire.document(
                Wire.operation("add", "/number", "8"),
                Wire.operation("add", "/half", "1.5"),
                Wire.operation("add", "/when", "\"2026-01-02T03:04:05.678Z\"")));
    assertThat(added.json().get("count").getAsInt()).isEqualTo(5);
    JsonObject values = added.json().getAsJsonObject("value");
    assertThat(values.get("number")).hasToString("{\"$type\":\"System.String\",\"$value\":\"8\"}");
    assertThat(values.get("half")).hasToString("{\"$type\":\"System.Double\",\"$value\":1.5}");
    assertThat(values.getAsJsonObject("when").get("$type")).hasToString("\"System.DateTime\"");
    Wire.Answer half =
        wire.patch(
            path,
            Wire.document(
                Wire.operation("remove", "/number", "null"),
                Wire.operation("replace", "/missing", "1")));
    assertThat(half.status()).isEqualTo(400);
    assertThat(reviews.get(id, "/properties").json()).isEqualTo(added.json());
    wire.patch(path, Wire.document(Wire.operation("remove", "/number", "null")));
    assertThat(reviews.get(id, "/properties").json().get("count").getAsInt()).isEqualTo(4);
  }

  @Test
  void statusesBelongToTheWholeOrToAnIteration() {
    String body = "{\"state\":\"succeeded\",\"context\":{\"name\":\"lint\",\"genre\":\"ci\"}}";
    int whole = reviews.post(id, "/statuses", body).id();
    Wire.Answer made = reviews.post(id, "/iterations/1/statuses", body);
    assertThat(made.json().get("iterationId").getAsInt()).isEqualTo(1);
    assertThat(reviews.get(id, "/statuses").ids("value")).containsExactly(whole, made.id());
    assertThat(reviews.get(id, "/iterations/1/statuses").ids("value")).containsExactly(made.id());
    assertThat(reviews.post(id, "/iterations/7/statuses", body).status()).isEqualTo(404);
    assertThat(
            reviews
                .post(id, "/statuses", "{\"state\":\"odd\",\"context\":{\"name\":\"x\"}}")
                .status())
        .isEqualTo(400);
    Wire.Answer half =
        wire.patch(
            reviews.path(id, "/statuses"),
            Wire.document(
                Wire.operation("remove", "/" + whole, "null"),
                Wire.operation("remove", "/99", "null")));
    assertThat(half.status()).isEqualTo(404);
    assertThat(reviews.get(id, "/statuses").list()).hasSize(2);
    assertThat(wire.delete(reviews.path(id, "/statuses/" + whole)).status()).isEqualTo(204);
    assertThat(reviews.get(id, "/statuses/" + whole).status()).isEqualTo(404);
  }

  @Test
  void iterationsTellWhatTheyChange() {
    reviews.push(FEATURE, "add", "/more.txt", "more");
    Wire.Answer all = reviews.get(id, "/iterations/2/changes");
    assertThat(all.json().getAsJsonArray("changeEntries")).hasSize(3);
    String page = reviews.path(id, "/iterations/2/changes") + "&$top=2";
    assertThat(wire.get(page).json().get("nextSkip").getAsInt()).isEqualTo(2);
    JsonObject last =
        wire.get(page + "&$skip=2").json().getAsJsonArray("changeEntries").get(0).getAsJsonObject();
    JsonObject alone =
        wire.get(reviews.path(id, "/iterations/2/changes") + "&$compareTo=1")
            .json()
            .getAsJsonArray("changeEntries")
            .get(0)
            .getAsJsonObject();
    assertThat(alone.getAsJsonObject("item").get("path")).hasToString("\"/more.txt\"");
    assertThat(alone.get("changeTrackingId")).hasToString("3");
    assertThat(last.get("changeType").getAsString()).isIn("add", "edit");
    assertThat(reviews.get(id, "/iterations/2/commits").list()).hasSize(2);
    assertThat(wire.get(reviews.path(id, "/iterations/2/commits") + "&top=1&skip=1").list())
        .hasSize(1);
    assertThat(reviews.get(id, "/iterations/5").typeKey())
        .isEqualTo("GitPullRequestIterationNotFoundException");
  }

  @Test
  void commitsArePagedByAToken() {
    reviews.push(FEATURE, "add", "/a.txt", "a");
    reviews.push(FEATURE, "add", "/b.txt", "b");
    List<String> seen = new ArrayList<>();
    String token = "";
    do {
      String more = token.isEmpty() ? "" : "&continuationToken=" + token;
      Wire.Answer page = wire.get(reviews.path(id, "/commits") + "&$top=2" + more);
      seen.addAll(page.strings("value", "commitId"));
      token = page.header("x-ms-continuationtoken");
    } while (!token.isEmpty());
    assertThat(seen).hasSize(3).doesNotHaveDuplicates().startsWith(reviews.tip(FEATURE));
    assertThat(wire.get(reviews.path(id, "/commits") + "&continuationToken=x").status())
        .isEqualTo(400);
  }

  @Test
  void filesAreKeptByName() {
    byte[] bytes = {0, 1, 2, -1};
    String path = reviews.path(id, "/attachments/a%20b.bin");
    Wire.Answer made = wire.send("POST", path, "application/octet-stream", bytes);
    assertThat(made.status()).isEqualTo(201);
    String url = made.json().get("url").getAsString().substring(emulator.url().length());
    assertThat(wire.get(url + V).bytes()).isEqualTo(bytes);
    assertThat(wire.send("POST", path, "application/octet-stream", bytes).status()).isEqualTo(400);
    assertThat(reviews.get(id, "/attachments").strings("value", "displayName"))
        .containsExactly("a b.bin");
    assertThat(wire.delete(path).status()).isEqualTo(200);
    assertThat(wire.get(path).typeKey()).isEqualTo("GitPullRequestAttachmentNotFoundException");
  }

  @Test
  void othersAreToldOnlyIfTheyExist() {
    assertThat(
            reviews
                .post(
                    id,
                    "/share",
                    "{\"message\":\"Look\",\"receivers\":[{\"id\":\"ada@example.com\"}]}")
                .status())
        .isEqualTo(200);
    assertThat(reviews.post(id, "/share", "{\"receivers\":[{\"id\":\"nobody\"}]}").status())
        .isEqualTo(400);
  }
}
