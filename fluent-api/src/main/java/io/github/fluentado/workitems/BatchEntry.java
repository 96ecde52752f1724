// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.client.wit.WorkItemBatchRequest;
import io.github.fluentado.client.wit.WorkItemBatchResponse;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Json;
import io.github.fluentado.core.operation.OperationCall;
import io.github.fluentado.core.operation.Part;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a batch in one run: a generated request as it stands in the batch, and what becomes
 * of its answer.
 *
 * @param <T> what the request gives
 */
final class BatchEntry<T> {
  private static final Pattern CREATION =
      Pattern.compile(".*/_apis/wit/workitems/\\$[^/?]+(\\?.*)?", Pattern.CASE_INSENSITIVE);

  private final int place;
  private final Part<T> part;
  private final @Nullable JsonElement body;
  private final Function<T, Optional<WorkItem>> item;

  /**
   * @param place in the batch, from 0 on
   * @param item what of the result is to be told as a work item
   * @throws IllegalArgumentException if the request cannot be an entry
   */
  BatchEntry(
      int place, String base, OperationCall<T, ?> request, Function<T, Optional<WorkItem>> item) {
    this.place = place;
    this.part = checked(base, request);
    this.item = item;
    this.body = part.json().orElse(null);
  }

  /**
   * @throws IllegalArgumentException if the request cannot be an entry
   */
  static void check(String base, OperationCall<?, ?> request) {
    Objects.requireNonNull(checked(base, request).json());
  }

  private static <T> Part<T> checked(String base, OperationCall<T, ?> request) {
    Part<T> part = Part.of(request);
    String address = part.address();
    boolean tracking = address.contains("/_apis/wit/") && !address.contains("/wit/$batch");
    Check.that(part.base().equals(base), "request", "goes to another place than the batch");
    Check.that(tracking, "request", "is none of work items, or a batch itself");
    return part;
  }

  /**
   * Several entries as they are sent. Each asks for a version of the interface by itself: once the
   * server has said which is its newest, they are written anew.
   */
  static RequestBody body(List<BatchEntry<?>> entries) {
    return RequestBody.following(
        () -> entries.stream().map(BatchEntry::address).toList(), addresses -> written(entries));
  }

  private static RequestBody written(List<BatchEntry<?>> entries) {
    List<WorkItemBatchRequest> requests = entries.stream().map(BatchEntry::request).toList();
    return RequestBody.of(Json.encode(Codec.list(WorkItemBatchRequest.SHAPE), requests));
  }

  int place() {
    return place;
  }

  private String address() {
    return part.address();
  }

  private WorkItemBatchRequest request() {
    Map<String, String> headers = new LinkedHashMap<>();
    part.headers().fields().forEach(field -> headers.put(field.getKey(), field.getValue()));
    WorkItemBatchRequest request =
        new WorkItemBatchRequest().method(method()).uri(address()).headers(headers);
    return body == null ? request : request.body(body);
  }

  /** Within a batch the service documents creations as PATCH. */
  private String method() {
    boolean creates = part.method().equals("POST") && CREATION.matcher(address()).matches();
    return creates ? "PATCH" : part.method();
  }

  static HttpResponse answer(WorkItemBatchResponse answer) {
    Headers headers = Headers.none();
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      headers = headers.and(header.getKey(), header.getValue());
    }
    byte[] bytes = text(answer.json("body")).getBytes(StandardCharsets.UTF_8);
    return HttpResponse.of(Objects.requireNonNullElse(answer.code(), 0), headers, bytes);
  }

  /** The service sends the answer of an entry as text; a nested object is understood as well. */
  private static String text(@Nullable JsonElement body) {
    if (body == null || body.isJsonNull()) {
      return "";
    }
    return body instanceof JsonPrimitive text ? text.getAsString() : body.toString();
  }

  /** Whether it is to be sent again, in another version. */
  boolean refused(HttpResponse answer) {
    return part.refused(answer);
  }

  /** What cannot be read hides no other outcome: the change was made, and so were others. */
  WorkItemBatch.Outcome outcome(HttpResponse answer) {
    try {
      T value = part.read(answer);
      return WorkItemBatch.Outcome.of(answer.status(), value, item.apply(value));
    } catch (AzureDevOpsException failure) {
      return WorkItemBatch.Outcome.failed(answer.status(), failure);
    }
  }
}
