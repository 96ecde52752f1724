// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import io.github.fluentado.core.transport.Transport.Trip;
import io.github.fluentado.core.transport.wire.Flight;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

/**
 * One request whose answer is taken in on the caller's own thread. The JDK has threads of its own
 * for the wire, whoever waits; this saves the one that would read the body.
 */
final class OwnTrip<R> implements Trip<R> {
  private final Answer<R> answer;
  private final HandOver hand;
  private final Flight flight;

  OwnTrip(Answer<R> answer, HandOver hand, Flight flight) {
    this.answer = answer;
    this.hand = hand;
    this.flight = flight;
  }

  @Override
  public R send() throws IOException, InterruptedException {
    if (!answer.isDone()) {
      var unused = answer.whenComplete((value, error) -> hand.wake());
      flight.add(answer);
    }
    try {
      hand.until(answer);
      return answer.get();
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      if (cause instanceof IOException known) {
        throw known;
      }
      if (cause instanceof RuntimeException defect) {
        throw defect;
      }
      if (cause instanceof Error defect) {
        throw defect;
      }
      throw new IOException(failed);
    } catch (CancellationException cancelled) {
      throw new IOException(Upload.GIVEN_UP, cancelled);
    } finally {
      if (!answer.isDone()) {
        answer.cancel(true);
      }
      hand.leave();
    }
  }

  @Override
  public void cancel() {
    answer.cancel(true);
  }
}
