// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.endpoint;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;
import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import io.github.fluentado.emulator.core.Identity;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Service endpoints, also called service connections. */
public final class EndpointArea implements Area {
  private static final int PAGE = 50;

  private final World world;
  private final Endpoints endpoints;
  private final EndpointReader reader;

  public EndpointArea(World world) {
    this.world = world;
    this.endpoints = new Endpoints(world);
    this.reader = new EndpointReader(world);
  }

  @Override
  public List<Route> routes() {
    String all = "serviceendpoint/endpoints";
    String one = all + "/{id}";
    return List.of(
        Route.of("GET", all, this::list).in(PROJECT),
        Route.of("POST", all, this::create),
        Route.of("PUT", all, this::updateAll),
        Route.of("GET", one, this::get).in(PROJECT),
        Route.of("PUT", one, this::update),
        Route.of("PATCH", one, this::share),
        Route.of("DELETE", one, this::delete),
        Route.of("GET", "serviceendpoint/types", EndpointArea::types),
        Route.of("POST", "serviceendpoint/types", EndpointArea::someTypes)
            .in(ORGANIZATION)
            .reading(),
        Route.of("GET", "serviceendpoint/{id}/executionhistory", this::history).in(PROJECT));
  }

  /** Notes that a pipeline has used an endpoint. */
  public void used(UUID endpoint, Execution execution) {
    endpoints.used(endpoint, execution);
  }

  private HttpAnswer list(Call call) {
    UUID project = project(call);
    Query query = call.query();
    List<String> names = query.list("endpointNames");
    List<String> ids = query.list("endpointIds");
    Stream<Endpoint> found = endpoints.of(project).stream();
    found = found.filter(endpoint -> matches(endpoint, query));
    found = found.filter(e -> ids.isEmpty() || anyEquals(ids, e.id().toString()));
    found =
        found.filter(e -> names.isEmpty() || anyEquals(names, e.use(project).orElseThrow().name()));
    return Answers.list(found.toList(), endpoint -> json(endpoint).in(project, false));
  }

  private static boolean matches(Endpoint endpoint, Query query) {
    List<String> schemes = query.list("authSchemes");
    String scheme = endpoint.authorization().scheme();
    return query.text("type").filter(t -> !t.equalsIgnoreCase(endpoint.type())).isEmpty()
        && query.text("owner").filter(owner -> !owner.equalsIgnoreCase("library")).isEmpty()
        && (schemes.isEmpty() || anyEquals(schemes, scheme));
  }

  private static boolean anyEquals(List<String> wanted, String value) {
    return wanted.stream().anyMatch(value::equalsIgnoreCase);
  }

  /** The service answers {@code null}, not an error, for an endpoint that is not there. */
  private HttpAnswer get(Call call) {
    UUID project = project(call);
    return endpoints
        .find(call.part("id"))
        .filter(endpoint -> endpoint.use(project).isPresent())
        .map(endpoint -> Answers.ok(json(endpoint).in(project, false)))
        .orElseGet(() -> Answers.ok(JsonNull.INSTANCE));
  }

  private HttpAnswer create(Call call) {
    if (call.query().text("endpointIds").isPresent()) {
      return refreshed(call);
    }
    Optional<Project> project = world.organization().project(call);
    Endpoint made = reader.create(call.object(), project, endpoints.newId());
    endpoints.add(made);
    return Answers.ok(json(made).written());
  }

  /** Signing in anew changes nothing here, but each endpoint must be there. */
  private HttpAnswer refreshed(Call call) {
    UUID project = project(call);
    List<Endpoint> wanted =
        call.query().list("endpointIds").stream()
            .map(endpoints::get)
            .filter(endpoint -> endpoint.use(project).isPresent())
            .toList();
    return Answers.list(wanted, endpoint -> json(endpoint).in(project, true));
  }

  private HttpAnswer update(Call call) {
    Endpoint old = endpoints.get(call.part("id"));
    Endpoint next = reader.update(old, call.object());
    endpoints.replace(next);
    return Answers.ok(json(next).written());
  }

