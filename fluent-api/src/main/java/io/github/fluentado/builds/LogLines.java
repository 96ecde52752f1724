// SPDX-License-Identifier: MIT
package io.github.fluentado.builds;

import io.github.fluentado.client.build.BuildsApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Page;
import io.github.fluentado.core.Paged;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import java.time.Duration;
import java.util.List;

/**
 * The lines of a log as they come, to the end of its build. Each look asks first whether the build
 * has ended and then for what is new, so that the last look sees the last line.
 */
final class LogLines extends Paged<String> {
  private static final int UNKNOWN = -1;

  private final Builds.One build;
  private final Connection connection;
  private final BuildsApi api;
  private final int id;
  private final int log;
  private final Duration interval;

  LogLines(Builds.One build, Connection connection, int id, int log, Duration interval) {
    this.build = build;
    this.connection = connection;
    this.api = new BuildsApi(connection);
    this.id = id;
    this.log = log;
    this.interval = interval;
  }

  /**
   * How far it is.
   *
   * @param lines that were given
   * @param first the first two of them, or fewer
   * @param from what the service calls the first line, 0 or 1, or {@link #UNKNOWN}: it is told
   *     nowhere, and is found by asking for a line that is known
   */
  private record Seen(long lines, List<String> first, int from) {
    Seen and(List<String> more) {
      return new Seen(
          lines + more.size(),
          lines == 0 ? List.copyOf(more.subList(0, Math.min(2, more.size()))) : first,
          from);
    }

    Seen counted(int start) {
      return new Seen(lines, first, start);
    }

    boolean tells() {
      return first.size() == 2 && !first.get(0).equals(first.get(1));
    }
  }

  @Override
  public Call<Page<String>> firstPage() {
    return look(new Seen(0, List.of(), UNKNOWN));
  }

  @Override
  public Call<Page<String>> page(String token) {
    Check.that(token.matches("\\d{1,18}"), "token", "is none of a log");
    return look(new Seen(Long.parseLong(token), List.of(), UNKNOWN));
  }

  private Call<Page<String>> look(Seen seen) {
    return build
        .get()
        .then(
            now -> {
              boolean ended = Builds.One.hasEnded(now);
              return start(seen)
                  .then(known -> fresh(known, ended).map(lines -> page(known, lines, ended)));
            });
  }

  /** With the place from which lines are counted, if it matters and can be found. */
  private Call<Seen> start(Seen seen) {
    if (seen.from() != UNKNOWN || !seen.tells()) {
      return Call.of(seen);
    }
    return api.getLog(id, log)
        .startLine(1)
        .endLine(1)
        .map(
            got -> {
              boolean one = !got.isEmpty() && got.get(0).equals(seen.first().get(0));
              boolean zero = !got.isEmpty() && got.get(0).equals(seen.first().get(1));
              return one || zero ? seen.counted(one ? 1 : 0) : seen;
            });
  }

  /** What has come since. */
  private Call<List<String>> fresh(Seen seen, boolean ended) {
    if (seen.from() != UNKNOWN) {
      return api.getLog(id, log).startLine(seen.lines() + seen.from()).map(List::copyOf);
    }
    return api.getLog(id, log)
        .map(all -> all.subList((int) Math.min(all.size(), seen.lines()), all.size()))
        .map(List::copyOf)
        .recover(
            ErrorKind.NOT_FOUND,
            // It begins with its task, which may not have begun.
            error -> ended || seen.lines() > 0 ? Call.failed(missing(error)) : Call.of(List.of()));
  }

  private AzureDevOpsException missing(AzureDevOpsException error) {
    String text = build + " has no log " + log;
    return AzureDevOpsException.of(ErrorKind.NOT_FOUND, text).cause(error).build();
  }

  private Page<String> page(Seen seen, List<String> lines, boolean ended) {
    Seen after = seen.and(lines);
    return ended
        ? Page.last(lines)
        : Page.of(
            lines,
            String.valueOf(after.lines()),
            connection.pause(interval).then(waited -> look(after)));
  }
}
