// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import io.github.fluentado.core.Done;
import io.github.fluentado.core.exchange.Decoder;
import io.github.fluentado.core.exchange.Decoder.UndecodableException;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Json;
import io.github.fluentado.core.json.JsonDecodingException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an operation answers with. */
public final class Result<T> {
  private static final int NO_CONTENT = 204;

  private final Function<Operation, Decoder<T>> decoder;

  private Result(Function<Operation, Decoder<T>> decoder) {
    this.decoder = decoder;
  }

  /** JSON, taken out of the wrapper that the operation has around it. */
  public static <T> Result<T> json(Codec<T> codec) {
    return new Result<>(
        operation -> {
          Codec<T> whole =
              operation.wrapper() == Operation.Wrapper.NONE ? codec : Codec.wrapped(codec);
          boolean reads = operation.safe() || operation.method().equals("GET");
          return response ->
              response.status() == NO_CONTENT || (!reads && response.bytes().length == 0)
                  ? nothing(codec)
                  : decoded(response, whole);
        });
  }

  /** Text, in the charset that the answer names. */
  public static Result<String> text() {
    return new Result<>(operation -> HttpResponse::text);
  }

  /** Nothing but that it was done; a body is not looked at. */
  public static Result<Done> none() {
    return new Result<>(operation -> response -> Done.DONE);
  }

  /** Whether there is what was asked about: "not found" is an answer, too. */
  public static Result<Boolean> exists() {
    return new Result<>(operation -> new Existence());
  }

  private static final class Existence implements Decoder<Boolean> {
    @Override
    public Boolean decode(HttpResponse response) {
      return true;
    }

    @Override
    public Boolean missing() {
      return false;
    }
  }

  /**
   * The same, but a refusal inside of a success is a failure.
   *
   * @param property of the answer that tells
   * @param fine its only value that is no refusal
   * @param unless a boolean of the answer that says that it is too early to tell
   */
  public Result<T> refused(String property, String fine, @Nullable String unless) {
    Refusal refusal = new Refusal(property, fine, unless);
    return new Result<>(
        operation -> {
          Decoder<T> plain = decoder.apply(operation);
          return response -> {
            T answer = plain.decode(response);
            refusal.check(answer);
            return answer;
          };
        });
  }

  Decoder<T> decoder(Operation operation) {
    return decoder.apply(operation);
  }

  /**
   * An empty object or list. Some operations answer 204 at times, and some changes come back
   * without a body, though one is described; they have been made all the same.
   */
  private static <T> T nothing(Codec<T> codec) throws UndecodableException {
    for (String empty : List.of("{}", "[]")) {
      try {
        return Json.decode(empty, codec);
      } catch (JsonDecodingException otherType) {
        // Neither an object nor, in the end, a list: there is no value that could stand for it.
      }
    }
    throw new UndecodableException("expected JSON, got an answer without a body");
  }

  /** Reads JSON; says what came instead if it is none. */
  static <T> T decoded(HttpResponse response, Codec<T> codec) throws UndecodableException {
    String type = response.mediaType();
    if (!type.isEmpty() && !type.contains("json") && !type.startsWith("text/plain")) {
      throw new UndecodableException("expected JSON, got " + type);
    }
    try {
      return Json.decode(response.bytes(), codec);
    } catch (JsonDecodingException broken) {
      throw new UndecodableException("JSON at " + broken.path() + ": " + broken.reason(), broken);
    }
  }
}
