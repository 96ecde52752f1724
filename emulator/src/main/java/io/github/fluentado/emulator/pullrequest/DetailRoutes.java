// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Labels, properties, linked work items, and the notice that is sent to others. */
final class DetailRoutes {
  private static final String OWN = "Microsoft.Git.PullRequest.";

  private final PullRequests all;
  private final PullRequestJson json;

  DetailRoutes(PullRequests all, PullRequestJson json) {
    this.all = all;
    this.json = json;
  }

  List<Route> routes() {
    String request = "git/repositories/{repository}/pullrequests/{id:int}";
    return List.of(
        Route.of("GET", request + "/labels", this::labels),
        Route.of("POST", request + "/labels", this::addLabel),
        Route.of("GET", request + "/labels/{label}", this::label),
        Route.of("DELETE", request + "/labels/{label}", this::removeLabel),
        Route.of("GET", request + "/properties", this::properties),
        Route.of("PATCH", request + "/properties", this::patchProperties)
            .consuming(Route.PATCH_DOCUMENT),
        Route.of("GET", request + "/workitems", this::workItems),
        Route.of("GET", request + "/conflicts", this::conflicts),
        Route.of("POST", request + "/share", this::share));
  }

  private HttpAnswer labels(Call call) {
    PullRequest request = all.of(call);
    return Answers.list(request.labels().items(), label -> json.label(request, label));
  }

  private HttpAnswer addLabel(Call call) {
    PullRequest request = all.of(call);
    String name = new Body(call.object()).required("name");
    return Answers.ok(json.label(request, Labels.add(all, request, name)));
  }

  private static Label find(PullRequest request, Call call) {
    String name = call.part("label");
    return Labels.find(request, name).orElseThrow(() -> PullRequestErrors.noLabel(name));
  }

  private HttpAnswer label(Call call) {
    PullRequest request = all.of(call);
    return Answers.ok(json.label(request, find(request, call)));
  }

  private HttpAnswer removeLabel(Call call) {
    PullRequest request = all.of(call);
    Label gone = find(request, call);
    request.labels().removeIf(gone::equals);
    return HttpAnswer.empty(200);
  }

  private HttpAnswer properties(Call call) {
    return properties(all.of(call));
  }

  private static HttpAnswer properties(PullRequest request) {
    Map<String, JsonElement> values = new TreeMap<>();
    values.put(OWN + "SourceRefName", Properties.value("", Json.of(request.origin().sourceRef())));
    values.put(OWN + "TargetRefName", Properties.value("", Json.of(request.facts().targetRef())));
    for (String name : request.properties().keys()) {
      values.put(name, request.properties().find(name).orElseThrow().deepCopy());
    }
    return Answers.ok(Doc.of("count", values.size()).with("value", values));
  }

  private HttpAnswer patchProperties(Call call) {
    PullRequest request = all.of(call);
    for (Body operation : Body.of(call.array())) {
      JsonElement value = Json.member(operation.object(), "value");
      patch(
          request,
          operation.required("op"),
          operation.required("path"),
          value == null ? JsonNull.INSTANCE : value);
    }
    return properties(request);
  }

  private static void patch(PullRequest request, String op, String path, JsonElement value) {
    if (!path.startsWith("/")) {
      throw PullRequestErrors.badPatch("The path " + path + " does not begin with a slash.");
    }
    if (path.equals("/") && value instanceof JsonObject several) {
      several.entrySet().forEach(e -> patch(request, op, "/" + e.getKey(), e.getValue()));
      return;
    }
    String name = path.substring(1).replace("~1", "/").replace("~0", "~");
    if (name.isEmpty() || name.startsWith(OWN)) {
      throw PullRequestErrors.badPatch("The property '" + name + "' cannot be changed.");
    }
    boolean there = request.properties().has(name);
    switch (op.toLowerCase(Locale.ROOT)) {
      case "add" -> request.properties().put(name, Properties.value(name, value));
      case "replace" -> {
        checkThere(name, there);
        request.properties().put(name, Properties.value(name, value));
      }
      case "remove" -> {
        checkThere(name, there);
        request.properties().remove(name);
      }
      default -> throw PullRequestErrors.badPatch("The operation " + op + " is not supported.");
    }
  }

  private static void checkThere(String name, boolean there) {
    if (!there) {
      throw PullRequestErrors.badPatch("There is no property " + name + ".");
    }
  }

  private HttpAnswer workItems(Call call) {
    return Answers.list(json.workItems(all.of(call)));
  }

  /** None of them can be resolved here. */
  private HttpAnswer conflicts(Call call) {
    List<Doc> found =
        call.query().flag("onlyResolved") ? List.of() : Conflicts.of(json, all.of(call));
    return Answers.list(
        found.stream()
            .skip(call.query().count("$skip", 0))
            .limit(call.query().count("$top", Integer.MAX_VALUE))
            .toList());
  }

  /** Mail is beyond the emulator; that the receivers are known is all it can see to. */
  private HttpAnswer share(Call call) {
    all.of(call);
    for (Body receiver : new Body(call.object()).list("receivers")) {
      String id = receiver.required("id");
      if (all.party(id).isEmpty()) {
        throw PullRequestErrors.badReviewer(id);
      }
    }
    return HttpAnswer.empty(200);
  }
}
