// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import com.google.gson.stream.JsonWriter;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Plan;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.Percent;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Json;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operation with the values given so far. Immutable: each value gives a new one. */
public final class Invocation {
  private final Connection connection;
  private final Operation operation;
  private final Map<String, String> path;
  private final Map<String, String> query;
  private final Headers headers;
  private final @Nullable RequestBody body;
  private final boolean guarded;

  private Invocation(
      Connection connection,
      Operation operation,
      Map<String, String> path,
      Map<String, String> query,
      Headers headers,
      @Nullable RequestBody body,
      boolean guarded) {
    this.connection = connection;
    this.operation = operation;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body;
    this.guarded = guarded;
  }

  /** The operation without any value. */
  public static Invocation of(Connection connection, Operation operation) {
    return new Invocation(connection, operation, Map.of(), Map.of(), Headers.none(), null, false);
  }

  /** A value of the path; blank ones are refused, as they would name another resource. */
  public Invocation path(String name, @Nullable Object value) {
    String text = Check.text(name, Text.of(name, value));
    return new Invocation(
        connection, operation, with(path, name, text), query, headers, body, guarded);
  }

  /** A value of the query; lists are joined by commas. */
  public Invocation query(String name, @Nullable Object value) {
    return queryText(name, Text.of(name, value));
  }

  /** A list in the query, with its own separator. */
  public Invocation query(String name, @Nullable List<?> values, String separator) {
    return queryText(name, Text.joined(name, Check.notNull(name, values), separator));
  }

  /** A list in the query whose name goes out again with each item; nothing if it is empty. */
  public Invocation each(String name, @Nullable List<?> values) {
    List<?> given = Check.notNull(name, values);
    return given.isEmpty() ? this : queryText(name, Text.joined(name, given, Text.NEXT));
  }

  private Invocation queryText(String name, String text) {
    return new Invocation(
        connection, operation, path, with(query, name, text), headers, body, guarded);
  }

  /** A request header. */
  public Invocation header(String name, @Nullable Object value) {
    Headers more = headers.with(name, Text.of(name, value));
    return new Invocation(connection, operation, path, query, more, body, guarded);
  }

  /** A body that is made of a value. */
  public <B> Invocation body(String mediaType, Codec<B> codec, @Nullable B value) {
    B given = Check.notNull("body", value);
    Codec<B> sent = operation.bodyWrapper() ? new Wrapped<>(codec) : codec;
    return body(mediaType, RequestBody.of(Json.encode(sent, given)));
  }

  /** A body as it is. */
  public Invocation body(String mediaType, @Nullable RequestBody content) {
    return new Invocation(
        connection,
        operation,
        path,
        query,
        headers.with("Content-Type", mediaType),
        Check.notNull("body", content),
        guarded);
  }

  /**
   * The same at another host of Azure DevOps Services.
   *
   * @throws IllegalArgumentException for a host that may not see the credential
   */
  public Invocation host(String host) {
    boolean name = Check.text("host", host).matches("[A-Za-z0-9.-]+");
    Check.that(
        name && connection.hosts().trusts(URI.create(connection.hosts().base(host, false))),
        "host",
        "is none that may see the credential");
    return as(operation.at(host, null, operation.version()));
  }

  /** The same in another version of the service's interface. */
  public Invocation version(String version) {
    return as(operation.at(operation.host(), operation.hostBy(), version));
  }

  /** The same, safe to send again: a second arrival would be refused, as it tests a revision. */
  public Invocation guarded() {
    return new Invocation(connection, operation, path, query, headers, body, true);
  }

  private static Map<String, String> with(Map<String, String> old, String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(old);
    more.put(name, value);
    return more;
  }

  /** The same values for an operation of which more is known. */
  Invocation as(Operation other) {
    return new Invocation(connection, other, path, query, headers, body, guarded);
  }

  Operation operation() {
    return operation;
  }

  Connection connection() {
    return connection;
  }

  /** What was given for that parameter, if it was given. */
  @Nullable String given(Place place, String name) {
    return place == Place.HEADER ? headers.first(name).orElse(null) : query.get(name);
  }

  @Nullable RequestBody content() {
    return body;
  }

  /** What to send, and what may be done with it. */
  Plan plan() {
    HttpRequest request = new HttpRequest(operation.method(), uri(), complete(), body);
    Plan plan = Plan.of(title(operation.id()), request);
    Plan known = operation.safe() ? plan.reading() : plan;
    return guarded ? known.guarded() : known;
  }

  private Headers complete() {
    return headers.first("Accept").isPresent()
        ? headers
        : headers.with("Accept", operation.accept());
  }

  private URI uri() {
    String base = connection.hosts().base(host(), operation.withOrganization());
    return URI.create(base + PathTemplate.expand(operation.path(), path) + queryPart());
  }

  private String host() {
    Operation.HostBy by = operation.hostBy();
    if (by == null) {
      return operation.host();
    }
    String value = by.inBody() ? PagedBody.property(this, by.name()) : path.get(by.name());
    return by.value().equalsIgnoreCase(value) ? by.host() : operation.host();
  }

  private String queryPart() {
    List<String> parts = new ArrayList<>();
    query.forEach((name, value) -> pairs(parts, Percent.encode(name, "$"), value));
    if (!operation.version().isEmpty()) {
      parts.add("api-version=" + Percent.encode(operation.version()));
    }
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }

  private static void pairs(List<String> parts, String name, String value) {
    int from = 0;
    for (int to = value.indexOf(Text.NEXT); to >= 0; to = value.indexOf(Text.NEXT, from)) {
      parts.add(name + "=" + Percent.encode(value.substring(from, to)));
      from = to + 1;
    }
    parts.add(name + "=" + Percent.encode(value.substring(from)));
  }

  /** {@code wit_WorkItems_getRevision} as people say it: "WorkItems get revision". */
  private static String title(String id) {
    if (id.indexOf(' ') >= 0) {
      return id;
    }
    String name = id.substring(id.indexOf('_') + 1).replace('_', ' ');
    int method = name.indexOf(' ') + 1;
    String words = name.substring(method).replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
    return name.substring(0, method) + words.toLowerCase(Locale.ROOT);
  }

  /** Writes a value as {@code {"value": …}}. */
  private record Wrapped<B>(Codec<B> codec) implements Codec<B> {
    @Override
    public B read(com.google.gson.stream.JsonReader in) throws IOException {
      return codec.read(in);
    }

    @Override
    public void write(JsonWriter out, B value) throws IOException {
      out.beginObject().name("value");
      codec.write(out, value);
      out.endObject();
    }
  }
}
