// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import com.google.gson.JsonElement;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.PartialExchange;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Json;
import io.github.fluentado.core.json.JsonDecodingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * An operation as a part of another request, such as an entry of a batch: what is to be written
 * into that one, and how its own answer is read. For one run; not for several threads at once.
 *
 * @param <T> the result
 */
public final class Part<T> {
  private final PartialExchange<T> exchange;
  private final String base;

  Part(PartialExchange<T> exchange, String base) {
    this.exchange = exchange;
    this.base = base;
  }

  /** The operation with its values and options; what they say of time and attempts has no place. */
  public static <T> Part<T> of(OperationCall<T, ?> call) {
    return Check.notNull("call", call).within();
  }

  /** The verb, in capitals. */
  public String method() {
    return exchange.request().method();
  }

  /**
   * Address below the organization, from the first slash on, with query and version: the one that
   * the operation is described for, or what the server is known to have in its place.
   */
  public String address() {
    return exchange.request().uri().toString().substring(base.length());
  }

  /** Address of the organization or collection. */
  public String base() {
    return base;
  }

  public Headers headers() {
    return exchange.request().headers();
  }

  /**
   * The body; absent for none.
   *
   * @throws IllegalArgumentException if it is no JSON, or cannot be read
   */
  public Optional<JsonElement> json() {
    return Optional.ofNullable(exchange.request().body()).map(body -> json(headers(), body));
  }

  private static JsonElement json(Headers headers, RequestBody body) {
    String type = headers.first("Content-Type").orElse("");
    Check.that(type.contains("json"), "request", "has a body that is no JSON but " + type);
    try (InputStream stream = body.open()) {
      return Json.decode(stream.readAllBytes(), Codec.JSON);
    } catch (IOException | JsonDecodingException broken) {
      throw new IllegalArgumentException("request has a body that cannot be read", broken);
    }
  }

  /**
   * Whether the answer refuses the version and nothing else, before any work, and there is another
   * one: then the part is to be sent again, at its new {@link #address}.
   */
  public boolean refused(HttpResponse answer) {
    return exchange.refused(answer);
  }

  /**
   * What the answer holds, judged as an answer to a request of its own.
   *
   * @throws AzureDevOpsException the failure that it tells
   */
  public T read(HttpResponse answer) {
    return exchange.read(answer);
  }
}
