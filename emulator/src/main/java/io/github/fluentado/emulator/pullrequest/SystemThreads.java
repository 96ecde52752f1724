// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the service itself tells in the threads of a pull request. */
final class SystemThreads {
  private static final UUID SERVICE = UUID.fromString("00000002-0000-8888-8000-000000000000");
  private static final String SERVICE_NAME = "Microsoft.VisualStudio.Services.TFS";

  private final PullRequests all;

  SystemThreads(PullRequests all) {
    this.all = all;
  }

  /**
   * Adds a thread.
   *
   * @param type as the service writes it, such as {@code VoteUpdate}
   * @param properties names without the prefix that all of them have, with texts or whole numbers
   * @param people those whom properties refer to by their place here, beginning with 1
   */
  void add(
      PullRequest request,
      String type,
      String text,
      Map<String, Object> properties,
      List<Party> people,
      Instant now) {
    Doc written = Doc.of("CodeReviewThreadType", value(type));
    properties.keySet().stream()
        .sorted()
        .forEach(name -> written.with("CodeReview" + name, value(properties.get(name))));
    Doc identities = Doc.of();
    for (int i = 0; i < people.size(); i++) {
      identities.with(String.valueOf(i + 1), people.get(i).json());
    }
    Comment comment = Comment.of(1, 0, service(), text, "system", now);
    JsonObject named = people.isEmpty() ? null : identities.json();
    request
        .threads()
        .add(
            new Discussion(
                all.nextThread(),
                now,
                now,
                null,
                List.of(comment),
                null,
                null,
                written.json(),
                named));
  }

  static Doc value(@Nullable Object value) {
    boolean number = value instanceof Integer;
    return Doc.of("$type", number ? "System.Int32" : "System.String")
        .with("$value", number ? Json.of(value) : String.valueOf(value));
  }

  private Party service() {
    Doc json =
        Doc.of("displayName", SERVICE_NAME)
            .with("url", all.url() + "/_apis/Identities/" + SERVICE)
            .with("id", SERVICE)
            .with("uniqueName", "");
    return new Party(SERVICE, SERVICE_NAME, false, json.json());
  }
}
