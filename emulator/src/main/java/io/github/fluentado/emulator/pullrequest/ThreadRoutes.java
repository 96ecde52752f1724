// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Route;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Threads of comments. */
final class ThreadRoutes {
  private final PullRequests all;
  private final Merges merges;
  private final Announcer announcer;
  private final PullRequestJson json;

  ThreadRoutes(PullRequests all, Merges merges, Announcer announcer, PullRequestJson json) {
    this.all = all;
    this.merges = merges;
    this.announcer = announcer;
    this.json = json;
  }

  List<Route> routes() {
    String some = "git/repositories/{repository}/pullrequests/{id:int}/threads";
    String one = some + "/{thread:int}";
    String comments = one + "/comments";
    String comment = comments + "/{comment:int}";
    return List.of(
        Route.of("GET", some, this::list),
        Route.of("POST", some, this::create),
        Route.of("GET", one, this::get),
        Route.of("PATCH", one, this::update),
        Route.of("GET", comments, this::comments),
        Route.of("POST", comments, this::reply),
        Route.of("GET", comment, this::comment),
        Route.of("PATCH", comment, this::edit),
        Route.of("DELETE", comment, this::remove),
        Route.of("GET", comment + "/likes", this::likes),
        Route.of("POST", comment + "/likes", this::like),
        Route.of("DELETE", comment + "/likes", this::unlike));
  }

  private HttpAnswer list(Call call) {
    PullRequest request = all.of(call);
    ThreadPlaces places = ThreadPlaces.asked(all, request, call.query());
    return Answers.list(
        request.threads().items(), thread -> json.thread(request, places.track(thread)));
  }

  private HttpAnswer get(Call call) {
    PullRequest request = all.of(call);
    ThreadPlaces places = ThreadPlaces.asked(all, request, call.query());
    return Answers.ok(json.thread(request, places.track(thread(request, call))));
  }

  private static Discussion thread(PullRequest request, Call call) {
    int id = call.number("thread");
    return request.threads().stream()
        .filter(thread -> thread.id() == id)
        .findFirst()
        .orElseThrow(() -> PullRequestErrors.noThread(id));
  }

  private HttpAnswer create(Call call) {
    PullRequest request = all.of(call);
    Body body = new Body(call.object());
    if (body.number("id", 0) != 0) {
      throw PullRequestErrors.threadId();
    }
    List<Comment> comments = new ArrayList<>();
    for (Body comment : body.list("comments")) {
      comments.add(comment(comment, comments.size() + 1, comments));
    }
    if (comments.isEmpty()) {
      throw PullRequestErrors.badArgument("comments", "a thread needs at least one comment");
    }
    Instant now = all.now();
    Discussion made =
        new Discussion(
            all.nextThread(),
            now,
            now,
            body.has("status") ? Choice.THREAD_STATUS.of(body.required("status")) : "unknown",
            comments,
            ThreadPlaces.place(body.part("threadContext")),
            ThreadPlaces.iterations(request, body.part("pullRequestThreadContext")),
            Properties.typed(body.part("properties")),
            null);
    request.threads().add(made);
    merges.settle(request, now);
    comments.forEach(comment -> announcer.commented(request, made, comment));
    return Answers.ok(json.thread(request, made));
  }

  private Comment comment(Body body, int id, List<Comment> before) {
    int parent = body.number("parentCommentId", 0);
    if (parent != 0 && before.stream().noneMatch(comment -> comment.id() == parent)) {
      throw PullRequestErrors.badArgument(
          "parentCommentId", "there is no comment " + parent + " in the thread");
    }
    String type =
        body.has("commentType") ? Choice.COMMENT_TYPE.of(body.required("commentType")) : "text";
    return Comment.of(id, parent, all.party(all.me()), body.required("content"), type, all.now());
  }

  private HttpAnswer update(Call call) {
    PullRequest request = all.of(call);
    Discussion old = thread(request, call);
    Body body = new Body(call.object());
    if (!body.list("comments").isEmpty()) {
      throw PullRequestErrors.badArgument(
          "comments", "comments are changed one by one, not with their thread");
    }
    JsonObject place = body.part("threadContext");
    JsonObject properties = old.properties().deepCopy();
    JsonObject more = Properties.typed(body.part("properties"));
    more.entrySet().forEach(entry -> properties.add(entry.getKey(), entry.getValue()));
    Discussion next =
        old.changed(
            body.has("status") ? Choice.THREAD_STATUS.of(body.required("status")) : old.status(),
            place == null ? old.place() : ThreadPlaces.place(place),
            properties,
            all.now());
    request.put(next);
    merges.settle(request, all.now());
    return Answers.ok(json.thread(request, next));
  }

  private HttpAnswer comments(Call call) {
    PullRequest request = all.of(call);
    Discussion thread = thread(request, call);
    return Answers.list(thread.comments(), comment -> json.comment(request, thread, comment));
  }

  private static Comment comment(Discussion thread, Call call) {
    int id = call.number("comment");
    return thread.comment(id).orElseThrow(() -> PullRequestErrors.noComment(thread.id(), id));
  }

  private HttpAnswer comment(Call call) {
    PullRequest request = all.of(call);
    Discussion thread = thread(request, call);
    return Answers.ok(json.comment(request, thread, comment(thread, call)));
  }

  private HttpAnswer reply(Call call) {
    PullRequest request = all.of(call);
    Discussion thread = thread(request, call);
    Body body = new Body(call.object());
    Comment made = comment(body, thread.comments().size() + 1, thread.comments());
    return Answers.ok(saved(request, thread, made));
  }

  private Object saved(PullRequest request, Discussion thread, Comment comment) {
    request.put(thread.with(comment, all.now()));
    merges.settle(request, all.now());
    announcer.commented(request, thread, comment);
    return json.comment(request, thread, comment);
  }

  private HttpAnswer edit(Call call) {
    PullRequest request = all.of(call);
    Discussion thread = thread(request, call);
    Comment old = changeable(thread, call);
    String content = new Body(call.object()).required("content");
    return Answers.ok(saved(request, thread, old.edited(content, all.now())));
  }

  private static Comment changeable(Discussion thread, Call call) {
    Comment comment = comment(thread, call);
    if (comment.deleted() || comment.type().equals("system")) {
      throw PullRequestErrors.fixedComment();
    }
    return comment;
  }

  private HttpAnswer remove(Call call) {
    PullRequest request = all.of(call);
    Discussion thread = thread(request, call);
    Comment removed = changeable(thread, call).removed(all.now());
    request.put(thread.with(removed, all.now()));
    merges.settle(request, all.now());
    return HttpAnswer.empty(200);
  }

  private HttpAnswer likes(Call call) {
    List<Identity> likes = comment(thread(all.of(call), call), call).likes();
    return Answers.list(likes, json::identity);
  }

  private HttpAnswer like(Call call) {
    PullRequest request = all.of(call);
    Discussion thread = thread(request, call);
    Comment liked = comment(thread, call).liked(all.me());
    request.put(thread.with(liked, thread.updated()));
    return HttpAnswer.empty(200);
  }

  private HttpAnswer unlike(Call call) {
    PullRequest request = all.of(call);
    Discussion thread = thread(request, call);
    Comment comment = comment(thread, call);
    List<Identity> others =
        comment.likes().stream().filter(person -> !person.equals(all.me())).toList();
    request.put(thread.with(comment.likedBy(others), thread.updated()));
    return HttpAnswer.empty(200);
  }
}
