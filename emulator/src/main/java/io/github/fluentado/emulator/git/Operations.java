// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the service does after it has answered: such an operation is queued at first, and done when
 * the next request sees it.
 */
final class Operations {
  /**
   * One of them.
   *
   * @param id as the members of its kind count
   * @param body what was asked, in the members that answers repeat
   * @param detail what has come of it so far
   */
  record Operation(int id, UUID repository, JsonObject body, String status, JsonObject detail) {

    Operation now(String next, JsonObject outcome) {
      return new Operation(id, repository, body, next, outcome);
    }
  }

  /** What came of an operation: a status and its details. */
  record Outcome(String status, JsonObject detail) {
    static Outcome completed(Doc detail) {
      return new Outcome("completed", detail.json());
    }

    static Outcome failed(Doc detail) {
      return new Outcome("failed", detail.json());
    }
  }

  private static final Duration IN_PROGRESS = Duration.ofMillis(300);

  private final Git git;
  private final Counter ids;
  private final Table<Integer, Operation> all;

  Operations(Git git) {
    this.git = git;
    this.ids = git.world().store().counter();
    this.all = git.world().store().table();
  }

  Operation start(GitRepository repository, Doc body, Function<Operation, Outcome> work) {
    return start(repository, body, Doc.of(), Duration.ZERO, work);
  }

  /** One that tells its details from the start, and is seen in progress before it is done. */
  Operation start(
      GitRepository repository, Doc body, Doc detail, Function<Operation, Outcome> work) {
    return start(repository, body, detail, IN_PROGRESS, work);
  }

  private Operation start(
      GitRepository repository,
      Doc body,
      Doc detail,
      Duration time,
      Function<Operation, Outcome> work) {
    Operation first =
        new Operation(ids.next(), repository.id(), body.json(), "queued", detail.json());
    all.put(first.id(), first);
    Instant now = git.organization().now();
    if (!time.isZero()) {
      git.world().schedule().at(now, due -> begin(first));
    }
    git.world()
        .schedule()
        .at(
            now.plus(time),
            due ->
                all.find(first.id())
                    .filter(current -> !current.status().equals("abandoned"))
                    .ifPresent(current -> end(current, work.apply(first))));
    return first;
  }

  private void end(Operation current, Outcome outcome) {
    all.put(current.id(), current.now(outcome.status(), outcome.detail()));
  }

  private void begin(Operation first) {
    all.find(first.id())
        .filter(current -> current.status().equals("queued"))
        .ifPresent(current -> all.put(current.id(), current.now("inProgress", current.detail())));
  }

  void put(Operation next) {
    all.put(next.id(), next);
  }

  /** Those of a repository, newest first. */
  List<Operation> of(GitRepository repository, Predicate<Operation> wanted) {
    return all.stream()
        .filter(one -> one.repository().equals(repository.id()) && wanted.test(one))
        .sorted((a, b) -> b.id() - a.id())
        .toList();
  }

  Operation find(GitRepository repository, int id) {
    return all.find(id)
        .filter(one -> one.repository().equals(repository.id()))
        .orElseThrow(
            () ->
                GitErrors.of(
                    404,
                    "GitAsyncOperationNotFoundException",
                    "TF401033: There is no operation " + id + " in " + repository.name() + "."));
  }

  HttpAnswer get(Call call, Function<Operation, Doc> form) {
    return Answers.ok(form.apply(find(git.repository(call), call.number("operation"))));
  }
}
