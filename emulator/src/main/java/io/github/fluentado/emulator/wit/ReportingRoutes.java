// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All revisions of all items in the order they were made. The continuation token is the watermark
 * of the last one sent; it stays good after the last batch, for asking again later.
 */
final class ReportingRoutes implements Area {
  private static final int PAGE = 200;
  private static final int LARGEST_PAGE = 1000;

  private final Tracking tracking;
  private final FieldValues values;

  ReportingRoutes(Tracking tracking) {
    this.tracking = tracking;
    this.values = new FieldValues(tracking.organization());
  }

  /** What a client wants to see. */
  private record Filter(
      List<String> fields,
      List<String> types,
      boolean identityRefs,
      boolean deleted,
      boolean latestOnly) {}

  @Override
  public List<Route> routes() {
    String path = "wit/reporting/workitemrevisions";
    return List.of(Route.of("GET", path, this::get), Route.of("POST", path, this::post).reading());
  }

  private HttpAnswer get(Call call) {
    Query query = call.query();
    Filter filter =
        new Filter(
            query.list("fields"),
            query.list("types"),
            query.flag("includeIdentityRef"),
            query.flag("includeDeleted"),
            query.flag("includeLatestOnly"));
    return batch(call, filter);
  }

  private HttpAnswer post(Call call) {
    JsonObject body = call.object();
    Filter filter =
        new Filter(
            ItemRoutes.strings(Json.member(body, "fields")),
            ItemRoutes.strings(Json.member(body, "types")),
            Json.flag(body, "includeIdentityRef"),
            Json.flag(body, "includeDeleted"),
            Json.flag(body, "includeLatestOnly"));
    return batch(call, filter);
  }

  private HttpAnswer batch(Call call, Filter filter) {
    Query query = call.query();
    Optional<Project> project = tracking.organization().project(call);
    filter.fields().forEach(tracking::field);
    int after = query.text("continuationToken").map(ReportingRoutes::watermark).orElse(0);
    Optional<Instant> since = query.text("startDateTime").map(ItemRoutes::time);
    int size = Math.min(LARGEST_PAGE, Math.max(1, query.count("$maxPageSize", PAGE)));
    List<Snapshot> rest =
        tracking.all().stream()
            .filter(item -> project.isEmpty() || tracking.projectOf(item).equals(project.get()))
            .filter(item -> filter.deleted() || !item.deleted())
            .flatMap(item -> revisions(item, filter))
            .filter(snapshot -> snapshot.revision().watermark() > after)
            .filter(s -> since.isEmpty() || !s.revision().changed().isBefore(since.get()))
            .filter(snapshot -> wanted(snapshot, filter))
            .sorted(Comparator.comparingInt(snapshot -> snapshot.revision().watermark()))
            .toList();
    List<Snapshot> page = rest.subList(0, Math.min(size, rest.size()));
    int token = page.isEmpty() ? after : page.get(page.size() - 1).revision().watermark();
    String url = tracking.organization().url() + project.map(p -> "/" + p.id()).orElse("");
    return Answers.ok(
        Doc.of("values", page.stream().map(snapshot -> json(snapshot, filter)).toList())
            .with(
                "nextLink",
                url + "/_apis/wit/reporting/workItemRevisions?continuationToken=" + token)
            .with("continuationToken", "" + token)
            .with("isLastBatch", page.size() == rest.size()));
  }

  private Stream<Snapshot> revisions(WorkItem item, Filter filter) {
    List<Revision> all = filter.latestOnly() ? List.of(item.latest()) : item.revisions();
    return all.stream().map(revision -> tracking.snapshot(item, revision));
  }

  private static boolean wanted(Snapshot snapshot, Filter filter) {
    return filter.types().isEmpty()
        || filter.types().stream().anyMatch(snapshot.text(Fields.TYPE)::equalsIgnoreCase);
  }

  private static int watermark(String token) {
    try {
      return Integer.parseInt(token);
    } catch (NumberFormatException e) {
      throw ServiceException.invalidArgument("The continuation token is not valid.");
    }
  }

  private Doc json(Snapshot snapshot, Filter filter) {
    List<String> names =
        filter.fields().stream().map(name -> tracking.field(name).referenceName()).toList();
    Map<String, Object> shown = names.isEmpty() ? usual(snapshot) : snapshot.only(names);
    Map<String, JsonElement> written = new LinkedHashMap<>();
    shown.forEach((name, value) -> written.put(name, write(value, filter)));
    return Doc.of("id", snapshot.id())
        .with("rev", snapshot.revision().number())
        .with("fields", written);
  }

  private static Map<String, Object> usual(Snapshot snapshot) {
    Map<String, Object> shown =
        snapshot.only(Fields.ID, Fields.REV, "System.RevisedDate", "System.Watermark");
    shown.putAll(snapshot.visible());
    if (snapshot.revision().deleted()) {
      shown.put(Fields.IS_DELETED, true);
    }
    return shown;
  }

  private JsonElement write(@Nullable Object value, Filter filter) {
    if (value == null) {
      return Json.of(null);
    }
    return filter.identityRefs() ? values.write(value) : FieldValues.writePlain(value);
  }
}
