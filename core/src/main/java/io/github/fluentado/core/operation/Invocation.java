// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import com.google.gson.stream.JsonWriter;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Decoder;
import io.github.fluentado.core.exchange.Plan;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RedactedUri;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Json;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An operation with the values given so far. Immutable: each value gives a new one. A value that
 * cannot be sent is refused when it is given.
 */
public final class Invocation {
  private static final int SHOWN = 500;

  private final Connection connection;
  private final Operation operation;
  private final Map<String, String> path;
  private final Query query;
  private final Headers headers;
  private final @Nullable RequestBody body;
  private final boolean guarded;
  private final CallOptions options;

  private Invocation(
      Connection connection,
      Operation operation,
      Map<String, String> path,
      Query query,
      Headers headers,
      @Nullable RequestBody body,
      boolean guarded,
      CallOptions options) {
    this.connection = connection;
    this.operation = operation;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body;
    this.guarded = guarded;
    this.options = options;
  }

  /** The operation without any value but those that the connection has for its places. */
  public static Invocation of(Connection connection, Operation operation) {
    return new Invocation(
        connection,
        operation,
        Map.of(),
        Query.NONE,
        Headers.none(),
        null,
        false,
        CallOptions.none());
  }

  /** A value of the path; blank ones are refused, as they would name another resource. */
  public Invocation path(String name, @Nullable Object value) {
    String text = Check.text(name, Text.of(name, value));
    Map<String, String> more = new LinkedHashMap<>(path);
    more.put(name, PathTemplate.encoded(operation.path(), name, text));
    return new Invocation(connection, operation, more, query, headers, body, guarded, options);
  }

  /**
   * A value of the query, in place of one of that name; lists are joined by commas.
   *
   * @throws IllegalArgumentException if it is an empty list, which would ask for everything
   */
  public Invocation query(String name, @Nullable Object value) {
    return query(query.without(name).and(name, Text.of(name, value)));
  }

  /**
   * A list in the query, with its own separator.
   *
   * @throws IllegalArgumentException if it is empty, which would ask for everything
   */
  public Invocation query(String name, @Nullable List<?> values, String separator) {
    String text = Text.joined(name, Check.notNull(name, values), separator);
    return query(query.without(name).and(name, text));
  }

  /**
   * A list in the query whose name goes out again with each item.
   *
   * @throws IllegalArgumentException if it is empty, which would ask for everything
   */
  public Invocation each(String name, @Nullable List<?> values) {
    List<?> given = Check.notNull(name, values);
    Check.that(!given.isEmpty(), name, "is empty");
    Query all = query.without(name);
    for (Object value : given) {
      all = all.and(name, Text.of(name, value));
    }
    return query(all);
  }

  /** One more value of the query, behind those of that name. */
  public Invocation andQuery(String name, @Nullable Object value) {
    return query(query.and(name, Text.of(name, value)));
  }

  private Invocation query(Query other) {
    return new Invocation(connection, operation, path, other, headers, body, guarded, options);
  }

  /** A request header. */
  public Invocation header(String name, @Nullable Object value) {
    return headers(headers.with(name, Text.of(name, value)));
  }

