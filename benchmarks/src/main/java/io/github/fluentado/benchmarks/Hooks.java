// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.client.build.Build;
import io.github.fluentado.client.common.WorkItem;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.hooks.EventType;
import io.github.fluentado.hooks.HookEvent;
import io.github.fluentado.hooks.HookRouter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * From the bytes of a delivery to its handler, which reads one number of the resource: by this
 * library, with a typed resource, and by Gson's tree and a switch.
 */
final class Hooks {
  private final AtomicLong seen = new AtomicLong();
  private final List<byte[]> deliveries =
      List.of(
          delivery("git.pullrequest.created", "1.0", first(Canned.pullRequests())),
          delivery("workitem.created", "1.0", first(Canned.workItems())),
          delivery("build.complete", "2.0", first(Canned.builds())));
  private final HookRouter router =
      HookRouter.create()
          .on(
              EventType.PULL_REQUEST_CREATED,
              GitPullRequest.class,
              (event, request) -> seen.addAndGet(requireNonNull(request.pullRequestId())))
          .on(
              EventType.WORK_ITEM_CREATED,
              WorkItem.class,
              (event, item) -> seen.addAndGet(requireNonNull(item.id())))
          .on(
              EventType.BUILD_COMPLETED,
              Build.class,
              (event, build) -> seen.addAndGet(requireNonNull(build.id())));

  private static JsonObject first(byte[] list) {
    String text = new String(list, StandardCharsets.UTF_8);
    return JsonParser.parseString(text)
        .getAsJsonObject()
        .getAsJsonArray("value")
        .get(0)
        .getAsJsonObject();
  }

  private static byte[] delivery(String type, String version, JsonObject resource) {
    JsonObject event =
        JsonParser.parseString(
                """
                {"subscriptionId": "9d1f6c0e-1111-4c00-8c00-000000000001", "notificationId": 12,
                 "id": "9d1f6c0e-1111-4c00-8c00-000000000002", "eventType": "", "publisherId": "tfs",
                 "message": {"text": "Something happened", "html": "Something <b>happened</b>",
                             "markdown": "Something **happened**"}, "detailedMessage": null,
                 "resource": {}, "resourceVersion": "",
                 "resourceContainers": {"collection": {"id": "c", "baseUrl": "https://dev.azure.com/contoso/"},
                   "account": {"id": "a", "baseUrl": "https://dev.azure.com/contoso/"},
                   "project": {"id": "p", "baseUrl": "https://dev.azure.com/contoso/"}},
                 "createdDate": "2026-05-06T07:08:10.1234567Z"}""")
            .getAsJsonObject();
    event.addProperty("eventType", type);
    event.addProperty("resourceVersion", version);
    event.add("resource", resource);
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Events a second, to Gson's. */
  void compare(Rounds rounds) throws Exception {
    ours();
    long once = seen.getAndSet(0);
    byGson();
    Wrong.unless(once > 0 && once == seen.get(), "the handlers saw " + once + ", " + seen);
    rounds.compare(this::ours, this::byGson);
  }

  private int ours() {
    for (byte[] delivery : deliveries) {
      HookEvent event = HookEvent.parse(delivery).event().orElseThrow();
      Wrong.unless(router.handle(event).status() == 200, "it was not handled");
    }
    return deliveries.size();
  }

  private int byGson() throws IOException {
    for (byte[] delivery : deliveries) {
      try (Reader reader =
          new InputStreamReader(new ByteArrayInputStream(delivery), StandardCharsets.UTF_8)) {
        JsonObject event = JsonParser.parseReader(reader).getAsJsonObject();
        JsonObject resource = event.getAsJsonObject("resource");
        switch (event.get("eventType").getAsString()) {
          case "git.pullrequest.created" ->
              seen.addAndGet(resource.get("pullRequestId").getAsInt());
          case "workitem.created", "build.complete" ->
              seen.addAndGet(resource.get("id").getAsInt());
          default -> Wrong.unless(false, "an event of no known type");
        }
      }
    }
    return deliveries.size();
  }
}
