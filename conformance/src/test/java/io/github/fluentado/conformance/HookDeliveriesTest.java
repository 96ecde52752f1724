// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.client.build.Build;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.hooks.Event;
import io.github.fluentado.client.wit.WorkItemUpdate;
import io.github.fluentado.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Deliveries of service hooks are read without loss, with types where the description has them.
 *
 * <p>The environment variable {@code HOOK_DELIVERIES} may name a folder with more of them.
 */
class HookDeliveriesTest {
  private static final String ENVELOPE =
      """
      {"subscriptionId": "6a1cf0a7-1111-4a5b-9c3e-0123456789ab", "notificationId": 12,
       "id": "0f2d7b1c-2222-4a5b-9c3e-0123456789ab", "eventType": "%s", "publisherId": "tfs",
       "message": null, "detailedMessage": {"text": "a\\r\\nb", "html": "<b>", "markdown": "*"},
       "resource": %s, "resourceVersion": "%s",
       "resourceContainers": {"collection": {"id": "c", "baseUrl": "https://dev.azure.com/contoso/"},
         "server": {"id": "s"}, "project": {"id": "p"}},
       "createdDate": "2024-05-06T07:08:09.1234567Z", "scope": "all"}
      """;

  private static final String UPDATE =
      """
      {"id": 3, "workItemId": 7, "rev": 3, "revisedBy": {"id": "i", "name": "Ada <ada@example.com>"},
       "revisedDate": "9999-01-01T00:00:00Z",
       "fields": {"System.State": {"oldValue": "New", "newValue": "Active"}},
       "revision": {"id": 7, "rev": 3, "fields": {"System.AssignedTo": "Ada <ada@example.com>"},
         "relations": [{"rel": "r", "url": "u", "attributes": {"name": "n"}}]}}
      """;

  private static Event event(String type, String version, String resource) {
    return read(ENVELOPE.formatted(type, resource, version));
  }

  private static Event read(String json) {
    JsonElement sent = JsonParser.parseString(json);
    Event event = Json.fromTree(sent, Event.SHAPE);
    assertThat(event.json()).isEqualTo(sent);
    return event;
  }

  @Test
  void theEnvelopeIsKnown() {
    Event event = event("git.push", "1.0", "{}");

    assertThat(event.subscriptionId()).startsWith("6a1cf0a7");
    assertThat(event.notificationId()).isEqualTo(12);
    assertThat(event.scope()).isEqualTo("all");
    assertThat(event.message()).isNull();
    assertThat(event.unknown()).isEmpty();
    assertThat(event.resourceContainers()).containsKeys("collection", "server", "project");
  }

  @Test
  void anUpdateHoldsTheWorkItem() {
    Event event = event("workitem.updated", "1.0", UPDATE);

    WorkItemUpdate update =
        Json.fromTree(Objects.requireNonNull(event.resource()), WorkItemUpdate.SHAPE);

    assertThat(update.workItemId()).isEqualTo(7);
    assertThat(Objects.requireNonNull(update.revision()).relations()).hasSize(1);
    assertThat(update.json()).isEqualTo(event.resource());
  }

  /** In the history of notifications a large resource is only a text. */
  @Test
  void aResourceMayBeAText() {
    JsonPrimitive text = new JsonPrimitive("too large");

    assertThat(event("build.complete", "2.0", text.toString()).resource()).isEqualTo(text);
  }

  @Test
  void resourcesOfOtherVersionsLoseNothing() {
    String old =
        """
        {"id": 9, "status": "succeeded", "requests": [{"id": 1}]}
        """;
    Build build =
        Json.fromTree(
            Objects.requireNonNull(event("build.complete", "1.0", old).resource()), Build.SHAPE);
    assertThat(build.json()).isEqualTo(JsonParser.parseString(old));
    String merged =
        """
        {"pullRequestId": 5, "mergeStatus": "conflicts", "status": "active"}
        """;
    assertThat(Json.fromTree(JsonParser.parseString(merged), GitPullRequest.SHAPE).unknown())
        .isEmpty();
  }

  @Test
  void deliveriesAtHandAreReadWithoutLoss() throws IOException {
    String folder = System.getenv("HOOK_DELIVERIES");
    List<Path> files = folder == null ? List.of() : json(Path.of(folder));

    assertThat(files.isEmpty()).isEqualTo(folder == null);
    for (Path file : files) {
      Event event = read(Files.readString(file));
      assertThat(event.unknown()).as(file.toString()).isEmpty();
      assertThat(event.subscriptionId()).as(file.toString()).isNotNull();
    }
  }

  private static List<Path> json(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