  private Invocation headers(Headers other) {
    return new Invocation(connection, operation, path, query, other, body, guarded, options);
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
        guarded,
        options);
  }

  /** The same, safe to send again: a second arrival would be refused, as it tests a revision. */
  public Invocation guarded() {
    return new Invocation(connection, operation, path, query, headers, body, true, options);
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

  /** The same with these options, above those that it has. */
  public Invocation with(CallOptions more) {
    CallOptions both = options.under(Check.notNull("options", more));
    return new Invocation(connection, operation, path, query, headers, body, guarded, both);
  }

  /** The same values for an operation of which more is known. */
  Invocation as(Operation other) {
    return new Invocation(connection, other, path, query, headers, body, guarded, options);
  }

  Operation operation() {
    return operation;
  }

  Connection connection() {
    return connection;
  }

  /** What was given for that parameter, if it was given. */
  @Nullable String given(Place place, String name) {
    return place == Place.HEADER ? headers.first(name).orElse(null) : query.first(name);
  }

  @Nullable RequestBody content() {
    return body;
  }

  /** The verb, in capitals. */
  public String method() {
    return operation.method();
  }

  /**
   * Address below the organization, from the first slash on, with query and version: as an entry of
   * a batch has it.
   *
   * @throws IllegalArgumentException if a place of the path has no value
   */
  public String address() {
    String text = sent();
    String version = operation.version();
    return version.isEmpty()
        ? text
        : text + (text.indexOf('?') < 0 ? "?" : "&") + "api-version=" + version;
  }

  /** Which thing of which place this asks for. */
  String place() {
    return base() + address() + " " + operation.accept() + " " + options.asked();
  }

  /** What was given as headers, the type of the body and what is accepted included. */
  public Headers headers() {
    return headers.first("Accept").isPresent()
        ? headers
        : headers.with("Accept", operation.accept());
  }

  /** The body; absent for none. */
  public Optional<RequestBody> body() {
    return Optional.ofNullable(body);
  }

  /** Whether a second arrival would be refused. */
  public boolean isGuarded() {
    return guarded;
  }

  private String sent() {
    return query.behind(expanded(name -> null));
  }

  /** The path with all values, and with what is given for those that are missing. */
  private String expanded(Function<String, @Nullable String> missing) {
    String template = operation.path();
    return PathTemplate.expand(
        template,
        name -> {
          String own = path.get(name);
          if (own != null) {
            return own;
          }
          Optional<String> viewed = connection.place(name);
          return viewed.isPresent()
              ? PathTemplate.encoded(template, name, viewed.get())
              : missing.apply(name);
        });
  }

  /** The call that sends this. */
  <T> Call<T> call(Decoder<T> decoder) {
    return call(plan(), decoder);
  }

  /** The call that sends this, and hands the body of the answer on open. */
  <T> Call<T> streaming(Decoder<T> decoder) {
    return call(plan().streaming(), decoder);
  }

  private <T> Call<T> call(Plan plan, Decoder<T> decoder) {
    Call<T> plain = connection.call(plan, decoder);
    return options == CallOptions.none() ? plain : plain.with(options);
  }

  /** The same as a part of another request. */
  <T> Part<T> part(Decoder<T> decoder) {
    return new Part<>(connection.part(plan(), decoder, options), base());
  }

  private String base() {
    return connection.hosts().base(host(), operation.withOrganization());
  }

  /** What to send, and what may be done with it. */
  Plan plan() {
    Plan.Version version = operation.asked();
    String address = base() + sent();
    URI uri = URI.create(version == null ? address : Plan.versioned(address, version.wanted()));
    HttpRequest request = new HttpRequest(operation.method(), uri, headers(), body);
    Plan plan = Plan.of(operation.title(), request).described(operation);
    Plan versioned = version == null ? plan : plan.ofVersion(version);
    Plan known = operation.safe() ? versioned.reading() : versioned;
    return guarded ? known.guarded() : known;
  }

  private String host() {
    Operation.HostBy by = operation.hostBy();
    if (by == null) {
      return operation.host();
    }
    String value =
        switch (by.in()) {
          case PATH -> path.get(by.name());
          case QUERY -> query.first(by.name());
          case BODY -> PagedBody.property(this, by.name());
        };
    return by.value().equalsIgnoreCase(value) ? by.host() : operation.host();
  }

  /**
   * Verb and address below the organization: what is secret is masked, what is not given yet stands
   * in braces, and what is long is cut.
   */
  @Override
  public String toString() {
    String shown = expanded(name -> isOptional(name) ? null : "{" + name + "}");
    String text = RedactedUri.ofPath(query.isEmpty() ? shown : shown + "?" + query);
    return operation.method()
        + " "
        + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
  }

  private boolean isOptional(String name) {
    return operation.path().contains("{" + name + "?")
        || operation.path().contains("{" + name + "*?");
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
