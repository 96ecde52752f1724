// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import io.github.fluentado.core.exchange.Event;
import io.github.fluentado.core.exchange.Port;
import io.github.fluentado.core.exchange.Step;
import io.github.fluentado.core.exchange.StepFailure;
import io.github.fluentado.core.exchange.Trace;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.run.Run;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Carries the acts of one run out through their ports, and tells those who observe it, always on
 * the thread that asks.
 */
final class Acts {
  private final Run run;
  private final @Nullable Executor only;
  private Port latest = Ambient.PORT;
  private volatile Trace trace = Trace.NONE;

  /**
   * @param only where parts of the run go on that are beside each other; absent for wherever their
   *     ports say
   */
  Acts(Run run, @Nullable Executor only) {
    this.run = run;
    this.only = only;
  }

  /** The port of an act: its own, or else that of the act before. */
  private Port port(Step.Act<?> act) {
    Port own = act.port();
    if (own != null) {
      if (latest == Ambient.PORT && !(act instanceof Step.Begin<?>)) {
        own.joined(run);
      }
      latest = own;
    }
    return latest;
  }

  /** Carries out what takes no time; null if the act takes some. */
  @Nullable Event atOnce(Step.Act<?> act) {
    if (act instanceof Step.Wait<?> || act instanceof Step.Each<?, ?>) {
      return null;
    }
    Port port = port(act);
    if (act instanceof Step.Begin<?> begin) {
      Trace begun = port.begin(begin.plan(), run);
      trace = begun;
      return new Event.Began(port.moment(), begun);
    }
    if (act instanceof Step.End<?> end) {
      end.trace().ends(end.value(), end.error());
    }
    if (act instanceof Step.Progress<?> progress) {
      progress.trace().progress(progress.bytes(), progress.total());
    }
    return new Event.Resumed(port.moment());
  }

  /** Begins what takes time. */
  Pending begin(Step.Act<?> act) {
    Port port = port(act);
    if (act instanceof Step.Send<?> send) {
      return sending(account(send, port));
    }
    Account account = new Account(act, port);
    return new Pending(
        account,
        only,
        act instanceof Step.Each<?, ?> each
            ? new Fan(each, run, only).begin()
            : started(act, port));
  }

  private static Account account(Step.Send<?> send, Port port) {
    return new Account(observed(send), port);
  }

  private Pending sending(Account account) {
    return new Pending(account, only, account.port().send((Step.Send<?>) account.act()));
  }

  /**
   * Sends, waits and tells on the calling thread, where the port has a way for that; else only
   * begins.
   *
   * @param otherwise makes the event of what was begun
   */
  Event sent(Step.Send<?> send, Waiting otherwise) throws InterruptedException {
    Account account = account(send, port(send));
    HttpResponse response;
    try {
      response = account.port().sendHere((Step.Send<?>) account.act());
    } catch (InterruptedException interrupt) {
      account.abandoned(interrupt);
      throw interrupt;
    } catch (StepFailure failure) {
      return account.failure(failure);
    }
    return response == null ? otherwise.event(sending(account)) : account.success(response);
  }

  /** Waits for what was begun. */
  interface Waiting {
    Event event(Pending begun) throws InterruptedException;
  }

  private static CompletableFuture<?> started(Step.Act<?> act, Port port) {
    if (act instanceof Step.Authorize<?> authorize) {
      return port.authorize(authorize);
    }
    if (act instanceof Step.Pause<?> pause) {
      pause.trace().waits(pause.duration(), pause.reason());
      return port.pause(pause.duration());
    }
    return port.work((Step.Work<?>) act);
  }

  private static Step.Send<?> observed(Step.Send<?> send) {
    return new Step.Send<>(
        send.port(),
        send.trace(),
        send.request().with(send.trace().attemptBegins(send)),
        send.trusted(),
        send.reception(),
        send.attempt(),
        send.limit(),
        send.late());
  }

  /** The run is over before its operation has ended. */
  void abandoned(Throwable reason) {
    trace.ends(null, reason);
  }

  /** Frees what an event holds when nobody will look at it. */
  static void discard(Event event) {
    if (event instanceof Event.Answered answered) {
      answered.response().discard();
    }
  }
}
