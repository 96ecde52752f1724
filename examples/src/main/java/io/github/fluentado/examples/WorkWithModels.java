// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.build.BuildDefinition;
import io.github.fluentado.client.build.YamlProcess;
import io.github.fluentado.client.common.ProjectVisibility;
import io.github.fluentado.client.core.TeamProject;
import io.github.fluentado.core.json.Json;
import java.io.PrintStream;
import java.util.Map;

/** Makes, reads and changes the objects of the service. Sends nothing. */
final class WorkWithModels implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new WorkWithModels(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    TeamProject web = new TeamProject().name("web").description("The shop");
    TeamProject renamed = web.name("shop"); // web stays as it is
    TeamProject cleared = web.withNull("description"); // sent as null: the service clears it
    TeamProject silent = web.without("description"); // not sent: the service keeps what it has
    out.println(renamed.json() + " " + cleared.json() + " " + silent.json());

    enums(out);
    unknown(out);
    subtypes(out);
  }

  private static void enums(PrintStream out) {
    TeamProject read = Json.decode("{\"visibility\":\"galaxy\"}", TeamProject.SHAPE);
    ProjectVisibility visibility = read.visibility(); // null if the answer has none
    if (ProjectVisibility.PUBLIC.equals(visibility)) { // equals, not ==
      out.println("everybody sees it");
    } else if (visibility != null && !visibility.isKnown()) {
      out.println("new to this version: " + visibility.text());
    }
  }

  private static void unknown(PrintStream out) {
    TeamProject read = Json.decode("{\"name\":\"web\",\"rating\":4.50}", TeamProject.SHAPE);
    Map<String, JsonElement> undescribed = read.unknown(); // rating
    JsonElement rating = read.json("rating"); // any property, as it was sent
    TeamProject changed = read.with("rating", new JsonPrimitive(5));
    out.println(undescribed.keySet() + " " + rating + " " + changed.json());
  }

  private static void subtypes(PrintStream out) {
    String json = "{\"process\":{\"type\":2,\"yamlFilename\":\"ci.yml\"}}";
    BuildDefinition definition = Json.decode(json, BuildDefinition.SHAPE);
    if (definition.process() instanceof YamlProcess yaml) {
      out.println(yaml.yamlFilename());
    }
  }
}
