// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.client.wit.WorkItemBatchRequest;
import io.github.fluentado.client.wit.WorkItemBatchResponse;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.exchange.PartialAnswer;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.json.Json;
import io.github.fluentado.core.json.JsonDecodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Several changes in one request, {@value #MOST} at most. Each succeeds or fails by itself, which
 * its outcome tells; the call fails only as a whole. Immutable. It is never sent twice by itself.
 */
public final class WorkItemBatch extends Call<List<WorkItemBatch.Outcome>> {
  private static final int MOST = 200;
  private static final String VERSION = "api-version=7.1";
  private static final Map<String, String> HEADERS =
      Map.of("Content-Type", "application/json-patch+json");

  private final Requests requests;
  private final List<Entry> entries;

  private WorkItemBatch(Requests requests, List<Entry> entries) {
    this.requests = requests;
    this.entries = List.copyOf(entries);
  }

  static WorkItemBatch empty(Requests requests) {
    return new WorkItemBatch(requests, List.of());
  }

  /**
   * What became of one entry, in the order of the entries.
   *
   * @param status as if it had been a request of its own
   * @param item what was created or changed; absent after a failure or a deletion
   * @param error absent after a success
   */
  public record Outcome(
      int status, Optional<WorkItem> item, Optional<AzureDevOpsException> error) {}

  /** Makes the outcome of an entry from the text of its answer. */
  private record Entry(WorkItemBatchRequest request, Reader reader) {}

  private interface Reader {
    Optional<WorkItem> read(String body);
  }

  /** One more change, made by {@link WorkItems#edit}, {@link WorkItems#create} and the like. */
  public WorkItemBatch add(WorkItemChange<?> change) {
    WorkItemBatchRequest request =
        request("PATCH", change.address() + "?" + query(change.flags()))
            .body(change.checked().json());
    return and(new Entry(request, body -> Optional.of(change.accepted(item(body)))));
  }

  /** One more deletion, into the recycle bin. */
  public WorkItemBatch delete(int id) {
    Check.positive("id", id);
    String address = requests.place() + "/_apis/wit/workitems/" + id + "?" + VERSION;
    return and(new Entry(request("DELETE", address), body -> Optional.empty()));
  }

  private WorkItemBatch and(Entry entry) {
    Check.that(entries.size() < MOST, "batch", "has " + MOST + " entries, which is the most");
    List<Entry> more = new ArrayList<>(entries);
    more.add(entry);
    return new WorkItemBatch(requests, more);
  }

  private static WorkItemBatchRequest request(String method, String address) {
    return new WorkItemBatchRequest().method(method).uri(address).headers(HEADERS);
  }

  private static String query(Flags flags) {
    return VERSION
        + "&$expand=all"
        + (flags.validateOnly() ? "&validateOnly=true" : "")
        + (flags.bypassRules() ? "&bypassRules=true" : "")
        + (flags.suppressNotifications() ? "&suppressNotifications=true" : "");
  }

  private static io.github.fluentado.client.common.WorkItem item(String body) {
    return Json.decode(body, io.github.fluentado.client.common.WorkItem.SHAPE);
  }

  /**
   * @throws IllegalStateException if the batch is empty
   */
  @Override
  public Exchange<List<Outcome>> start(CallOptions options) {
    if (entries.isEmpty()) {
      throw new IllegalStateException("the batch is empty");
    }
    List<WorkItemBatchRequest> sent = entries.stream().map(Entry::request).toList();
    return requests.batch(sent).<List<Outcome>>map(this::outcomes).start(options);
  }

  private List<Outcome> outcomes(List<WorkItemBatchResponse> answers) {
    if (answers.size() != entries.size()) {
      throw AzureDevOpsException.of(
              ErrorKind.UNDECODABLE,
              "Batch of " + entries.size() + " entries got " + answers.size() + " answers")
          .build();
    }
    return IntStream.range(0, entries.size())
        .mapToObj(i -> outcome(entries.get(i), answers.get(i)))
        .toList();
  }

  private static Outcome outcome(Entry entry, WorkItemBatchResponse answer) {
    int status = Objects.requireNonNullElse(answer.code(), 0);
    String body = text(answer.json("body"));
    Headers headers = Headers.none();
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      headers = headers.and(header.getKey(), header.getValue());
    }
    String what = "Batch entry " + entry.request().method() + " " + entry.request().uri();
    HttpResponse response = HttpResponse.of(status, headers, body.getBytes(StandardCharsets.UTF_8));
    Optional<AzureDevOpsException> failure = PartialAnswer.failure(what, response);
    if (failure.isPresent()) {
      return new Outcome(status, Optional.empty(), failure);
    }
    try {
      return new Outcome(status, entry.reader().read(body), Optional.empty());
    } catch (JsonDecodingException unread) {
      // The change was made, and so were others: none of their outcomes may be lost.
      AzureDevOpsException error = PartialAnswer.unreadable(what, response, unread);
      return new Outcome(status, Optional.empty(), Optional.of(error));
    }
  }

  /** The service sends the answer of an entry as text; a nested object is understood as well. */
  private static String text(@Nullable JsonElement body) {
    if (body == null || body.isJsonNull()) {
      return "";
    }
    return body instanceof JsonPrimitive text ? text.getAsString() : body.toString();
  }
}
