// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.seed;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.yaml.MemberReader;
import io.github.fluentado.emulator.yaml.YamlException;
import io.github.fluentado.emulator.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pull requests of a repository, with votes and comments. */
final class PullRequestSeeds {
  private static final Map<String, Integer> VOTES =
      Map.of(
          "approved", 10,
          "approvedWithSuggestions", 5,
          "none", 0,
          "waiting", -5,
          "rejected", -10);

  private final SeedRun run;
  private final Rest rest;
  private final String repository;
  private final String main;

  PullRequestSeeds(SeedRun run, Rest rest, String repository, String main) {
    this.run = run;
    this.rest = rest;
    this.repository = repository;
    this.main = main;
  }

  void apply(YamlNode node) {
    MemberReader pull = MemberReader.of(node, "a pull request");
    Map<Identity, Integer> votes = votes(pull.map("reviewers"));
    Doc body =
        Doc.of("title", pull.required("title"))
            .with("description", pull.text("description").orElse(null))
            .with("sourceRefName", "refs/heads/" + pull.required("source"))
            .with("targetRefName", "refs/heads/" + pull.text("target", main))
            .with("isDraft", pull.flag("draft"))
            .with(
                "reviewers",
                votes.keySet().stream().map(person -> Doc.of("id", person.id())).toList());
    List<String> comments = pull.texts("comments");
    pull.has("key");
    pull.end();
    JsonObject made = rest.object(node.place(), "POST", repository + "/pullrequests", body);
    int id = made.get("pullRequestId").getAsInt();
    run.key(pull, (Object) id);
    String one = repository + "/pullrequests/" + id;
    votes.forEach(
        (person, vote) ->
            rest.send(
                node.place(), "PUT", one + "/reviewers/" + person.id(), Doc.of("vote", vote)));
    comments.forEach(text -> comment(node, one, text));
  }

  /** By mail or name, with the vote. */
  private Map<Identity, Integer> votes(Map<String, YamlNode> reviewers) {
    Map<Identity, Integer> votes = new LinkedHashMap<>();
    reviewers.forEach(
        (name, node) -> {
          String vote = node.json().isJsonNull() ? "none" : MemberReader.text(node, "reviewers");
          Integer value = VOTES.get(vote);
          if (value == null) {
            throw new YamlException(
                node.place(), "no vote \"" + vote + "\"; known are " + VOTES.keySet());
          }
          votes.put(person(node, name), value);
        });
    return votes;
  }

  private Identity person(YamlNode node, String name) {
    return run.organization()
        .person(name)
        .orElseThrow(() -> new YamlException(node.place(), "there is no person " + name));
  }

  private void comment(YamlNode node, String one, String text) {
    Doc comment = Doc.of("parentCommentId", 0).with("content", text).with("commentType", "text");
    Doc thread = Doc.of("comments", List.of(comment)).with("status", "active");
    rest.send(node.place(), "POST", one + "/threads", thread);
  }
}
