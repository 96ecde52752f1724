// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Route;
import java.util.List;

/** What other services say of pull requests, or of single iterations. */
final class StatusRoutes {
  private final PullRequests all;
  private final Merges merges;
  private final PullRequestJson json;

  StatusRoutes(PullRequests all, Merges merges, PullRequestJson json) {
    this.all = all;
    this.merges = merges;
    this.json = json;
  }

  List<Route> routes() {
    String request = "git/repositories/{repository}/pullrequests/{id:int}";
    String some = request + "/statuses";
    String ofIteration = request + "/iterations/{iteration:int}/statuses";
    return List.of(
        Route.of("GET", some, this::list),
        Route.of("POST", some, this::create),
        Route.of("PATCH", some, this::removeSeveral).consuming(Route.PATCH_DOCUMENT),
        Route.of("GET", some + "/{status:int}", this::get),
        Route.of("DELETE", some + "/{status:int}", this::remove),
        Route.of("GET", ofIteration, this::list),
        Route.of("POST", ofIteration, this::create),
        Route.of("PATCH", ofIteration, this::removeSeveral).consuming(Route.PATCH_DOCUMENT),
        Route.of("GET", ofIteration + "/{status:int}", this::get),
        Route.of("DELETE", ofIteration + "/{status:int}", this::remove));
  }

  /** The iteration of the path; 0 when the path names none. */
  private static int iteration(PullRequest request, Call call) {
    boolean named = !call.part("iteration").isEmpty();
    return named ? Iterations.find(request, call.number("iteration")).id() : 0;
  }

  private static List<PostedStatus> visible(PullRequest request, Call call) {
    int iteration = iteration(request, call);
    return request.statuses().stream()
        .filter(status -> iteration == 0 || status.iteration() == iteration)
        .toList();
  }

  private static PostedStatus find(PullRequest request, Call call, int id) {
    return visible(request, call).stream()
        .filter(status -> status.id() == id)
        .findFirst()
        .orElseThrow(() -> PullRequestErrors.noStatus(id));
  }

  private HttpAnswer list(Call call) {
    PullRequest request = all.of(call);
    return Answers.list(visible(request, call), status -> json.status(request, status));
  }

  private HttpAnswer get(Call call) {
    PullRequest request = all.of(call);
    return Answers.ok(json.status(request, find(request, call, call.number("status"))));
  }

  private HttpAnswer create(Call call) {
    PullRequest request = all.of(call);
    Body body = new Body(call.object());
    JsonObject context = body.part("context");
    if (context == null) {
      throw PullRequestErrors.badArgument("context", "it is missing");
    }
    Body named = new Body(context);
    int inPath = iteration(request, call);
    int asked = inPath == 0 ? body.number("iterationId", 0) : inPath;
    String name = named.required("name");
    if (asked == 0
        && all.evaluations().needsIteration(all.subject(request), named.text("genre"), name)) {
      throw PullRequestErrors.statusRejectedByPolicy(name);
    }
    PostedStatus made =
        new PostedStatus(
            request.nextStatus(),
            asked == 0 ? 0 : Iterations.find(request, asked).id(),
            body.has("state") ? Choice.STATE.of(body.required("state")) : "notSet",
            body.text("description"),
            name,
            named.text("genre"),
            body.text("targetUrl"),
            body.has("properties") ? Properties.typed(body.part("properties")) : null,
            all.me(),
            all.now());
    request.statuses().add(made);
    merges.settle(request, all.now());
    return Answers.ok(json.status(request, made));
  }

  private HttpAnswer remove(Call call) {
    PullRequest request = all.of(call);
    remove(request, find(request, call, call.number("status")));
    return Answers.none();
  }

  private void remove(PullRequest request, PostedStatus gone) {
    request.statuses().removeIf(status -> status.id() == gone.id());
    merges.settle(request, all.now());
  }

  private HttpAnswer removeSeveral(Call call) {
    PullRequest request = all.of(call);
    for (Body operation : Body.of(call.array())) {
      String path = operation.required("path");
      boolean removes = "remove".equalsIgnoreCase(operation.required("op"));
      if (!removes || !path.matches("/\\d{1,9}")) {
        throw PullRequestErrors.badPatch(
            "Statuses can only be removed, by paths such as /1, not by " + path + ".");
      }
      remove(request, find(request, call, Integer.parseInt(path.substring(1))));
    }
    return Answers.none();
  }
}
