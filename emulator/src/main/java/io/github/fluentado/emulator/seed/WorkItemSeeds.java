// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.seed;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.yaml.MemberReader;
import io.github.fluentado.emulator.yaml.YamlException;
import io.github.fluentado.emulator.yaml.YamlNode;
import io.github.fluentado.emulator.yaml.YamlPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Work items of a project, with their comments, children and links. */
final class WorkItemSeeds {
  /** Members that are short for a field. */
  private static final Map<String, String> SHORT =
      Map.of(
          "title", "System.Title",
          "state", "System.State",
          "assignedTo", "System.AssignedTo",
          "description", "System.Description");

  private static final String PARENT = "System.LinkTypes.Hierarchy-Reverse";

  private final SeedRun run;
  private final Rest rest;
  private final String project;

  WorkItemSeeds(SeedRun run, Rest rest, String project) {
    this.run = run;
    this.rest = rest;
    this.project = project;
  }

  /** Makes the work item and those below it; links wait until all are there. */
  void apply(YamlNode node, Optional<String> parentUrl) {
    MemberReader item = MemberReader.of(node, "a work item");
    String type = item.required("type");
    List<Doc> steps = steps(item);
    parentUrl.ifPresent(url -> steps.add(relation(PARENT, url, Doc.of())));
    List<YamlNode> updates = item.list("updates");
    List<String> comments = item.texts("comments");
    List<YamlNode> children = item.list("children");
    List<YamlNode> links = item.list("links");
    String rules = item.flag("bypassRules") ? "?bypassRules=true" : "";
    item.has("key");
    item.end();
    String path = Rest.in(project, "wit/workitems/$" + Percent.encode(type) + rules);
    JsonObject made =
        Rest.object(node.place(), rest.send(node.place(), "POST", path, Rest.PATCH, steps));
    int id = made.get("id").getAsInt();
    run.key(item, (Object) id);
    updates.forEach(update -> update(id, update));
    comments.forEach(text -> comment(node.place(), id, text));
    String url = String.valueOf(Json.string(made, "url"));
    children.forEach(child -> apply(child, Optional.of(url)));
    links.forEach(link -> run.later(() -> link(id, link)));
  }

  private List<Doc> steps(MemberReader item) {
    List<Doc> steps = new ArrayList<>();
    SHORT.keySet().stream()
        .sorted()
        .forEach(
            name -> item.text(name).ifPresent(value -> steps.add(field(SHORT.get(name), value))));
    item.text("area").ifPresent(path -> steps.add(field("System.AreaPath", below(path))));
    item.text("iteration").ifPresent(path -> steps.add(field("System.IterationPath", below(path))));
    List<String> tags = item.texts("tags");
    if (!tags.isEmpty()) {
      steps.add(field("System.Tags", String.join("; ", tags)));
    }
    item.map("fields").forEach((name, value) -> steps.add(field(name, value(value))));
    return steps;
  }

  private static JsonElement value(YamlNode node) {
    if (node.json() instanceof JsonPrimitive value) {
      return value;
    }
    throw new YamlException(node.place(), "the value of a field is a text, a number or a boolean");
  }

  private String below(String path) {
    return project + "\\" + path.replace('/', '\\');
  }

  private static Doc field(@Nullable String name, Object value) {
    return Doc.of("op", "add").with("path", "/fields/" + name).with("value", value);
  }

  private static Doc relation(String type, String url, Doc attributes) {
    Doc value = Doc.of("rel", type).with("url", url).with("attributes", attributes);
    return Doc.of("op", "add").with("path", "/relations/-").with("value", value);
  }

  private void update(int id, YamlNode node) {
    MemberReader update = MemberReader.of(node, "an update");
    List<Doc> steps = steps(update);
    update.end();
    rest.send(node.place(), "PATCH", "_apis/wit/workitems/" + id, Rest.PATCH, steps);
  }

  private void comment(YamlPlace place, int id, String text) {
    String path = Rest.in(project, "wit/workItems/" + id + "/comments");
    rest.send(place, "POST", path, Doc.of("text", text));
  }

  private void link(int id, YamlNode node) {
    MemberReader link = MemberReader.of(node, "a link");
    String type = type(link);
    Doc attributes = Doc.of();
    link.text("name").ifPresent(name -> attributes.with("name", name));
    link.text("comment").ifPresent(comment -> attributes.with("comment", comment));
    String url = url(link);
    link.end();
    rest.send(
        node.place(),
        "PATCH",
        "_apis/wit/workitems/" + id,
        Rest.PATCH,
        List.of(relation(type, url, attributes)));
  }

  /** Either a key of the document, or an address. */
  private String url(MemberReader link) {
    Optional<YamlNode> to = link.any("to");
    Optional<String> url = link.text("url");
    if (to.isPresent() == url.isPresent()) {
      throw new YamlException(link.place(), "a link goes either \"to\" a key or to a \"url\"");
    }
    return url.orElseGet(
        () -> {
          YamlNode node = to.orElseThrow();
          Object id = run.id(node.place(), MemberReader.text(node, "to"));
          return run.organization().url() + "/_apis/wit/workItems/" + id;
        });
  }

  /** By its reference name, or by the name that people see. */
  private String type(MemberReader link) {
    String wanted = link.required("type");
    JsonObject all = rest.find("_apis/wit/workitemrelationtypes").orElseGet(JsonObject::new);
    return all.getAsJsonArray("value").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(
            type ->
                Stream.of("referenceName", "name")
                    .anyMatch(name -> wanted.equalsIgnoreCase(Json.string(type, name))))
        .findFirst()
        .map(type -> String.valueOf(Json.string(type, "referenceName")))
        .orElseThrow(() -> link.wrong("type", "there is no type of link \"" + wanted + "\""));
  }
}
