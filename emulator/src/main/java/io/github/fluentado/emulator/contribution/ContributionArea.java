// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.contribution;

import static io.github.fluentado.emulator.server.Scope.PROJECT_OPTIONAL;

import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Queries by names of contributions, as the service's own pages send them. What nobody here answers
 * is left out of the answer, as on the service.
 */
public final class ContributionArea implements Area {
  private static final String HIERARCHY = "Contribution/HierarchyQuery";
  private static final String PROVIDERS = "Contribution/dataProviders/query";

  private final Organization organization;
  private final Providers providers;

  /**
   * The routes of one organization.
   *
   * @param ask gets an answer from whichever area serves a path
   */
  public ContributionArea(World world, Function<HttpRequest, HttpAnswer> ask) {
    this.organization = world.organization();
    this.providers = new Providers(organization, ask);
  }

  @Override
  public List<Route> routes() {
    String scope = "/{scopeName}/{scopeValue}";
    return Stream.of(
            Route.of("POST", HIERARCHY, this::hierarchy),
            Route.of("POST", HIERARCHY + scope, this::hierarchy),
            Route.of("POST", PROVIDERS, this::data),
            Route.of("POST", PROVIDERS + scope, this::data),
            Route.of("POST", "Contribution/nodes/query", this::nodes))
        .map(route -> route.in(PROJECT_OPTIONAL).preview())
        .toList();
  }

  private Map<String, Doc> found(Question question) {
    Map<String, Doc> found = new TreeMap<>();
    for (String id : question.ids()) {
      Optional<Doc> answer = providers.answer(id, question);
      answer.ifPresent(doc -> found.put(id, doc));
    }
    return found;
  }

  private static List<Doc> resolved(Map<String, Doc> found) {
    List<Doc> resolved = new ArrayList<>();
    found.keySet().forEach(id -> resolved.add(Doc.of("id", id).with("priority", 0)));
    return resolved;
  }

  private HttpAnswer hierarchy(Call call) {
    Map<String, Doc> found = found(Question.of(call, organization));
    Doc data = Doc.of("ms.vss-web.component-data", Doc.of()).withNull("ms.vss-web.shared-data");
    found.forEach(data::with);
    return Answers.ok(
        Doc.of("dataProviderSharedData", Doc.of())
            .with("dataProviders", data)
            .with("resolvedProviders", resolved(found)));
  }

  private HttpAnswer data(Call call) {
    Map<String, Doc> found = found(Question.of(call, organization));
    Doc answer =
        Doc.of("sharedData", Doc.of())
            .with("data", found)
            .with("resolvedProviders", resolved(found))
            .with("clientProviders", Doc.of())
            .with("exceptions", Doc.of());
    if (!call.part("scopeName").isEmpty()) {
      answer.with("scopeName", call.part("scopeName"));
      answer.with("scopeValue", call.part("scopeValue"));
    }
    return Answers.ok(answer);
  }

  /** No extension of the emulator contributes to a page. */
  private HttpAnswer nodes(Call call) {
    Question.of(call, organization);
    return Answers.ok(Doc.of("nodes", Doc.of()).with("providerDetails", Doc.of()));
  }
}
