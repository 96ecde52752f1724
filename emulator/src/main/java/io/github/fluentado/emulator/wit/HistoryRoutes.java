// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.wit.ItemJson.View;
import java.util.List;

/** Revisions and updates of a work item. */
final class HistoryRoutes implements Area {
  private static final int PAGE = 200;

  private final Tracking tracking;
  private final ItemJson json;

  HistoryRoutes(Tracking tracking) {
    this.tracking = tracking;
    this.json = new ItemJson(tracking);
  }

  @Override
  public List<Route> routes() {
    String item = "wit/workitems/{id:int}";
    return List.of(
        Route.of("GET", item + "/revisions", this::revisions),
        Route.of("GET", item + "/revisions/{number:int}", this::revision),
        Route.of("GET", item + "/updates", this::updates),
        Route.of("GET", item + "/updates/{number:int}", this::update));
  }

  private WorkItem item(Call call) {
    return tracking.item(call.positive("id"), tracking.organization().project(call).orElse(null));
  }

  private HttpAnswer revisions(Call call) {
    WorkItem item = item(call);
    View view = view(call, false);
    return Answers.list(
        page(item.revisions(), call), r -> json.revision(tracking.snapshot(item, r), view));
  }

  private HttpAnswer revision(Call call) {
    WorkItem item = item(call);
    int number = call.number("number");
    Revision revision = item.revision(number).orElseThrow(() -> missing(item, number));
    return Answers.ok(json.revision(tracking.snapshot(item, revision), view(call, true)));
  }

  private static View view(Call call, boolean links) {
    return new View(List.of(), Expand.parse(call.query().text("$expand").orElse("")), links);
  }

  private HttpAnswer updates(Call call) {
    WorkItem item = item(call);
    Snapshot current = tracking.snapshot(item);
    return Answers.list(page(item.updates(), call), update -> json.update(current, update, false));
  }

  private HttpAnswer update(Call call) {
    WorkItem item = item(call);
    int number = call.number("number");
    if (number < 1 || number > item.updates().size()) {
      throw missing(item, number);
    }
    Update update = item.updates().get(number - 1);
    return Answers.ok(json.update(tracking.snapshot(item), update, true));
  }

  private static RuntimeException missing(WorkItem item, int number) {
    return WitErrors.of(
        404,
        "WorkItemIdRevisionNotFoundException",
        "TF401232: Work item " + item.id() + " has no revision " + number + ".");
  }

  private static <T> List<T> page(List<T> all, Call call) {
    int top = Math.min(PAGE, call.query().count("$top", PAGE));
    return all.stream().skip(call.query().count("$skip", 0)).limit(top).toList();
  }
}
