// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.testrun;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Table;
import io.github.fluentado.emulator.testplan.TestPlanArea;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs of tests and their results, also of runs for points of test plans. */
public final class TestRunArea implements Area {
  /** The same runs under the paths of two generations of clients. */
  private static final List<String> PLACES = List.of("test/runs", "testresults/runs");

  private static final int MOST_RESULTS = 1000;
  private static final int MOST_WITH_DETAILS = 100;
  private static final int MOST_SENT = 1000;
  private static final int FIRST_RESULT = 100_000;
  private static final List<String> STATES =
      List.of("NotStarted", "InProgress", "Completed", "Aborted", "Waiting", "NeedsInvestigation");

  private final World world;
  private final TestPlanArea plans;
  private final Table<Integer, TestRun> runs;
  private final Counter ids;

  public TestRunArea(World world, TestPlanArea plans) {
    this.world = world;
    this.plans = plans;
    this.runs = world.store().table();
    this.ids = world.store().counter();
  }

  @Override
  public List<Route> routes() {
    return PLACES.stream().flatMap(all -> routes(all).stream()).toList();
  }

  private List<Route> routes(String all) {
    String one = all + "/{run:int}";
    String results = one + "/results";
    return List.of(
        Route.of("GET", all, this::list).in(PROJECT),
        Route.of("POST", all, this::create).in(PROJECT),
        Route.of("GET", one, call -> Answers.ok(json(run(call)))).in(PROJECT),
        Route.of("PATCH", one, this::update).in(PROJECT),
        Route.of("DELETE", one, this::delete).in(PROJECT),
        Route.of("GET", one + "/statistics", this::statistics).in(PROJECT),
        Route.of("GET", results, this::results).in(PROJECT),
        Route.of("POST", results, this::add).in(PROJECT),
        Route.of("PATCH", results, this::change).in(PROJECT),
        Route.of("GET", results + "/{result:int}", call -> Answers.ok(result(call))).in(PROJECT));
  }

  private Instant now() {
    return world.organization().now();
  }

  private TestRun run(Call call) {
    Project project = world.organization().requiredProject(call);
    int id = call.number("run");
    return runs.find(id)
        .filter(run -> run.project().equals(project.id()))
        .orElseThrow(() -> missing("Test run " + id + " cannot be found."));
  }

  private static ServiceException missing(String text) {
    return ServiceException.of(
        404, "Microsoft.TeamFoundation.TestManagement.WebApi.TestObjectNotFoundException", 0, text);
  }

  private Doc json(TestRun run) {
    Project project = world.organization().project(run.project().toString());
    String url = world.organization().url() + "/" + project.name() + "/_apis/test/Runs/" + run.id();
    long passed = run.count("Passed");
    long skipped = run.count("NotExecuted");
    Doc json = Doc.of("id", run.id()).with("name", run.name()).with("url", url);
    for (String name : List.of("comment", "build", "isAutomated", "errorMessage")) {
      JsonElement value = Json.member(run.facts(), name);
      if (value != null) {
        json.with(name, value);
      }
    }
    return json.with("isAutomated", Json.flag(run.facts(), "automated"))
        .with("state", run.state())
        .with("totalTests", run.results().size())
        .with("passedTests", passed)
        .with("notApplicableTests", skipped)
        .with("unanalyzedTests", run.count("Failed"))
        .with("createdDate", run.created())
        .with("lastUpdatedDate", run.changed())
        .with("revision", 1)
        .with("project", Doc.of("id", project.id()).with("name", project.name()));
  }

  private HttpAnswer list(Call call) {
    Project project = world.organization().requiredProject(call);
    Query query = call.query();
    Optional<Boolean> automated = query.text("automated").map(Boolean::parseBoolean);
    Optional<Instant> from = time(query, "minLastUpdatedDate");
    Optional<Instant> to = time(query, "maxLastUpdatedDate");
    Optional<String> build = query.text("buildUri").map(uri -> uri.replaceFirst("^.*/", ""));
    List<TestRun> found =
        runs.stream()
            .filter(run -> run.project().equals(project.id()))
            .filter(
                run -> automated.map(a -> a == Json.flag(run.facts(), "automated")).orElse(true))
            .filter(run -> build.map(id -> id.equals(buildId(run))).orElse(true))
            .filter(run -> from.map(time -> !run.changed().isBefore(time)).orElse(true))
            .filter(run -> to.map(time -> !run.changed().isAfter(time)).orElse(true))
            .skip(query.count("$skip", 0))
            .limit(Math.min(MOST_RESULTS, query.count("$top", MOST_RESULTS)))
            .toList();
    return Answers.list(found, this::json);
  }

  private static @Nullable String buildId(TestRun run) {
    return Json.member(run.facts(), "build") instanceof JsonObject b ? Json.string(b, "id") : null;
  }

  private static Optional<Instant> time(Query query, String name) {
    return query.text(name).map(text -> java.time.OffsetDateTime.parse(text).toInstant());
  }

  private static String state(JsonObject body, String other) {
    String state = Json.string(body, "state");
    return state == null
        ? other
        : STATES.stream()
            .filter(known -> known.equalsIgnoreCase(state))
            .findFirst()
            .orElseThrow(
                () -> ServiceException.invalidArgument("The state " + state + " is not known."));
  }

