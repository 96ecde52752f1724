// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.git.GitRepository;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Query;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where threads are: as they were put, or as they are seen in a later iteration. A line is followed
 * by its text: the nearest line with the same text is taken for it.
 */
record ThreadPlaces(PullRequests all, PullRequest request, @Nullable Iteration seen, int base) {
  private static final List<String> POSITIONS =
      List.of("leftFileStart", "leftFileEnd", "rightFileStart", "rightFileEnd");

  static ThreadPlaces asked(PullRequests all, PullRequest request, Query query) {
    Integer number = query.number("$iteration").orElse(0);
    Iteration seen = number == 0 ? null : Iterations.find(request, number);
    int base = query.count("$baseIteration", 0);
    if (base != 0) {
      Iterations.find(request, base);
    }
    return new ThreadPlaces(all, request, seen, base);
  }

  /** Refuses a place that names no file, or lines that cannot be. */
  static @Nullable JsonObject place(@Nullable JsonObject given) {
    if (given == null) {
      return null;
    }
    if (Json.string(given, "filePath") == null) {
      throw PullRequestErrors.badArgument("threadContext", "it must name a file");
    }
    JsonObject tidy = new JsonObject();
    tidy.addProperty("filePath", Json.string(given, "filePath"));
    for (String name : POSITIONS) {
      JsonElement position = Json.member(given, name);
      if (position != null) {
        tidy.add(name, position(name, position));
      }
    }
    return tidy;
  }

  private static JsonElement position(String name, JsonElement position) {
    if (position instanceof JsonObject object
        && Json.member(object, "line") != null
        && Json.number(object.get("line")) > 0) {
      return object.deepCopy();
    }
    throw PullRequestErrors.badArgument(name, "a line is a number from 1 on");
  }

  static @Nullable JsonObject iterations(PullRequest request, @Nullable JsonObject given) {
    if (given != null && Json.member(given, "iterationContext") instanceof JsonObject context) {
      for (String name : List.of("firstComparingIteration", "secondComparingIteration")) {
        JsonElement number = Json.member(context, name);
        if (number == null) {
          throw PullRequestErrors.badArgument(name, "it is missing");
        }
        Iterations.find(request, Json.number(number));
      }
    }
    return given;
  }

  /** The thread as it is seen in the iteration that was asked for. */
  Discussion track(Discussion thread) {
    JsonObject place = thread.place();
    Iteration made = made(thread);
    if (seen == null || place == null || made == null || seen.id() <= made.id()) {
      return thread;
    }
    JsonObject moved = place.deepCopy();
    moveLines(moved, made);
    JsonObject context = context(thread, place, made);
    return new Discussion(
        thread.id(),
        thread.published(),
        thread.updated(),
        thread.status(),
        thread.comments(),
        moved,
        context,
        thread.properties(),
        thread.identities());
  }

  private @Nullable Iteration made(Discussion thread) {
    JsonObject context = thread.iterations();
    if (context != null && Json.member(context, "iterationContext") instanceof JsonObject pair) {
      return Iterations.find(request, Json.number(pair.get("secondComparingIteration")));
    }
    return request.iterations().stream()
        .filter(iteration -> !iteration.date().isAfter(thread.published()))
        .reduce((first, second) -> second)
        .orElse(null);
  }

  private JsonObject context(Discussion thread, JsonObject place, Iteration made) {
    JsonObject old = thread.iterations();
    JsonObject context = old == null ? new JsonObject() : old.deepCopy();
    JsonObject criteria = new JsonObject();
    criteria.addProperty("firstComparingIteration", base == 0 ? 1 : base);
    criteria.addProperty("secondComparingIteration", seen == null ? made.id() : seen.id());
    criteria.add("origFilePath", place.get("filePath"));
    for (String name : POSITIONS) {
      if (place.has(name)) {
        String original = "orig" + name.substring(0, 1).toUpperCase(Locale.ROOT);
        criteria.add(original + name.substring(1), place.get(name).deepCopy());
      }
    }
    context.add("trackingCriteria", criteria);
    return context;
  }

  private void moveLines(JsonObject place, Iteration made) {
    String path = String.valueOf(Json.string(place, "filePath"));
    List<String> before = lines(made, path);
    List<String> after = seen == null ? before : lines(seen, path);
    for (String name : List.of("rightFileStart", "rightFileEnd")) {
      if (place.get(name) instanceof JsonObject position) {
        int line = Json.number(position.get("line"));
        position.addProperty("line", moved(line, before, after));
      }
    }
  }

  private List<String> lines(Iteration iteration, String path) {
    GitRepository repository = all.repository(request);
    return repository
        .contents()
        .file(iteration.source(), path)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
        .orElse(List.of());
  }

  private static int moved(int line, List<String> before, List<String> after) {
    if (line > before.size() || after.isEmpty()) {
      return line;
    }
    String text = before.get(line - 1);
    int best = -1;
    for (int i = 1; i <= after.size(); i++) {
      boolean nearer = best < 0 || Math.abs(i - line) < Math.abs(best - line);
      best = nearer && after.get(i - 1).equals(text) ? i : best;
    }
    return best < 0 ? Math.min(line, after.size()) : best;
  }
}
