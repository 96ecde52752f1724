// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What takes a while: not told how it stands at first, then in progress, then done. */
public final class Operations implements Area {
  static final Duration UNTIL_DONE = Duration.ofMillis(300);

  private final World world;
  private final Organization organization;
  private final Table<String, String> states;

  public Operations(World world) {
    this.world = world;
    this.organization = world.organization();
    this.states = world.store().table();
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.of("GET", "operations/{id}", this::get).in(ORGANIZATION));
  }

  /** Begins one; the answer refers to it. */
  public HttpAnswer begin(Runnable end) {
    UUID id = organization.derivedId("operation", "" + states.size());
    Instant now = organization.now();
    states.put(id.toString(), "inProgress");
    world
        .schedule()
        .at(
            now.plus(UNTIL_DONE),
            due -> {
              end.run();
              states.put(id.toString(), "succeeded");
            });
    return Answers.json(
        202, Doc.of("id", id).with("status", "notSet").with("url", url(id.toString())));
  }

  private HttpAnswer get(Call call) {
    String id = call.part("id").toLowerCase(Locale.ROOT);
    String state = states.find(id).orElseThrow(() -> missing(id));
    return Answers.ok(
        Doc.of("id", id)
            .with("status", state)
            .with("url", url(id))
            .with("_links", Doc.of().withHref("self", url(id))));
  }

  private String url(String id) {
    return organization.url() + "/_apis/operations/" + id;
  }

  private static ServiceException missing(String id) {
    return ServiceException.of(
        404,
        "Microsoft.VisualStudio.Services.Operations.OperationNotFoundException",
        3000,
        "There is no operation " + id + ".");
  }
}
