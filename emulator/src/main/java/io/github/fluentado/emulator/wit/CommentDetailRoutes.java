// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Table;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Earlier versions of comments, and what people feel about them. */
final class CommentDetailRoutes implements Area {
  private static final List<String> REACTIONS =
      List.of("like", "dislike", "heart", "hooray", "smile", "confused");

  /** A comment and a type of reaction. */
  private record Key(int comment, String type) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byComment = Integer.compare(comment, other.comment);
      return byComment != 0 ? byComment : type.compareTo(other.type);
    }
  }

  private final Tracking tracking;
  private final Table<Key, List<Identity>> reactions;

  CommentDetailRoutes(Tracking tracking) {
    this.tracking = tracking;
    this.reactions = tracking.store().table();
  }

  @Override
  public List<Route> routes() {
    String one = "wit/workitems/{id:int}/comments/{comment:int}";
    String reaction = one + "/reactions/{type}";
    return List.of(
        Route.of("GET", one + "/versions", this::versions).in(PROJECT).preview(),
        Route.of("GET", one + "/versions/{version:int}", this::version).in(PROJECT).preview(),
        Route.of("GET", one + "/reactions", this::reactions).in(PROJECT).preview(),
        Route.of("PUT", reaction, this::react).in(PROJECT).preview(),
        Route.of("DELETE", reaction, this::takeBack).in(PROJECT).preview(),
        Route.of("GET", reaction + "/users", this::people).in(PROJECT).preview());
  }

  private WorkItem item(Call call) {
    return tracking.item(call.positive("id"), tracking.organization().requiredProject(call));
  }

  private List<Comment> all(Call call) {
    int id = call.number("comment");
    List<Comment> versions = item(call).commentVersions(id);
    if (versions.isEmpty()) {
      throw WitErrors.noComment(id);
    }
    return versions;
  }

  private String url(Call call) {
    return tracking.url(item(call)) + "/comments/" + call.part("comment");
  }

  private HttpAnswer versions(Call call) {
    return Answers.list(all(call), comment -> json(call, comment));
  }

  private HttpAnswer version(Call call) {
    int wanted = call.number("version");
    return all(call).stream()
        .filter(comment -> comment.version() == wanted)
        .findFirst()
        .map(comment -> Answers.ok(json(call, comment)))
        .orElseThrow(() -> WitErrors.noComment(call.number("comment")));
  }

  private Doc json(Call call, Comment comment) {
    String organization = tracking.organization().url();
    return Doc.of("id", comment.id())
        .with("version", comment.version())
        .with("text", comment.text())
        .with("renderedText", comment.text())
        .with("createdBy", comment.createdBy().json(organization))
        .with("createdDate", comment.created())
        .with("modifiedBy", comment.modifiedBy().json(organization))
        .with("modifiedDate", comment.modified())
        .with("isDeleted", comment.deleted())
        .with("url", url(call) + "/versions/" + comment.version());
  }

  private Key key(Call call) {
    all(call);
    String type =
        REACTIONS.stream()
            .filter(call.part("type")::equalsIgnoreCase)
            .findFirst()
            .orElseThrow(
                () ->
                    ServiceException.invalidArgument(
                        "There is no reaction '" + call.part("type") + "'."));
    return new Key(call.number("comment"), type);
  }

  private List<Identity> of(Key key) {
    return reactions.find(key).orElse(List.of());
  }

  private HttpAnswer reactions(Call call) {
    int comment = all(call).get(0).id();
    List<Key> given =
        reactions.keys().stream()
            .filter(key -> key.comment() == comment && !of(key).isEmpty())
            .toList();
    return Answers.list(given, key -> json(call, key));
  }

  private Doc json(Call call, Key key) {
    List<UUID> people = of(key).stream().map(Identity::id).toList();
    return Doc.of("commentId", key.comment())
        .with("type", key.type())
        .with("count", people.size())
        .with("isCurrentUserEngaged", people.contains(tracking.organization().me().id()))
        .with("url", url(call) + "/reactions/" + key.type());
  }

  private HttpAnswer react(Call call) {
    Key key = key(call);
    if (!of(key).contains(tracking.organization().me())) {
      reactions.put(key, with(of(key), tracking.organization().me()));
    }
    return Answers.ok(json(call, key));
  }

  private static List<Identity> with(List<Identity> people, Identity more) {
    return Stream.concat(people.stream(), Stream.of(more)).toList();
  }

  private HttpAnswer takeBack(Call call) {
    Key key = key(call);
    Identity me = tracking.organization().me();
    reactions.put(key, of(key).stream().filter(person -> !person.equals(me)).toList());
    return Answers.ok(json(call, key));
  }

  private HttpAnswer people(Call call) {
    List<Identity> page =
        of(key(call)).stream()
            .skip(call.query().count("$skip", 0))
            .limit(call.query().count("$top", 20))
            .toList();
    return Answers.list(page, person -> person.json(tracking.organization().url()));
  }
}
