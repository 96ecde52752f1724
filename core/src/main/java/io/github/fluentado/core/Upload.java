// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.Download.Progress;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Continuation;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.exchange.Exchanges;
import io.github.fluentado.core.exchange.Meter;
import io.github.fluentado.core.http.ContentRange;
import io.github.fluentado.core.http.RequestBody;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call that brings a content to the service, streamed, and can tell how far it is. Any request
 * with a body becomes one:
 *
 * <pre>{@code
 * Upload.of(RequestBody.of(Path.of("plan.png")), content -> wiki.attach("plan.png", content))
 *     .onProgress(progress -> bar.stepTo(progress.bytes()))
 *     .execute();
 * }</pre>
 *
 * <p>A content that can be read once only is never sent twice. The limit of an attempt counts from
 * the last byte that went out.
 *
 * @param <T> the result
 */
public final class Upload<T> extends CallRequest<T, Upload<T>> {
  private final RequestBody content;
  private final Function<RequestBody, ? extends Call<T>> request;
  private final @Nullable Consumer<Progress> listener;
  private final CallOptions own;

  private Upload(
      RequestBody content,
      Function<RequestBody, ? extends Call<T>> request,
      @Nullable Consumer<Progress> listener,
      CallOptions own) {
    this.content = content;
    this.request = request;
    this.listener = listener;
    this.own = own;
  }

  /**
   * Makes one.
   *
   * @param request makes the call that sends the content it is given; several that send a piece
   *     each may follow each other
   */
  public static <T> Upload<T> of(
      RequestBody content, Function<RequestBody, ? extends Call<T>> request) {
    return new Upload<>(
        Check.notNull("content", content),
        Check.notNull("request", request),
        null,
        CallOptions.none());
  }

  /**
   * Sends a content in pieces, each when the one before has arrived: for operations that take
   * {@code Content-Range}. A content without a byte sends nothing. To be used within {@link #of}.
   *
   * @param most bytes of a piece
   * @param request makes the call that sends a piece, of the value of that header and the piece
   * @throws IllegalArgumentException if the length of the content is not known
   */
  public static Call<Done> inPieces(
      RequestBody content, int most, BiFunction<String, RequestBody, ? extends Call<?>> request) {
    Check.notNull("request", request);
    // Pieces of a stream are good for one run, so each has its own.
    return Bringing.made(
        given -> {
          List<RequestBody> pieces = RequestBody.pieces(content, most);
          Call<Done> all = rest(pieces, 0, 0, content, request);
          return Exchanges.nest(() -> all.start(given), ending(() -> left(pieces)));
        });
  }

  /** No piece of them will be sent any more. */
  private static void left(List<RequestBody> pieces) {
    for (RequestBody piece : pieces) {
      if (piece instanceof Closeable stream) {
        try {
          stream.close();
        } catch (IOException alreadyBroken) {
          // Nothing of it is wanted.
        }
        return; // all are of one stream
      }
    }
  }

  private static Call<Done> rest(
      List<RequestBody> pieces,
      int place,
      long from,
      RequestBody content,
      BiFunction<String, RequestBody, ? extends Call<?>> request) {
    if (place == pieces.size()) {
      return Call.of(Done.DONE);
    }
    RequestBody piece = pieces.get(place);
    long length = piece.length();
    return Check.notNull(
            "the call that a function gave",
            request.apply(ContentRange.sent(from, length, content.length()), piece))
        .then(sent -> rest(pieces, place + 1, from + length, content, request));
  }

  /**
   * Tells how much has gone out, as downloads do: see {@link Progress}. It is what the HTTP client
   * has taken; the last of it may still be on its way. Fewer bytes than before, and one attempt
   * more, when the content or a piece of it is sent again. Costs a tenth of a second at the end, at
   * most.
   */
  public Upload<T> onProgress(Consumer<Progress> hears) {
    return new Upload<>(content, request, Check.notNull("listener", hears), own);
  }

  @Override
  public Upload<T> with(CallOptions more) {
    return new Upload<>(content, request, listener, own.under(Check.notNull("options", more)));
  }

  @SuppressWarnings("exports")
  @Override
  public Exchange<T> start(CallOptions options) {
    CallOptions all = own.under(options).shared();
    return listener == null
        ? Check.notNull("the call that a function gave", request.apply(content)).start(all)
        : told(all, new Meter(Progress.told(listener), content.length()));
  }

  private Exchange<T> told(CallOptions all, Meter meter) {
    Call<T> send =
        Check.notNull(
            "the call that a function gave", request.apply(new CountedBody(content, meter)));
    AtomicBoolean over = new AtomicBoolean();
    List<Call<?>> both =
        List.of(
            Bringing.made(
                given -> Exchanges.nest(() -> send.start(given), ending(() -> over.set(true)))),
            Bringing.made(given -> meter.ticking(over::get)));
    Call<T> whole =
        Call.<Call<?>, Object>each(both, 2, call -> call)
            .then(outcomes -> Upload.<T>sent(outcomes.all().get(0), outcomes.all().get(1)))
            .then(sent -> Bringing.made(given -> meter.lastWord(sent)));
    return whole.start(all);
  }

  /** Runs that at the end, whichever it is. */
  private static <T> Continuation<T, T> ending(Runnable end) {
    return new Continuation<>() {
      @Override
      public Exchange<T> done(T value) {
        end.run();
        return Exchanges.done(value);
      }

      @Override
      public @Nullable Exchange<T> failed(AzureDevOpsException error) {
        end.run();
        return null;
      }

      @Override
      public void abandoned() {
        end.run();
      }
    };
  }

  // The first sends, the other tells: its failure is that of the listener, which ends the first.
  @SuppressWarnings("unchecked")
  private static <T> Call<T> sent(Outcome<?, ?> sending, Outcome<?, ?> telling) {
    return Bringing.made(
        given ->
            telling
                .error()
                .or(sending::error)
                .<Exchange<T>>map(Exchanges::failed)
                .orElseGet(() -> Exchanges.done((T) sending.value().orElseThrow())));
  }

  /** How much is sent; the request is known when it runs. */
  @Override
  public String toString() {
    return "Upload["
        + (content.length() < 0 ? "unknown length" : content.length() + " bytes")
        + "]";
  }
}
