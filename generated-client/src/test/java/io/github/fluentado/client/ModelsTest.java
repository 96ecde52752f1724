// SPDX-License-Identifier: MIT
package io.github.fluentado.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonPrimitive;
import io.github.fluentado.client.build.Build;
import io.github.fluentado.client.build.BuildStatus;
import io.github.fluentado.client.common.IdentityRef;
import io.github.fluentado.client.common.JsonPatchOperation;
import io.github.fluentado.client.common.WorkItem;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.IdentityRefWithVote;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A few models of different areas, read and made. */
class ModelsTest {
  @Test
  void aWorkItemIsRead() {
    WorkItem item =
        Json.decode(
            """
            {"id": 12, "rev": 3, "url": "u", "_links": {"self": {"href": "u"}},
             "fields": {"System.Title": "Paint", "System.AssignedTo": {"displayName": "Ada"},
                        "Custom.Cost": 9007199254740993}}
            """,
            WorkItem.SHAPE);

    assertThat(item.id()).isEqualTo(12);
    assertThat(item.fields()).containsEntry("System.Title", new JsonPrimitive("Paint"));
    assertThat(item.json().toString()).contains("9007199254740993");
    assertThat(item.relations()).isEmpty();
  }

  @Test
  void aListOfBuildsIsReadFromItsWrapper() {
    List<Build> builds =
        Json.decode(
            """
            {"count": 2, "value": [
              {"id": 1, "status": "completed", "queueTime": "2024-05-06T07:08:09.1234567Z"},
              {"id": "2", "status": "Haunted", "finishTime": "0001-01-01T00:00:00", "mood": "fine"}]}
            """,
            Codec.wrappedList(Build.SHAPE));

    assertThat(builds).extracting(Build::id).containsExactly(1, 2);
    assertThat(builds.get(0).status()).isEqualTo(BuildStatus.COMPLETED);
    assertThat(builds.get(0).queueTime())
        .isEqualTo(OffsetDateTime.parse("2024-05-06T07:08:09.1234567Z"));
    assertThat(builds.get(1).status()).isEqualTo(BuildStatus.of("haunted"));
    assertThat(builds.get(1).finishTime()).isNull();
    assertThat(builds.get(1).unknown()).containsKey("mood");
  }

  @Test
  void aPullRequestIsMade() {
    GitPullRequest request =
        new GitPullRequest()
            .title("Paint it")
            .sourceRefName("refs/heads/paint")
            .targetRefName("refs/heads/main")
            .reviewers(List.of(new IdentityRefWithVote().id("7").isRequired(true)))
            .withNull("description");

    assertThat(request.json())
        .isEqualTo(
            Json.decode(
                """
                {"title": "Paint it", "sourceRefName": "refs/heads/paint",
                 "targetRefName": "refs/heads/main", "reviewers": [{"id": "7", "isRequired": true}],
                 "description": null}
                """,
                Codec.JSON));
    assertThat(request.createdBy()).isNull();
    assertThat(request.createdBy(new IdentityRef().displayName("Ada")).createdBy()).isNotNull();
  }

  @Test
  void aPatchCanClearAField() {
    List<JsonPatchOperation> patch =
        List.of(new JsonPatchOperation().path("/fields/System.Tags").withNull("value"));

    assertThat(Json.encode(Codec.list(JsonPatchOperation.SHAPE), patch))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("[{\"path\":\"/fields/System.Tags\",\"value\":null}]");
  }
}
