// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.replay;

import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.replay.Recorded.Answered;
import io.github.fluentado.emulator.replay.Recorded.Asked;
import io.github.fluentado.emulator.secrets.Scrubber;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds the recorded answer of each request. Safe for use by several threads. */
final class Player {
  private final Map<String, Recorded> recording;
  private final Servers servers;
  private final Scrubber scrubber = new Scrubber(List.of(), List.of(), List.of());
  private final Set<String> used = new LinkedHashSet<>();
  private final List<String> unmatched = new ArrayList<>();

  Player(Map<String, Recorded> recording, Servers servers) {
    this.recording = recording;
    this.servers = servers;
  }

  synchronized List<String> unused() {
    return recording.entrySet().stream()
        .filter(entry -> !used.contains(entry.getKey()))
        .map(entry -> entry.getKey() + ": " + entry.getValue().request())
        .toList();
  }

  synchronized List<String> unmatched() {
    return List.copyOf(unmatched);
  }

  synchronized HttpAnswer answer(HttpRequest request) {
    Asked asked = asked(request);
    return find(asked).map(this::answer).orElseGet(() -> unknown(asked));
  }

  /** The next that fits; a question asked more often than recorded gets its last answer again. */
  private Optional<Answered> find(Asked asked) {
    List<String> fitting =
        recording.keySet().stream().filter(name -> differences(name, asked).isEmpty()).toList();
    Optional<String> next = fitting.stream().filter(name -> !used.contains(name)).findFirst();
    boolean question = asked.method().equals("GET") || asked.method().equals("HEAD");
    Optional<String> name =
        next.isEmpty() && question ? fitting.stream().reduce((a, b) -> b) : next;
    name.ifPresent(used::add);
    return name.map(file -> recorded(file).response());
  }

  private List<String> differences(String name, Asked asked) {
    return Comparison.differences(recorded(name).request(), asked);
  }

  private Recorded recorded(String name) {
    return Objects.requireNonNull(recording.get(name));
  }

  private Asked asked(HttpRequest request) {
    UnaryOperator<String> file = servers.localToFile()::apply;
    String[] halves = request.target().split("\\?", 2);
    List<String> query =
        Places.query(halves.length > 1 ? halves[1] : "").stream()
            .map(pair -> file.apply(pair.toString()))
            .toList();
    return new Asked(
        request.method(),
        servers.host(request.target()),
        servers.inside(halves[0]),
        query,
        Headers.NONE,
        content(request, file));
  }

  private static @Nullable Content content(HttpRequest request, UnaryOperator<String> file) {
    if (!request.hasBody()) {
      return null;
    }
    String type = request.headers().first("Content-Type").orElse("");
    boolean packed = request.headers().first("Content-Encoding").isPresent();
    return Content.map(Content.of(packed ? "" : type, request.body()), file);
  }

  private HttpAnswer answer(Answered answered) {
    UnaryOperator<String> local = servers.fileToLocal()::apply;
    List<Headers.Line> lines =
        answered.headers().lines().stream()
            .map(line -> new Headers.Line(line.name(), local.apply(line.value())))
            .toList();
    Content body = answered.body();
    byte[] bytes = body == null ? new byte[0] : Content.bytes(Content.map(body, local));
    return HttpAnswer.of(answered.status(), new Headers(lines), bytes);
  }

  private HttpAnswer unknown(Asked asked) {
    String text = "The recording has no answer to " + shown(asked) + ". " + nearest(asked);
    unmatched.add(text);
    ServiceException refusal =
        ServiceException.of(404, "FluentAdo.Emulator.NotRecordedException", 3000, text);
    return Answers.json(404, refusal.body());
  }

  /** Without what looks like a secret: it goes into messages of tests. */
  private String shown(Asked asked) {
    List<String> query =
        asked.query().stream()
            .map(pair -> pair.split("=", 2))
            .map(pair -> pair[0] + "=" + scrubber.parameter(pair[0], pair[1], false))
            .toList();
    String path = scrubber.text(asked.path());
    return new Asked(asked.method(), asked.host(), path, query, Headers.NONE, null).toString();
  }

  private String nearest(Asked asked) {
    return recording.keySet().stream()
        .min(Comparator.comparing(name -> distance(recorded(name).request(), asked)))
        .map(name -> nearest(name, asked))
        .orElse("It is empty.");
  }

  private String nearest(String name, Asked asked) {
    List<String> differences = differences(name, asked).stream().map(scrubber::text).toList();
    return differences.isEmpty()
        ? "It was recorded in " + name + ", whose answer has been given already."
        : "Nearest is " + name + ", but " + String.join(", ", differences) + ".";
  }

  /** The path counts most, and of it the part both begin with; then the method; then the rest. */
  private static int distance(Asked recorded, Asked now) {
    String[] a = recorded.path().split("/", -1);
    String[] b = now.path().split("/", -1);
    int same = 0;
    while (same < Math.min(a.length, b.length) && a[same].equalsIgnoreCase(b[same])) {
      same++;
    }
    int path = Math.max(a.length, b.length) - same;
    int method = recorded.method().equals(now.method()) ? 0 : 1;
    return path * 100 + method * 10 + Comparison.differences(recorded, now).size();
  }
}
