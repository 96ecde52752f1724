// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.governance;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
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
import io.github.fluentado.emulator.store.Table;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Component governance, as far as its requests are known: no description of it is published. The
 * first project has one governed repository with two branches, of which one is tracked and has
 * alerts.
 */
public final class GovernanceArea implements Area {
  private static final String ALL = "ComponentGovernance/GovernedRepositories";
  private static final String ONE = ALL + "/{repository:int}";
  private static final String TRACKED = "main";
  private static final int USUAL_BRANCHES = 100;

  /** What is known of a repository; the JSON is never changed. */
  private record Governed(
      int id, UUID project, String name, List<String> policies, JsonObject settings) {

    Governed with(JsonObject other) {
      return new Governed(id, project, name, policies, other);
    }

    Doc json() {
      List<Doc> references = policies.stream().map(policy -> Doc.of("id", policy)).toList();
      return Doc.of("id", id).with("name", name).with("policyReferences", references);
    }
  }

  private final Organization organization;
  private final Table<Integer, Governed> repositories;

  public GovernanceArea(World world) {
    this.organization = world.organization();
    this.repositories = world.store().table();
  }

  @Override
  public List<Route> routes() {
    String settings = ONE + "/AlertSettings";
    return List.of(
        route("GET", ALL, this::list).preview(),
        route("GET", ONE, call -> Answers.ok(governed(call).json())).preview(),
        route("DELETE", ONE, this::delete).preview(),
        route("DELETE", ONE + "/policyreferences/{policy}", this::removePolicy).preview(),
        route("GET", settings, call -> Answers.ok(governed(call).settings())).preview(),
        route("PUT", settings, this::save).preview(),
        route("GET", ONE + "/Branches", this::branches),
        route("GET", ONE + "/Branches/{*branch}", this::alerts));
  }

  /** A Server has none of it. */
  private Route route(String method, String path, Function<Call, HttpAnswer> handler) {
    return Route.of(method, path, organization.isHosted() ? handler : GovernanceArea::nowhere)
        .in(PROJECT);
  }

  private static HttpAnswer nowhere(Call call) {
    throw ServiceException.noRoute("/" + call.project().orElse("") + "/_apis/" + ALL);
  }

  @Override
  public Map<String, Object> seed(String projectName) {
    if (!organization.isHosted()) {
      return Map.of();
    }
    Project project = organization.project(projectName);
    JsonObject settings =
        Doc.of("minimumAlertSeverity", "medium")
            .with("showRepositoryWarningBanner", true)
            .with("notificationRecipients", List.of("security@contoso.example"))
            .json();
    Governed made = new Governed(1, project.id(), projectName, List.of("1", "2"), settings);
    repositories.put(made.id(), made);
    return Map.of("governedRepository", made.id());
  }

  private Governed governed(Call call) {
    UUID project = organization.requiredProject(call).id();
    int id = call.number("repository");
    return repositories
        .find(id)
        .filter(one -> one.project().equals(project))
        .orElseThrow(() -> missing("There is no governed repository " + id + "."));
  }

  private static ServiceException missing(String text) {
    return ServiceException.of(
        404, "Microsoft.ComponentGovernance.GovernedRepositoryNotFoundException", 3000, text);
  }

  private HttpAnswer list(Call call) {
    UUID project = organization.requiredProject(call).id();
    return Answers.list(
        repositories.stream().filter(one -> one.project().equals(project)).toList(),
        Governed::json);
  }

  private HttpAnswer delete(Call call) {
    repositories.remove(governed(call).id());
    return Answers.none();
  }

  private HttpAnswer removePolicy(Call call) {
    Governed old = governed(call);
    String policy = call.part("policy");
    if (!old.policies().contains(policy)) {
      throw missing("The repository has no policy " + policy + ".");
    }
    List<String> left = old.policies().stream().filter(one -> !one.equals(policy)).toList();
    repositories.put(
        old.id(), new Governed(old.id(), old.project(), old.name(), left, old.settings()));
    return Answers.none();
  }

  /** Saved as a whole; the severity comes as a number and is shown as a word. */
  private HttpAnswer save(Call call) {
    Governed old = governed(call);
    JsonObject sent = call.object().deepCopy();
    String severity = Json.string(sent, "minimumAlertSeverity");
    List<String> words = List.of("low", "medium", "high", "critical");
    if (severity != null && severity.matches("[0-3]")) {
      sent.addProperty("minimumAlertSeverity", words.get(Integer.parseInt(severity)));
    } else if (severity == null || !words.contains(severity)) {
      throw ServiceException.invalidArgument("The minimumAlertSeverity is not known.");
    }
    repositories.put(old.id(), old.with(sent));
    return Answers.ok(sent);
  }

  private HttpAnswer branches(Call call) {
    governed(call);
    Query query = call.query();
    boolean all = query.text("isTracked").isEmpty() || !query.flag("isTracked");
    return Answers.list(
        Stream.of(TRACKED, "feature/one")
            .filter(name -> all || name.equals(TRACKED))
            .limit(query.count("top", USUAL_BRANCHES))
            .map(name -> Doc.of("name", name).with("isTracked", name.equals(TRACKED)))
            .toList());
  }

  /** The name of a branch may have slashes, so that the end of the path is read here. */
  private HttpAnswer alerts(Call call) {
    governed(call);
    String rest = call.part("branch");
    if (!rest.endsWith("/Alerts")) {
      throw ServiceException.noRoute(rest);
    }
    if (!rest.equals(TRACKED + "/Alerts")) {
      return Answers.ok(Doc.of("count", 0).with("value", new JsonArray()));
    }
    Query query = call.query();
    boolean development =
        query.text("includeDevelopmentDependencies").isEmpty()
            || query.flag("includeDevelopmentDependencies");
    return Answers.list(
        Stream.of(alert(1, "high", false, true), alert(2, "low", true, true))
            .filter(alert -> development || !Json.flag(alert, "isDevelopmentDependency"))
            .toList());
  }

  private static JsonObject alert(int id, String severity, boolean development, boolean active) {
    return Doc.of("alertId", id)
        .with("severity", severity)
        .with("isDevelopmentDependency", development)
        .with("isActive", active)
        .json();
  }
}