  private HttpAnswer create(Call call) {
    Project project = world.organization().requiredProject(call);
    JsonObject body = call.object();
    String name = Json.string(body, "name");
    if (name == null || name.isBlank()) {
      throw ServiceException.invalidArgument("The name of the test run is missing.");
    }
    TestRun made =
        TestRun.of(ids.next(), project.id(), world.store(), now())
            .with(state(body, "NotStarted"), body.deepCopy(), now());
    runs.put(made.id(), made);
    if (Json.member(body, "pointIds") instanceof JsonArray points) {
      points.forEach(point -> put(made, plans.expected(Json.number(point))));
    }
    return Answers.ok(json(made));
  }

  private JsonObject put(TestRun run, JsonObject sent) {
    int id = FIRST_RESULT + run.results().size();
    JsonObject result = sent.deepCopy();
    result.addProperty("id", id);
    result.add("testRun", Doc.of("id", "" + run.id()).with("name", run.name()).json());
    run.results().put(id, result);
    plans.happened(run.id(), result);
    return result;
  }

  private HttpAnswer update(Call call) {
    TestRun old = run(call);
    JsonObject body = call.object();
    JsonObject facts = old.facts().deepCopy();
    body.entrySet().forEach(member -> facts.add(member.getKey(), member.getValue().deepCopy()));
    TestRun next = old.with(state(body, old.state()), facts, now());
    runs.put(next.id(), next);
    return Answers.ok(json(next));
  }

  private HttpAnswer delete(Call call) {
    runs.remove(run(call).id());
    return Answers.none();
  }

  private HttpAnswer statistics(Call call) {
    TestRun run = run(call);
    List<Doc> counts = new ArrayList<>();
    for (String outcome : List.of("Passed", "Failed", "NotExecuted")) {
      if (run.count(outcome) > 0) {
        counts.add(
            Doc.of("state", "Completed")
                .with("outcome", outcome)
                .with("count", run.count(outcome)));
      }
    }
    return Answers.ok(
        Doc.of("run", Doc.of("id", "" + run.id()).with("name", run.name()))
            .with("runStatistics", counts));
  }

  /** With details in pages of 100 at most, without them of 1,000. */
  private HttpAnswer results(Call call) {
    TestRun run = run(call);
    Query query = call.query();
    String details = query.text("detailsToInclude").orElse("none").toLowerCase(Locale.ROOT);
    int most = details.equals("none") ? MOST_RESULTS : MOST_WITH_DETAILS;
    int asked = query.count("$top", most);
    if (asked > most) {
      throw ServiceException.invalidArgument("At most " + most + " results can be asked for.");
    }
    List<String> outcomes =
        query.list("outcomes").stream().map(o -> o.toLowerCase(Locale.ROOT)).toList();
    return Answers.list(
        run.results().stream()
            .filter(
                one ->
                    outcomes.isEmpty()
                        || outcomes.contains(
                            String.valueOf(Json.string(one, "outcome")).toLowerCase(Locale.ROOT)))
            .skip(query.count("$skip", 0))
            .limit(asked)
            .toList());
  }

  private JsonObject result(Call call) {
    TestRun run = run(call);
    int id = call.number("result");
    return run.results()
        .find(id)
        .orElseThrow(() -> missing("Test result " + id + " cannot be found."));
  }

  private TestRun open(Call call) {
    TestRun run = run(call);
    if (run.hasEnded()) {
      throw ServiceException.badRequest(
          "InvalidOperationException", "Test run " + run.id() + " has ended already.");
    }
    return run;
  }

  private HttpAnswer add(Call call) {
    TestRun run = open(call);
    JsonArray sent = call.array();
    if (sent.size() > MOST_SENT) {
      throw ServiceException.invalidArgument(
          "At most " + MOST_SENT + " results can be sent at once, not " + sent.size() + ".");
    }
    List<JsonObject> added = new ArrayList<>();
    for (JsonElement element : sent) {
      if (!(element instanceof JsonObject one) || Json.string(one, "outcome") == null) {
        throw ServiceException.invalidArgument("Each result is an object with an outcome.");
      }
      added.add(put(run, one));
    }
    runs.put(run.id(), run.with(run.state(), run.facts(), now()));
    return Answers.list(added);
  }

  private HttpAnswer change(Call call) {
    TestRun run = open(call);
    List<JsonObject> changed = new ArrayList<>();
    for (JsonElement element : call.array()) {
      JsonElement id = element instanceof JsonObject one ? Json.member(one, "id") : null;
      int number = id == null ? 0 : Json.number(id);
      JsonObject result =
          run.results()
              .find(number)
              .orElseThrow(() -> missing("Test result " + number + " cannot be found."))
              .deepCopy();
      element
          .getAsJsonObject()
          .entrySet()
          .forEach(member -> result.add(member.getKey(), member.getValue().deepCopy()));
      run.results().put(number, result);
      plans.happened(run.id(), result);
      changed.add(result);
    }
    return Answers.list(changed);
  }
}
