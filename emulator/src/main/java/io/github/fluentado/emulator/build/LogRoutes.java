// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import io.github.fluentado.emulator.build.Logs.Log;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Bytes;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Downloads;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.Zips;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Logs as lines, as text and packed up. */
final class LogRoutes {
  static final String ONE = "log";
  static final String ALL = "logs";

  private final Builds builds;
  private final Forms forms;

  LogRoutes(Builds builds, Forms forms, Downloads downloads) {
    this.builds = builds;
    this.forms = forms;
    downloads.serve(ONE, this::signed);
    downloads.serve(ALL, this::signedAll);
  }

  List<Route> routes() {
    String all = "build/builds/{build:int}/logs";
    return List.of(
        Route.of("GET", all, this::list).in(PROJECT),
        Route.of("GET", all + "/{log:int}", this::get).in(PROJECT));
  }

  private Build build(Call call) {
    return builds.get(builds.organization().requiredProject(call), call.number("build"));
  }

  private static boolean wants(Call call, String format) {
    String accepted = call.headers().first("Accept").orElse("").toLowerCase(Locale.ROOT);
    String asked = call.query().text("$format").orElse(accepted);
    return asked.toLowerCase(Locale.ROOT).contains(format);
  }

  private HttpAnswer list(Call call) {
    Build build = build(call);
    List<Log> logs = Logs.of(build, builds.now());
    return wants(call, "zip") ? zipped(zip(logs), build) : Answers.list(logs, l -> json(build, l));
  }

  private static HttpAnswer zipped(Bytes zip, Build build) {
    return HttpAnswer.of(200, "application/zip", zip.get())
        .with("Content-Disposition", "attachment; filename=logs_" + build.id() + ".zip");
  }

  /** One file for each log, those of steps in the folder of their job. */
  private static Bytes zip(List<Log> logs) {
    List<Zips.Packed> files = new ArrayList<>();
    for (Log log : logs) {
      String name = log.name().replaceAll("[\\\\/:*?\"<>|]", "_");
      String path =
          log.number() == 0
              ? log.id() + "_" + name + ".txt"
              : "steps/" + log.id() + "_" + name + ".txt";
      files.add(new Zips.Packed(path, log.changed(), Bytes.of(log.text())));
    }
    return Zips.of(files);
  }

  private Doc json(Build build, Log log) {
    return Doc.of("lineCount", log.lines().size())
        .with("createdOn", log.created())
        .with("lastChangedOn", log.changed())
        .with("id", log.id())
        .with("type", "Container")
        .with("url", forms.url(build) + "/logs/" + log.id());
  }

  private HttpAnswer get(Call call) {
    Build build = build(call);
    Log log = log(build, call.number("log"));
    List<String> lines = part(log.lines(), call.query());
    if (wants(call, "zip")) {
      return zipped(zip(List.of(log)), build);
    } else if (wants(call, "json")) {
      return Answers.list(lines);
    }
    String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    return HttpAnswer.of(200, "text/plain; charset=utf-8", text);
  }

  private Log log(Build build, int id) {
    return Logs.find(build, id, builds.now()).orElseThrow(() -> BuildErrors.noLog(id, build.id()));
  }

  /** Lines are counted from one, and the last one asked for is among those sent. */
  private static List<String> part(List<String> lines, Query query) {
    int from = Math.max(1, query.count("startLine", 1));
    int to = Math.min(lines.size(), query.count("endLine", lines.size()));
    return from > to ? List.of() : lines.subList(from - 1, to);
  }

  private Build signedBuild(List<String> path) {
    int id = Integer.parseInt(path.get(0));
    return builds.any(id).orElseThrow(() -> BuildErrors.noBuild(id));
  }

  private Downloads.Content signed(List<String> path) {
    Log log = log(signedBuild(path), Integer.parseInt(path.get(1)));
    Bytes text = Bytes.of(log.text());
    return new Downloads.Content("log_" + log.id() + ".txt", "text/plain; charset=utf-8", text);
  }

  private Downloads.Content signedAll(List<String> path) {
    Build build = signedBuild(path);
    Bytes zip = zip(Logs.of(build, builds.now()));
    return new Downloads.Content("logs_" + build.id() + ".zip", "application/zip", zip);
  }
}
