// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commits: found by many criteria, and each with its changes. */
record CommitRoutes(Git git, Statuses statuses) {
  private static final Pattern MENTION = Pattern.compile("(?<![\\w#])#(\\d{1,9})\\b");

  List<Route> routes() {
    String commits = "git/repositories/{repository}/commits";
    String one = commits + "/{commit}";
    return List.of(
        Route.of("GET", commits, this::list),
        Route.of("POST", "git/repositories/{repository}/commitsbatch", this::batch).reading(),
        Route.of("GET", one, this::get),
        Route.of("GET", one + "/changes", this::changes),
        Route.of("GET", one + "/mergebases", this::mergeBases));
  }

  private HttpAnswer list(Call call) {
    return list(call, call.query(), false);
  }

  /** The criteria of a body, written as a query writes them. */
  private HttpAnswer batch(Call call) {
    StringBuilder query = new StringBuilder();
    criteria("searchCriteria", call.object(), query);
    for (String name : List.of("$skip", "$top", "skip", "top")) {
      call.query()
          .text(name)
          .ifPresent(
              value ->
                  append(
                      query,
                      "searchCriteria." + (name.startsWith("$") ? name : "$" + name),
                      value));
    }
    return list(call, Query.parse(query.toString()), call.query().flag("includeStatuses"));
  }

  private static void criteria(String prefix, JsonObject body, StringBuilder query) {
    for (Map.Entry<String, JsonElement> member : body.entrySet()) {
      String name = prefix + "." + member.getKey();
      if (member.getValue() instanceof JsonObject inner) {
        criteria(name, inner, query);
      } else if (member.getValue() instanceof JsonArray values) {
        append(query, name, String.join(",", values.asList().stream().map(Json::scalar).toList()));
      } else if (!member.getValue().isJsonNull()) {
        append(query, name, Json.scalar(member.getValue()));
      }
    }
  }

  private static void append(StringBuilder query, String name, String value) {
    query.append('&').append(Percent.encode(name)).append('=').append(Percent.encode(value));
  }

  private HttpAnswer list(Call call, Query query, boolean withStatuses) {
    GitRepository repository = git.repository(call);
    Criteria criteria = new Criteria(query);
    int skip = criteria.skip();
    List<Commit> found = new CommitSearch(repository, criteria).run();
    List<Commit> page = found.stream().skip(skip).limit(criteria.top(100)).toList();
    List<Doc> values = new ArrayList<>();
    for (Commit commit : page) {
      Doc json = git.json().commit(repository, commit);
      json.with("changeCounts", counts(repository, commit));
      if (criteria.flag("includeLinks")) {
        json.with("_links", git.json().links(repository, commit));
      }
      if (criteria.flag("includePushData")) {
        addPush(repository, commit, json);
      }
      if (criteria.flag("includeUserImageUrl")) {
        addImage(commit.author(), json.json().getAsJsonObject("author"));
        addImage(commit.committer(), json.json().getAsJsonObject("committer"));
      }
      if (criteria.flag("includeWorkItems")) {
        json.with("workItems", workItems(commit));
      }
      if (withStatuses) {
        json.with("statuses", statuses.of(repository, commit.id(), true));
      }
      values.add(json);
    }
    return Answers.list(values);
  }

  private static Map<String, Integer> counts(GitRepository repository, Commit commit) {
    String parent = commit.parents().stream().findFirst().orElse(null);
    return GitJson.counts(repository.differences().files(parent, commit.id()));
  }

  private void addPush(GitRepository repository, Commit commit, Doc json) {
    repository.pushes().stream()
        .filter(push -> push.commits().contains(commit.id()))
        .findFirst()
        .ifPresent(push -> json.with("push", git.json().push(repository, push)));
  }

  /** For people whom the organization knows. */
  private void addImage(Signature signature, JsonObject json) {
    git.organization()
        .person(signature.email())
        .ifPresent(person -> json.add("imageUrl", git.json().person(person).get("imageUrl")));
  }

  /** Work items that the message mentions as {@code #12}. */
  private List<Doc> workItems(Commit commit) {
    List<Doc> found = new ArrayList<>();
    Matcher matcher = MENTION.matcher(commit.message());
    while (matcher.find()) {
      String url = git.organization().url() + "/_apis/wit/workItems/" + matcher.group(1);
      found.add(Doc.of("id", matcher.group(1)).with("url", url));
    }
    return found;
  }

  private HttpAnswer get(Call call) {
    GitRepository repository = git.repository(call);
    Commit commit = Git.commit(repository, call.part("commit"));
    Doc json =
        git.json()
            .commit(repository, commit)
            .with("comment", commit.message())
            .with("_links", git.json().links(repository, commit));
    json.json().remove("commentTruncated");
    addPush(repository, commit, json);
    int most = call.query().count("changeCount", 0);
    if (most > 0) {
      List<Difference> differences = repository.differences().of(commit);
      json.with("changeCounts", GitJson.counts(differences))
          .with("changes", changes(repository, commit, differences, 0, most));
    }
    return Answers.ok(json);
  }

  private List<Doc> changes(
      GitRepository repository, Commit commit, List<Difference> all, int skip, int most) {
    return all.stream()
        .skip(skip)
        .limit(most)
        .map(difference -> git.json().change(repository, difference, commit.id()))
        .toList();
  }

  private HttpAnswer changes(Call call) {
    GitRepository repository = git.repository(call);
    Commit commit = Git.commit(repository, call.part("commit"));
    List<Difference> all = repository.differences().of(commit);
    Criteria page = new Criteria(call.query());
    return Answers.ok(
        Doc.of("changeCounts", GitJson.counts(all))
            .with("changes", changes(repository, commit, all, page.skip(), page.top(100))));
  }

  private HttpAnswer mergeBases(Call call) {
    GitRepository repository = git.repository(call);
    Commit commit = Git.commit(repository, call.part("commit"));
    String text =
        call.query()
            .text("otherCommitId")
            .orElseThrow(() -> GitErrors.missingArgument("otherCommitId is needed."));
    GitRepository place =
        call.query()
            .text("otherRepositoryId")
            .map(id -> git.repositories().find(id).orElseThrow(() -> GitErrors.noRepository(id)))
            .orElse(repository);
    Commit other = Git.commit(place, text);
    // A fork holds all that it began with, so one of the two knows both commits if they are
    // related.
    GitRepository both = repository.contents().commit(other.id()).isPresent() ? repository : place;
    if (both.contents().commit(commit.id()).isEmpty()) {
      throw GitErrors.noObject(commit.id());
    }
    return Answers.list(
        both.history().mergeBases(commit.id(), other.id()),
        id -> Doc.of("commitId", id).with("url", git.json().url(repository) + "/commits/" + id));
  }
}
