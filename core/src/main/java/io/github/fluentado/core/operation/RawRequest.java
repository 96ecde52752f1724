// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import com.google.gson.JsonElement;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Done;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.json.Codec;
import java.util.regex.Pattern;

/**
 * A request for a route that is described nowhere, with the same sign-in, hosts, retries, errors
 * and paging as every operation. Immutable; nothing is sent until what it is ended with runs.
 *
 * <pre>{@code
 * JsonElement answer =
 *     RawRequest.of(connection, "GET", "/{project}/_apis/wit/fields/{field}")
 *         .path("project", "web").path("field", "System.Title").version("7.1")
 *         .json().execute();
 * }</pre>
 */
public final class RawRequest {
  private static final Pattern VERB = Pattern.compile("[A-Z]{1,20}");
  private static final Pattern ROUTE = Pattern.compile("(/([A-Za-z0-9._$~@!:,-]|\\{\\w+[*?]*})*)+");

  private final Operation operation;
  private final Invocation invocation;

  private RawRequest(Operation operation, Invocation invocation) {
    this.operation = operation;
    this.invocation = invocation;
  }

  /**
   * Begins a request.
   *
   * @param method verb in capitals
   * @param route below the organization, from the first slash on. Values belong into places such as
   *     {@code {project}}, where they are encoded; {@code {name?}} is left out without a value,
   *     {@code {name*}} keeps the slashes of its value. A query does not belong here
   * @throws IllegalArgumentException for anything else
   */
  public static RawRequest of(Connection connection, String method, String route) {
    Check.that(VERB.matcher(Check.text("method", method)).matches(), "method", "is no HTTP verb");
    Check.that(
        ROUTE.matcher(Check.text("route", route)).matches(),
        "route",
        "is no path of plain segments and {places}; give values by path() and query()");
    Check.that(
        !("/" + route + "/").contains("/../") && !("/" + route + "/").contains("/./"),
        "route",
        "has a dot segment");
    Operation operation = Operation.of(method + " " + route, method, route).build();
    return new RawRequest(operation, Invocation.of(connection, operation));
  }

  /** The value of a place in the route. */
  public RawRequest path(String name, Object value) {
    return new RawRequest(operation, invocation.path(name, value));
  }

  /** One more query parameter, behind those that there are; lists are joined by commas. */
  public RawRequest query(String name, Object value) {
    return new RawRequest(operation, invocation.andQuery(Check.text("name", name), value));
  }

  /**
   * A request header.
   *
   * @throws IllegalArgumentException for one that belongs to the credential or the transport
   */
  public RawRequest header(String name, Object value) {
    CallOptions.none().header(name, String.valueOf(value));
    return new RawRequest(operation, invocation.header(name, value));
  }

  /** A JSON body. */
  public RawRequest body(JsonElement json) {
    return new RawRequest(operation, invocation.body("application/json", Codec.JSON, json));
  }

  /** A body of any kind. */
  public RawRequest body(String mediaType, RequestBody content) {
    return new RawRequest(operation, invocation.body(mediaType, content));
  }

  /** The value of {@code api-version}; without it, none is sent. */
  public RawRequest version(String version) {
    CallOptions.none().apiVersion(version);
    return known(facts().version(version));
  }

  /**
   * The host of Azure DevOps Services that has the route; {@code dev.azure.com} if none is given.
   */
  public RawRequest host(String host) {
    Invocation there = invocation.host(host);
    return new RawRequest(there.operation(), there);
  }

  /** The request changes nothing, whatever its verb, and may be sent again after a failure. */
  public RawRequest safe() {
    return known(facts().safe());
  }

  private Operation.Builder facts() {
    Operation.Builder facts =
        Operation.of(operation.id(), operation.method(), operation.path())
            .host(operation.host())
            .version(operation.version());
    return operation.safe() ? facts.safe() : facts;
  }

  private RawRequest known(Operation.Builder facts) {
    Operation changed = facts.build();
    return new RawRequest(changed, invocation.as(changed));
  }

  /** Ends with whatever JSON comes. */
  public OperationCall<JsonElement, ?> json() {
    return as(Codec.JSON);
  }

  /** Ends with JSON as a type. */
  public <T> OperationCall<T, ?> as(Codec<T> codec) {
    return new Sent<>(invocation, Result.json(codec));
  }

  /** Ends with text. */
  public OperationCall<String, ?> text() {
    return new Sent<>(invocation, Result.text());
  }

  /** Ends without looking at the body. */
  public OperationCall<Done, ?> done() {
    return new Sent<>(invocation, Result.none());
  }

  /** Ends with a file of that media type. */
  public OperationDownload<?> download(String mediaType) {
    return OperationDownload.of(
        invocation.as(facts().accept(Check.text("mediaType", mediaType)).build()));
  }

  /**
   * Ends with a list whose pages follow in the given way. There is no way that could be taken for
   * granted: with the wrong one a list ends at its first page.
   */
  public <T> OperationPaged<T, ?> list(Codec<T> item, Paging paging) {
    Check.notNull("paging", paging);
    return new Items<>(invocation.as(facts().paging(paging).build()), item);
  }

  private static final class Sent<T> extends OperationCall<T, Sent<T>> {
    private final Result<T> result;

    Sent(Invocation invocation, Result<T> result) {
      super(invocation, result);
      this.result = result;
    }

    @Override
    protected Sent<T> with(Invocation other) {
      return new Sent<>(other, result);
    }
  }

  private static final class Items<T> extends OperationPaged<T, Items<T>> {
    private final Codec<T> item;

    Items(Invocation invocation, Codec<T> item) {
      super(invocation, item);
      this.item = item;
    }

    @Override
    protected Items<T> with(Invocation other) {
      return new Items<>(other, item);
    }
  }
}
