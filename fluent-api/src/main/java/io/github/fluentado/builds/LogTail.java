// SPDX-License-Identifier: MIT
package io.github.fluentado.builds;

import io.github.fluentado.client.build.BuildLog;
import io.github.fluentado.client.build.BuildsApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import java.util.List;
import java.util.Objects;

/** The end of a log: the list of logs tells how long it is. */
final class LogTail {
  private LogTail() {}

  static Call<List<String>> of(BuildsApi api, int build, int log, int lines) {
    return api.listLogs(build)
        .then(
            logs ->
                logs.stream()
                    .filter(one -> Objects.equals(one.id(), log))
                    .findFirst()
                    .map(one -> read(api, build, one, log, lines))
                    .orElseGet(() -> Call.failed(missing(build, log))));
  }

  private static Call<List<String>> read(
      BuildsApi api, int build, BuildLog known, int log, int lines) {
    Long count = known.lineCount();
    // One line more than needed: a log may grow meanwhile, and where lines are counted from is told
    // nowhere.
    long start = count == null ? 0 : count - lines;
    var all = api.getLog(build, log);
    return (start > 0 ? all.startLine(start) : all).map(got -> last(got, lines));
  }

  private static List<String> last(List<String> got, int lines) {
    return List.copyOf(got.subList(Math.max(0, got.size() - lines), got.size()));
  }

  private static AzureDevOpsException missing(int build, int log) {
    String text = "Build " + build + " has no log " + log;
    return AzureDevOpsException.of(ErrorKind.NOT_FOUND, text).build();
  }
}
