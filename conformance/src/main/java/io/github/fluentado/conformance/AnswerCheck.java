// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.core.Page;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Json;
import io.github.fluentado.core.json.JsonDecodingException;
import io.github.fluentado.core.json.Model;
import io.github.fluentado.core.json.Tolerance;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares what the client made of an answer with the answer. */
record AnswerCheck(
    ClientOperation operation, Example.Answer answer, Served served, Findings findings) {
  private static final int NO_CONTENT = 204;

  void check(Client.Outcome outcome) {
    @Nullable AzureDevOpsException error = outcome.error();
    if (!answer.successful()) {
      failed(error);
    } else if (error != null) {
      broken(error);
    } else {
      value(Objects.requireNonNull(outcome.value()));
      unpaged();
    }
  }

  private void unpaged() {
    boolean paged = operation.result().kind().equals("paged");
    if (!paged && answer.header("x-ms-continuationtoken").isPresent()) {
      findings.failure("answer has a token of a next page, but there are no pages");
    }
  }

  private void failed(@Nullable AzureDevOpsException error) {
    ErrorKind expected = kind(answer.status());
    if (error == null) {
      findings.failure("status " + answer.status() + " was taken for a success");
    } else if (error.kind() != expected || error.status().orElse(0) != answer.status()) {
      findings.failure("error is " + error.kind() + " instead of " + expected);
    }
  }

  private static ErrorKind kind(int status) {
    return switch (status) {
      case 401 -> ErrorKind.UNAUTHENTICATED;
      case 403 -> ErrorKind.FORBIDDEN;
      case 404, 410 -> ErrorKind.NOT_FOUND;
      case 409, 412 -> ErrorKind.CONFLICT;
      case 429 -> ErrorKind.THROTTLED;
      case 408, 502, 503, 504 -> ErrorKind.UNAVAILABLE;
      default ->
          status < 400
              ? ErrorKind.REDIRECTED
              : status < 500 ? ErrorKind.INVALID : ErrorKind.SERVER_ERROR;
    };
  }

  /** An answer whose body was not recorded cannot be read, and has to be refused as such. */
  private void broken(AzureDevOpsException error) {
    if (served.body().length == 0 && error.kind() == ErrorKind.UNDECODABLE) {
      findings.note("body of the answer is not recorded", "status " + answer.status());
    } else {
      findings.failure("answer is not read: " + error.getMessage());
    }
  }

  private void value(Object value) {
    switch (operation.result().kind()) {
      case "none" -> nothing();
      case "text" -> text((String) value);
      case "download" -> file((byte[]) value);
      case "paged" -> page((Page<?>) value);
      default -> json(type().codec(), value);
    }
  }

  private ValueType type() {
    return Objects.requireNonNull(operation.result().type());
  }

  private void nothing() {
    if (answer.body() != null) {
      findings.note("answer has a body that is not described", "status " + answer.status());
    }
  }

  private void text(String text) {
    JsonElement body = answer.body();
    if (!text.equals(body == null ? "" : Served.text(body))) {
      findings.failure("text read is another than was sent");
    }
  }

  private void file(byte[] bytes) {
    if (!Arrays.equals(bytes, served.body())) {
      findings.failure("file read has other bytes than were sent");
    }
  }

  private void json(Codec<?> codec, Object value) {
    JsonElement body = served.status() == NO_CONTENT ? null : answer.body();
    if (body == null) {
      findings.note("body of the answer is not recorded", "status " + answer.status());
      return;
    }
    JsonElement payload = operation.wrapper().isEmpty() ? body : payload(body);
    Comparison.of(payload, written(codec, value)).report("answer written back: ", findings);
    if (value instanceof Collection<?> list) {
      count(payload, list.size());
    }
    tolerances(operation.wrapper().isEmpty() ? codec : Codec.wrapped(codec));
  }

  @SuppressWarnings("unchecked") // The value was read with this codec.
  private static <T> JsonElement written(Codec<T> codec, Object value) {
    return Json.toTree(codec, (T) value);
  }

  /** What is inside the wrapper; the value itself if it came without. */
  private static JsonElement payload(JsonElement body) {
    JsonElement value = body instanceof JsonObject object ? object.get("value") : null;
    return value == null ? body : value;
  }

  private void page(Page<?> page) {
    Optional<String> token = answer.header("x-ms-continuationtoken");
    if (token.isPresent() && !token.equals(page.token())) {
      findings.failure("token of the next page is not the one that was sent");
    }
    JsonElement body = served.status() == NO_CONTENT ? null : answer.body();
    if (body == null) {
      findings.note("body of the answer is not recorded", "status " + answer.status());
      return;
    }
    Optional<Model> envelope = page.envelope(Model.class);
    if (envelope.isPresent()) {
      Comparison.of(body, envelope.get().json()).report("answer written back: ", findings);
      count(body.getAsJsonObject().get(operation.pagedProperty()), page.items().size());
      tolerances(new ValueType(envelope.get().getClass().getName()).codec());
    } else {
      JsonArray items = new JsonArray();
      page.items().forEach(item -> items.add(written(type().codec(), item)));
      JsonElement payload = payload(body);
      Comparison.of(payload, items).report("answer written back: ", findings);
      count(payload, page.items().size());
      tolerances(Codec.wrappedList(type().codec()));
    }
  }

  private void count(@Nullable JsonElement list, int found) {
    if (list instanceof JsonArray items) {
      // The service puts null for what it leaves out; it is kept, but is no item.
      long expected = items.asList().stream().filter(item -> !item.isJsonNull()).count();
      if (found != expected) {
        findings.failure("list has " + found + " items instead of " + expected);
      }
    }
  }

  /** Tells where the answer differs from the description, which is no failure by itself. */
  private void tolerances(Codec<?> codec) {
    Set<String> unknown = new HashSet<>();
    try {
      Json.decode(served.body(), codec, tolerance -> tolerated(tolerance, unknown));
      foreignObjects(unknown).findFirst().ifPresent(this::foreign);
    } catch (JsonDecodingException other) {
      findings.failure("answer is not read a second time: " + other.getMessage());
    }
  }

  private void tolerated(Tolerance tolerance, Set<String> unknown) {
    String place = tolerance.path().replaceAll("\\[\\d+]", "[]");
    findings.note(tolerance.kind().name(), place + " " + tolerance.detail());
    if (tolerance.kind() == Tolerance.Kind.UNKNOWN_PROPERTY) {
      unknown.add(tolerance.path());
    }
  }

  /** Keeping all and understanding nothing would be no reading. */
  private void foreign(String path) {
    findings.failure("no property of the answer at " + path + " is described");
  }

  /** Paths of the object or the items that the answer is, where every property is unknown. */
  private Stream<String> foreignObjects(Set<String> unknown) {
    JsonElement body = Objects.requireNonNull(answer.body());
    JsonElement payload = payload(body);
    String path = payload == body ? "$" : "$.value";
    Stream<String> items =
        payload instanceof JsonArray list
            ? IntStream.range(0, list.size())
                .filter(i -> isForeign(list.get(i), path + "[" + i + "]", unknown))
                .mapToObj(i -> path + "[" + i + "]")
            : Stream.empty();
    return Stream.concat(Stream.of("$").filter(root -> isForeign(body, root, unknown)), items);
  }

  private static boolean isForeign(JsonElement value, String path, Set<String> unknown) {
    return value instanceof JsonObject object
        && object.size() > 0
        && object.keySet().stream().allMatch(name -> unknown.contains(path + "." + name));
  }
}
