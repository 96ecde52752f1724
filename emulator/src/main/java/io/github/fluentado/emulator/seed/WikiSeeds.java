// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.seed;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.yaml.MemberReader;
import io.github.fluentado.emulator.yaml.YamlNode;
import java.util.Map;

/** The wiki of a project, with its pages; those above a page must come before it. */
final class WikiSeeds {
  private final SeedRun run;
  private final Rest rest;
  private final String project;

  WikiSeeds(SeedRun run, Rest rest, String project) {
    this.run = run;
    this.rest = rest;
    this.project = project;
  }

  void apply(YamlNode node) {
    MemberReader wiki = MemberReader.of(node, "a wiki");
    String name = wiki.text("name", project + ".wiki");
    Map<String, YamlNode> pages = wiki.map("pages");
    wiki.has("key");
    wiki.end();
    String all = Rest.in(project, "wiki/wikis");
    String one = all + "/" + Percent.encode(name);
    JsonObject found =
        rest.find(one)
            .orElseGet(
                () ->
                    rest.object(
                        node.place(),
                        "POST",
                        all,
                        Doc.of("name", name)
                            .with("type", "projectWiki")
                            .with("projectId", run.organization().project(project).id())));
    run.key(wiki, found);
    pages.forEach(
        (path, text) -> {
          String page =
              one + "/pages?path=" + Percent.encode(path.startsWith("/") ? path : "/" + path);
          Doc body = Doc.of("content", MemberReader.text(text, "pages"));
          rest.send(text.place(), "PUT", page, body);
        });
  }
}
