// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.exchange.Failure;
import io.github.fluentado.core.exchange.PeekedBody;
import io.github.fluentado.core.exchange.Reception;
import io.github.fluentado.core.exchange.Step;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportException;
import io.github.fluentado.core.transport.wire.Departure;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletionException;

/**
 * Takes the answer in. Transports hold this and what it gives for as long as the body is open, so
 * neither leads to the guard of the body, nor to the exchange that hands it on: it could never be
 * forgotten.
 */
final class Receiving implements Transport.Receiver<HttpResponse> {
  private final Reception reception;
  private final Headers asked;
  private final int largestBody;
  private final Departure departure = new Departure();

  Receiving(Step.Send<?> step, World world) {
    this.reception = step.reception();
    this.asked = step.request().headers();
    this.largestBody = world.largestBody();
    if (!world.transport().tellsLeaving()) {
      departure.leave();
    }
  }

  @Override
  public boolean leaving() {
    return departure.leave();
  }

  /** It is given up; false if it has left. */
  boolean stay() {
    return departure.stay();
  }

  @Override
  public HttpResponse receive(int status, Headers headers, InputStream content) throws IOException {
    departure.leave();
    if (!reception.streams(asked, status, headers)) {
      return whole(status, headers, content);
    }
    if (!reception.looks(asked, status, headers)) {
      return HttpResponse.streaming(status, headers, content);
    }
    PeekedBody peeked = PeekedBody.of(content);
    return peeked.isPage()
        ? whole(status, headers, peeked)
        : HttpResponse.streaming(status, headers, peeked);
  }

  private HttpResponse whole(int status, Headers headers, InputStream content) throws IOException {
    return new Whole(status, headers, largestBody).read(content);
  }

  /** What is known of a request that a transport failed with that. */
  static Failure failure(Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    if (cause instanceof Whole.TooLargeException) {
      return new Failure(Failure.Kind.TOO_LARGE, cause);
    }
    if (cause.getCause() instanceof Whole.TooLargeException large) {
      return new Failure(Failure.Kind.TOO_LARGE, large);
    }
    if (cause instanceof TransportException known && !known.mayHaveArrived()) {
      return new Failure(known.lasting() ? Failure.Kind.REFUSED : Failure.Kind.NOT_SENT, cause);
    }
    return new Failure(Failure.Kind.MAYBE_SENT, cause);
  }
}
