// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.Download.Content;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Copying;
import io.github.fluentado.core.exchange.Exchanges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Parts of one file that come beside each other, each asked for anew where it breaks off. */
final class Beside<R> {
  private final Bringing<R> run;
  private final Ranges ranges;
  private final AtomicBoolean changed = new AtomicBoolean();
  private final AtomicReference<@Nullable AzureDevOpsException> first = new AtomicReference<>();
  // Of the parts that have come, those behind one that has not.
  private final Map<Long, Long> ahead = new HashMap<>();
  // Behind the last byte before which all have come.
  private long reached;

  Beside(Bringing<R> run, Ranges ranges) {
    this.run = run;
    this.ranges = ranges;
  }

  /**
   * A part of the file.
   *
   * @param content that begins with it; absent if it is still to be asked for
   */
  private record Piece(long from, long end, @Nullable Content content) {}

  /** Whether all has come; if not, the file is another one by now, or is served as a whole only. */
  Call<Boolean> brought(Content content, Stage stage) {
    List<Piece> pieces = new ArrayList<>();
    long from = stage.position();
    for (long end : ranges.ends(from, stage.total())) {
      pieces.add(new Piece(from, end, pieces.isEmpty() ? content : null));
      from = end;
    }
    long begin = stage.position();
    beginsAt(begin);
    return run.reached(begin)
        .then(
            known ->
                Call.each(pieces, ranges.atOnce(), piece -> piece(piece, stage.at(piece.from()))))
        .then(
            outcomes -> {
              AzureDevOpsException failure = first.get();
              Throwable thrown = run.meter().failure();
              if (thrown != null) {
                return Bringing.made(given -> Exchanges.failed(thrown));
              }
              if (changed.get() || failure == null) {
                return Call.of(outcomes.failures().isEmpty() && !changed.get());
              }
              return Call.failed(failure);
            });
  }

  private boolean isOver() {
    return changed.get() || first.get() != null || run.meter().failure() != null;
  }

  private Call<Done> piece(Piece piece, Stage stage) {
    if (isOver()) {
      return Call.of(Done.DONE);
    }
    Content given = piece.content();
    return (given == null ? asked(piece, stage, false) : brought(given, piece, stage))
        .recover(
            error -> {
              first.compareAndSet(null, error);
              return Call.failed(error);
            });
  }

  private Call<Done> asked(Piece piece, Stage stage, boolean again) {
    return run.opened(stage, OptionalLong.of(piece.end() - 1))
        .then(
            content -> {
              if (content.isPresent() && Bringing.isRest(content.get(), stage)) {
                if (again) {
                  run.meter().opensPart();
                }
                return brought(content.get(), piece, stage);
              }
              content.ifPresent(Bringing::closed);
              changed.set(true);
              return Call.of(Done.DONE);
            });
  }

  private Call<Done> brought(Content content, Piece piece, Stage stage) {
    return run.copied(content, stage, piece.end(), true, this::isOver)
        .then(part -> after(part, content, piece, stage));
  }

  private Call<Done> after(Copying.Part part, Content content, Piece piece, Stage stage) {
    if (Bringing.isWhole(part, piece.end())) {
      return came(piece);
    }
    AzureDevOpsException broken = Bringing.broken(part);
    if (broken.kind() == ErrorKind.CANCELLED) {
      return Call.of(Done.DONE);
    }
    Stage next = stage.after(part);
    return run.waited(content, next, broken).then(waited -> asked(piece, next, true));
  }

  private Call<Done> came(Piece piece) {
    return run.reached(joined(piece));
  }

  private synchronized void beginsAt(long position) {
    reached = position;
  }

  /** Up to where all have come, with that piece. */
  private synchronized long joined(Piece piece) {
    ahead.put(piece.from(), piece.end());
    Long further = ahead.remove(reached);
    while (further != null) {
      reached = further;
      further = ahead.remove(reached);
    }
    return reached;
  }
}