  private HttpAnswer updateAll(Call call) {
    List<JsonElement> changed = new ArrayList<>();
    for (JsonElement element : call.array()) {
      Endpoint old = endpoints.get(Optional.ofNullable(id(element)).orElse(""));
      Endpoint next = reader.update(old, element.getAsJsonObject());
      endpoints.replace(next);
      changed.add(json(next).written().json());
    }
    return Answers.list(changed);
  }

  private static @Nullable String id(JsonElement element) {
    if (!element.isJsonObject()) {
      throw ServiceException.invalidArgument("Each entry must be a service endpoint.");
    }
    return Json.string(element.getAsJsonObject(), "id");
  }

  private HttpAnswer share(Call call) {
    Endpoint endpoint = endpoints.get(call.part("id"));
    JsonArray references = call.array();
    List<Endpoint.Use> uses = reader.uses(references, endpoint.name());
    endpoints.replace(endpoint.sharedWith(uses, me(), now()));
    return Answers.none();
  }

  private HttpAnswer delete(Call call) {
    Endpoint endpoint = endpoints.get(call.part("id"));
    List<String> names = new ArrayList<>(call.query().list("projectIds"));
    world.organization().project(call).ifPresent(project -> names.add(project.id().toString()));
    if (names.isEmpty()) {
      throw ServiceException.badRequest(
          "ArgumentNullException", "Value cannot be null. Parameter name: projectIds");
    }
    List<UUID> ids = names.stream().map(n -> world.organization().project(n).id()).toList();
    endpoints.withdraw(endpoint, ids);
    return Answers.none();
  }

  private static HttpAnswer types(Call call) {
    Optional<String> type = call.query().text("type");
    Optional<String> scheme = call.query().text("scheme");
    return Answers.list(
        EndpointType.ALL.stream()
            .filter(t -> type.filter(name -> !name.equalsIgnoreCase(t.name())).isEmpty())
            .filter(t -> scheme.filter(name -> t.scheme(name).isEmpty()).isEmpty())
            .toList(),
        EndpointType::json);
  }

  private static HttpAnswer someTypes(Call call) {
    List<String> wanted = call.array().asList().stream().map(Json::scalar).toList();
    return Answers.list(
        EndpointType.ALL.stream().filter(type -> anyEquals(wanted, type.name())).toList(),
        EndpointType::json);
  }

  /** The newest come first; the token is the number of the first that is left out. */
  private HttpAnswer history(Call call) {
    UUID project = project(call);
    UUID id = id(call.part("id"));
    List<Execution> all =
        endpoints
            .find(call.part("id"))
            .filter(endpoint -> endpoint.use(project).isPresent())
            .map(endpoint -> endpoints.history(endpoint.id()))
            .orElse(List.of());
    int token = call.query().count("continuationToken", 0);
    int from = token > 0 ? Math.min(token, all.size()) : all.size();
    int end = Math.max(0, from - Math.max(1, Math.min(PAGE, call.query().count("top", PAGE))));
    List<Doc> page = new ArrayList<>();
    for (int number = from; number > end; number--) {
      page.add(Doc.of("endpointId", id).with("data", all.get(number - 1).json(number)));
    }
    HttpAnswer answer = Answers.list(page);
    return end > 0 ? answer.with("x-ms-continuationtoken", Integer.toString(end)) : answer;
  }

  private static UUID id(String text) {
    return Endpoints.parse(text)
        .orElseThrow(
            () -> ServiceException.invalidArgument("The id '" + text + "' is not a GUID."));
  }

  private UUID project(Call call) {
    return world.organization().requiredProject(call).id();
  }

  private EndpointJson json(Endpoint endpoint) {
    return new EndpointJson(world.organization(), endpoint);
  }

  private Identity me() {
    return world.organization().me();
  }

  private Instant now() {
    return world.organization().now();
  }

  @Override
  public Map<String, Object> seed(String project) {
    Endpoint made = reader.seed(world.organization().project(project), endpoints.newId());
    endpoints.add(made);
    return Map.of("endpoint", made.id().toString());
  }
}
