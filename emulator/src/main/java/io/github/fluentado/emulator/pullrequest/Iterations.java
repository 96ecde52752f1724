// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import io.github.fluentado.emulator.git.Commit;
import io.github.fluentado.emulator.git.Difference;
import io.github.fluentado.emulator.git.Entry;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Route;
import java.util.ArrayList;
import java.util.List;

/** Iterations, what they change, and the commits in them. */
final class Iterations {
  private static final int PAGE = 100;
  private static final int LONGEST_PAGE = 2000;

  private final PullRequests all;
  private final PullRequestJson json;

  Iterations(PullRequests all, PullRequestJson json) {
    this.all = all;
    this.json = json;
  }

  List<Route> routes() {
    String request = "git/repositories/{repository}/pullrequests/{id:int}";
    String one = request + "/iterations/{iteration:int}";
    return List.of(
        Route.of("GET", request + "/commits", this::commits),
        Route.of("GET", request + "/iterations", this::list),
        Route.of("GET", one, this::get),
        Route.of("GET", one + "/changes", this::changes),
        Route.of("GET", one + "/commits", this::commitsOfIteration));
  }

  static Iteration find(PullRequest request, int number) {
    return request.iterations().stream()
        .filter(iteration -> iteration.id() == number)
        .findFirst()
        .orElseThrow(() -> PullRequestErrors.noIteration(number));
  }

  private static Iteration iteration(PullRequest request, Call call) {
    return find(request, call.number("iteration"));
  }

  private HttpAnswer list(Call call) {
    PullRequest request = all.of(call);
    boolean commits = call.query().flag("includeCommits");
    return Answers.list(
        request.iterations().items(), iteration -> json.iteration(request, iteration, commits));
  }

  private HttpAnswer get(Call call) {
    PullRequest request = all.of(call);
    return Answers.ok(json.iteration(request, iteration(request, call), false));
  }

  private HttpAnswer commits(Call call) {
    PullRequest request = all.of(call);
    List<Commit> commits = all.commits(request, request.iterations().last());
    int top = Math.max(1, call.query().count("$top", PAGE));
    int from = call.query().text("continuationToken").map(Iterations::position).orElse(0);
    List<Commit> page = commits.stream().skip(from).limit(top).toList();
    HttpAnswer answer = Answers.list(json.commits(request, page));
    return from + top < commits.size()
        ? answer.with("x-ms-continuationtoken", String.valueOf(from + top))
        : answer;
  }

  private static int position(String token) {
    if (!token.matches("\\d{1,9}")) {
      throw PullRequestErrors.badToken();
    }
    return Integer.parseInt(token);
  }

  private HttpAnswer commitsOfIteration(Call call) {
    PullRequest request = all.of(call);
    List<Commit> commits =
        all.commits(request, iteration(request, call)).stream()
            .skip(count(call, "skip", 0))
            .limit(count(call, "top", PAGE))
            .toList();
    return Answers.list(json.commits(request, commits));
  }

  /** The two numbers have no dollar sign here, though clients often write one. */
  private static int count(Call call, String name, int other) {
    return call.query().count(name, call.query().count("$" + name, other));
  }

  private HttpAnswer changes(Call call) {
    PullRequest request = all.of(call);
    Iteration iteration = iteration(request, call);
    int base = call.query().count("$compareTo", 0);
    List<Difference> found =
        base == 0
            ? all.changes(request, iteration)
            : all.repository(request)
                .differences()
                .files(find(request, base).source(), iteration.source());
    int skip = call.query().count("$skip", 0);
    int top = Math.min(LONGEST_PAGE, call.query().count("$top", PAGE));
    List<String> known = tracked(request);
    List<Doc> page = new ArrayList<>();
    for (int i = skip; i < Math.min(found.size(), skip + top); i++) {
      page.add(change(found.get(i), i + 1, known));
    }
    boolean more = skip + top < found.size();
    return Answers.ok(
        Doc.of("changeEntries", page)
            .with("nextSkip", more ? skip + top : 0)
            .with("nextTop", more ? Math.min(top, found.size() - skip - top) : 0));
  }

  /** All paths ever changed, in the order of their coming; a path's number is its place here. */
  private List<String> tracked(PullRequest request) {
    List<String> paths = new ArrayList<>();
    for (Iteration iteration : request.iterations().items()) {
      for (Difference difference : all.changes(request, iteration)) {
        String source = difference.source();
        boolean known =
            paths.contains(difference.path()) || (source != null && paths.contains(source));
        if (!known) {
          paths.add(difference.path());
        }
      }
    }
    return paths;
  }

  private static Doc change(Difference difference, int number, List<String> known) {
    Entry after = difference.after();
    Entry before = difference.before();
    Doc item =
        Doc.of("objectId", after == null ? null : after.id())
            .with("originalObjectId", before == null ? null : before.id())
            .with("path", difference.path());
    int place = known.indexOf(difference.path());
    String source = difference.source();
    int tracking = place < 0 && source != null ? known.indexOf(source) : place;
    return Doc.of("changeTrackingId", tracking < 0 ? known.size() + number : tracking + 1)
        .with("changeId", number)
        .with("item", item)
        .with("changeType", difference.type())
        .with("originalPath", source);
  }
}
