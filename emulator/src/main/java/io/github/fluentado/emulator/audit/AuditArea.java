// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.audit;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import com.google.gson.JsonObject;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The audit log, which also notes who looks at it. */
public final class AuditArea implements Area {
  private static final int PAGE = 200;

  private final World world;
  private final AuditLog log;
  private final AuditJson json;
  private final AuditStreams streams;

  public AuditArea(World world) {
    this.world = world;
    this.log = new AuditLog(world);
    this.json = new AuditJson(world.organization());
    this.streams = new AuditStreams(world);
  }

  @Override
  public List<Route> routes() {
    List<Route> all = new ArrayList<>(streams.routes());
    all.add(Route.of("GET", "audit/actions", AuditArea::actions).in(ORGANIZATION).preview());
    all.add(Route.of("GET", "audit/auditlog", this::query).in(ORGANIZATION).preview().changing());
    all.add(
        Route.of("GET", "audit/downloadlog", this::download).in(ORGANIZATION).preview().changing());
    return all;
  }

  private static HttpAnswer actions(Call call) {
    Optional<String> area = call.query().text("areaName");
    return Answers.list(
        AuditAction.ALL.stream()
            .filter(action -> area.filter(name -> !name.equalsIgnoreCase(action.area())).isEmpty())
            .toList(),
        AuditAction::json);
  }

  private HttpAnswer query(Call call) {
    Query query = call.query();
    List<AuditEntry> all = entries(query);
    if (!query.flag("skipAggregation")) {
      all = AuditLog.aggregated(all);
    }
    Optional<String> token = query.text("continuationToken").map(AuditArea::token);
    List<AuditEntry> rest =
        all.stream()
            .filter(entry -> token.filter(last -> entry.id().compareTo(last) <= 0).isEmpty())
            .toList();
    int size = Math.max(1, query.count("batchSize", PAGE));
    List<JsonObject> page = rest.stream().limit(size).map(json::entry).toList();
    String next =
        page.isEmpty() ? token.orElse(null) : Json.string(page.get(page.size() - 1), "id");
    Doc body =
        Doc.of("decoratedAuditLogEntries", page)
            .with("continuationToken", Json.of(next))
            .with("hasMore", rest.size() > size);
    log.add(AuditAction.ACCESS, null, "Accessed the audit log", filter(query), agent(call));
    return Answers.ok(body);
  }

  private static JsonObject filter(Query query) {
    Doc filter =
        Doc.of("StartTime", Json.of(query.text("startTime").orElse(null)))
            .with("EndTime", Json.of(query.text("endTime").orElse(null)))
            .with("ContinuationToken", Json.of(query.text("continuationToken").orElse(null)))
            .with("BatchSize", query.count("batchSize", PAGE));
    return Doc.of("Filter", filter).json();
  }

  /**
   * A token is the id of the last entry that was given; its part for the activity is not needed.
   */
  private static String token(String text) {
    String[] parts = text.split(";", -1);
    if (parts.length != 3 || !parts[0].matches("\\d{19}")) {
      throw ServiceException.invalidArgument("The continuation token is not valid.");
    }
    return parts[0] + ";" + parts[1];
  }

  private List<AuditEntry> entries(Query query) {
    Instant start = time(query, "startTime").orElse(Instant.MIN);
    Instant end = time(query, "endTime").orElse(Instant.MAX);
    if (start.isAfter(end)) {
      throw ServiceException.badRequest(
          "ArgumentException", "The start time must not lie behind the end time.");
    }
    return log.between(start, end);
  }

  private static Optional<Instant> time(Query query, String name) {
    return query.text(name).map(text -> time(name, text));
  }

  /** Without a zone it is UTC. */
  private static Instant time(String name, String sent) {
    String text = sent.trim().toUpperCase(Locale.ROOT);
    try {
      if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      // A plus sign that was not encoded has become a space.
      String whole = text.replace(' ', '+');
      return whole.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
          ? OffsetDateTime.parse(whole).toInstant()
          : LocalDateTime.parse(whole).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw ServiceException.invalidArgument(
          "The value '" + sent + "' of " + name + " is not a date and time.");
    }
  }

  private HttpAnswer download(Call call) {
    String format = call.query().text("format").orElse("").toLowerCase(Locale.ROOT);
    List<AuditEntry> all = entries(call.query());
    String text;
    if (format.equals("json")) {
      text = Json.text(Json.of(all.stream().map(json::entry).toList()));
    } else if (format.equals("csv")) {
      text = json.csv(all);
    } else {
      throw ServiceException.badRequest(
          "ArgumentException", "The format must be json or csv, not '" + format + "'.");
    }
    log.add(
        AuditAction.DOWNLOAD, null, "Downloaded the audit log", filter(call.query()), agent(call));
    String file = "auditlog_" + world.organization().now().toEpochMilli() + "." + format;
    return HttpAnswer.of(200, "application/octet-stream", text)
        .with("Content-Disposition", "attachment; filename=" + file);
  }

  private static String agent(Call call) {
    return call.headers().first("User-Agent").orElse("");
  }
}
