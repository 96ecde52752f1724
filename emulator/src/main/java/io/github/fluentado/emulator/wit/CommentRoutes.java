// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import io.github.fluentado.emulator.core.Identity;
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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Comments of a work item; the newest come first. */
final class CommentRoutes implements Area {
  private static final int PAGE = 200;

  private final Tracking tracking;
  private final ItemEditor editor;

  CommentRoutes(Tracking tracking) {
    this.tracking = tracking;
    this.editor = new ItemEditor(tracking);
  }

  @Override
  public List<Route> routes() {
    String all = "wit/workitems/{id:int}/comments";
    String one = all + "/{comment:int}";
    return List.of(
        Route.of("GET", all, this::list).in(PROJECT).preview(),
        Route.of("POST", all, this::add).in(PROJECT).preview(),
        Route.of("GET", one, this::get).in(PROJECT).preview(),
        Route.of("PATCH", one, this::edit).in(PROJECT).preview(),
        Route.of("DELETE", one, this::remove).in(PROJECT).preview());
  }

  private WorkItem item(Call call) {
    Project project = tracking.organization().requiredProject(call);
    return tracking.item(call.positive("id"), project);
  }

  private HttpAnswer list(Call call) {
    WorkItem item = item(call);
    Query query = call.query();
    List<Comment> all = new ArrayList<>(item.comments());
    if (!query.flag("includeDeleted")) {
      all.removeIf(Comment::deleted);
    }
    List<Integer> ids = query.numbers("ids");
    if (!ids.isEmpty()) {
      all.removeIf(comment -> !ids.contains(comment.id()));
    }
    boolean ascending = query.text("order").orElse("desc").equalsIgnoreCase("asc");
    Comparator<Comment> order = Comparator.comparingInt(Comment::id);
    all.sort(ascending ? order : order.reversed());
    return page(item, all, query);
  }

  private HttpAnswer page(WorkItem item, List<Comment> all, Query query) {
    int after = query.text("continuationToken").map(CommentRoutes::read).orElse(0);
    int start = 0;
    while (after > 0 && start < all.size() && all.get(start).id() != after) {
      start++;
    }
    int from = after > 0 ? Math.min(all.size(), start + 1) : 0;
    int end = Math.min(all.size(), from + Math.max(1, query.count("$top", PAGE)));
    List<Comment> page = all.subList(from, end);
    Doc body =
        Doc.of("totalCount", all.size())
            .with("count", page.size())
            .with("comments", page.stream().map(comment -> json(item, comment)).toList());
    if (end < all.size()) {
      String token = token(page.get(page.size() - 1).id());
      body.with("nextPage", url(item) + "?continuationToken=" + token)
          .with("continuationToken", token);
    }
    return Answers.ok(body);
  }

  private static String token(int id) {
    byte[] text = ("comment " + id).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  private static int read(String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      return Integer.parseInt(text.substring("comment ".length()));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw ServiceException.invalidArgument("The continuation token is not valid.");
    }
  }

  private HttpAnswer get(Call call) {
    WorkItem item = item(call);
    return Answers.ok(json(item, comment(item, call, call.query().flag("includeDeleted"))));
  }

  private static Comment comment(WorkItem item, Call call, boolean alsoDeleted) {
    int id = call.number("comment");
    return item.comments().stream()
        .filter(comment -> comment.id() == id && (alsoDeleted || !comment.deleted()))
        .findFirst()
        .orElseThrow(() -> WitErrors.noComment(id));
  }

  private HttpAnswer add(Call call) {
    WorkItem item = item(call);
    String text = text(call);
    String format = format(call, "html");
    Comment made = Comment.first(tracking.nextComment(), text, format, me(), now());
    item.add(made);
    editor.comment(
        item, made, Map.of(Fields.HISTORY_TEXT, text, Fields.COMMENT_COUNT, count(item)));
    return Answers.ok(json(item, made));
  }

  private HttpAnswer edit(Call call) {
    WorkItem item = item(call);
    Comment old = comment(item, call, false);
    Comment edited = old.edited(text(call), format(call, old.format()), me(), now());
    item.replace(edited);
    editor.comment(item, edited, Map.of());
    return Answers.ok(json(item, edited));
  }

  private HttpAnswer remove(Call call) {
    WorkItem item = item(call);
    Comment removed = comment(item, call, false).removed(me(), now());
    item.replace(removed);
    editor.comment(item, removed, Map.of(Fields.COMMENT_COUNT, count(item)));
    return Answers.ok(json(item, removed));
  }

  private static int count(WorkItem item) {
    return (int) item.comments().stream().filter(comment -> !comment.deleted()).count();
  }

  private Identity me() {
    return tracking.organization().me();
  }

  private Instant now() {
    return tracking.organization().now();
  }

  private static String text(Call call) {
    @Nullable String text = Json.string(call.object(), "text");
    if (text == null || text.isBlank()) {
      throw ServiceException.invalidArgument("The text of a comment must not be empty.");
    }
    return text;
  }

  private static String format(Call call, String other) {
    return call.query().text("format").map(f -> f.toLowerCase(Locale.ROOT)).orElse(other);
  }

  private Doc json(WorkItem item, Comment comment) {
    String organization = tracking.organization().url();
    return Doc.of("workItemId", item.id())
        .with("id", comment.id())
        .with("commentId", comment.id())
        .with("version", comment.version())
        .with("text", comment.text())
        .with("format", comment.format())
        .with("createdBy", comment.createdBy().json(organization))
        .with("createdDate", comment.created())
        .with("modifiedBy", comment.modifiedBy().json(organization))
        .with("modifiedDate", comment.modified())
        .with("isDeleted", comment.deleted())
        .with("url", url(item) + "/" + comment.id());
  }

  private String url(WorkItem item) {
    return tracking.url(item) + "/comments";
  }
}
