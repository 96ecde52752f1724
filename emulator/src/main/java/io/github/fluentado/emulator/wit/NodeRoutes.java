// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Area and iteration trees. */
final class NodeRoutes implements Area {
  private final Tracking tracking;
  private final NodePaths paths;

  NodeRoutes(Tracking tracking) {
    this.tracking = tracking;
    this.paths = new NodePaths(tracking);
  }

  @Override
  public List<Route> routes() {
    String one = "wit/classificationnodes/{group}/{*path}";
    return List.of(
        Route.of("GET", "wit/classificationnodes", this::list).in(PROJECT),
        Route.of("GET", one, this::get).in(PROJECT),
        Route.of("POST", one, this::create).in(PROJECT),
        Route.of("PATCH", one, this::update).in(PROJECT),
        Route.of("DELETE", one, this::delete).in(PROJECT));
  }

  private Project project(Call call) {
    return tracking.organization().requiredProject(call);
  }

  private HttpAnswer list(Call call) {
    Project project = project(call);
    Trees.Roots roots = tracking.trees().roots(project);
    int depth = call.query().count("$depth", 0);
    List<Integer> ids = call.query().numbers("ids");
    if (ids.isEmpty()) {
      return Answers.list(
          List.of(roots.areas(), roots.iterations()), node -> top(node, project, depth));
    }
    boolean omit = call.query().text("errorPolicy").orElse("").equalsIgnoreCase("omit");
    List<@Nullable Node> found = new ArrayList<>();
    for (int id : ids) {
      Optional<Node> node = roots.areas().withId(id).or(() -> roots.iterations().withId(id));
      if (node.isEmpty() && !omit) {
        throw WitErrors.noNode("" + id);
      }
      found.add(node.orElse(null));
    }
    return Answers.list(found, node -> node == null ? Json.of(null) : top(node, project, depth));
  }

  private HttpAnswer get(Call call) {
    return Answers.ok(top(node(call), project(call), call.query().count("$depth", 0)));
  }

  private Node node(Call call) {
    return node(call, call.part("path"));
  }

  private Node node(Call call, String path) {
    List<String> names =
        Arrays.stream(path.split("[/\\\\]", -1)).filter(name -> !name.isEmpty()).toList();
    return tracking
        .trees()
        .roots(project(call))
        .of(isArea(call.part("group")))
        .below(names)
        .orElseThrow(() -> WitErrors.noNode(path));
  }

  private static boolean isArea(String group) {
    return switch (group.toLowerCase(Locale.ROOT)) {
      case "areas" -> true;
      case "iterations" -> false;
      default -> throw ServiceException.invalidArgument("Unknown structure group '" + group + "'.");
    };
  }

  /** A body with an id moves that node here; one with a name makes a new node. */
  private HttpAnswer create(Call call) {
    Node parent = node(call);
    JsonObject body = call.object();
    JsonElement id = Json.member(body, "id");
    if (id != null && Json.member(body, "name") == null) {
      Node moved = move(parent, Json.number(id));
      return located(200, moved, call);
    }
    String name = name(body);
    refuseDuplicate(parent, name);
    Node made = tracking.trees().add(parent, name);
    setAttributes(made, body);
    return located(201, made, call);
  }

  private HttpAnswer located(int status, Node node, Call call) {
    Project project = project(call);
    return Answers.json(status, top(node, project, 0)).with("Location", url(node, project));
  }

  private Node move(Node parent, int id) {
    Node node =
        tracking.trees().find(parent.isArea(), id).orElseThrow(() -> WitErrors.noNode("" + id));
    Node old = node.parent();
    if (old == null || node.withId(parent.id()).isPresent()) {
      throw ServiceException.invalidArgument("The node cannot be moved there.");
    }
    refuseDuplicate(parent, node.name());
    paths.changing(
        node,
        () -> {
          old.remove(node);
          parent.add(node);
        });
    return node;
  }

  private static String name(JsonObject body) {
    String name = Json.string(body, "name");
    if (name == null || name.isBlank() || name.matches(".*[\\\\/:*?\"<>|#$&+].*")) {
      throw ServiceException.invalidArgument("VS402612: Not a valid node name: " + name);
    }
    return name;
  }

  private static void refuseDuplicate(Node parent, String name) {
    if (parent.child(name).isPresent()) {
      throw WitErrors.duplicateNode(name);
    }
  }

  private static @Nullable Doc attributes(Node node) {
    Doc attributes = Doc.of();
    node.attributes()
        .keys()
        .forEach(key -> attributes.with(key, node.attributes().find(key).orElseThrow()));
    return node.attributes().size() == 0 ? null : attributes;
  }

  private static void setAttributes(Node node, JsonObject body) {
    if (Json.member(body, "attributes") instanceof JsonObject attributes) {
      attributes
          .entrySet()
          .forEach(
              entry -> {
                if (entry.getValue().isJsonNull()) {
                  node.attributes().remove(entry.getKey());
                } else {
                  String text = Json.scalar(entry.getValue());
                  node.attributes().put(entry.getKey(), Json.time(ItemRoutes.time(text)));
                }
              });
    }
  }

  private HttpAnswer update(Call call) {
    Node node = node(call);
    JsonObject body = call.object();
    Node parent = node.parent();
    if (Json.member(body, "name") != null && parent != null) {
      String name = name(body);
      if (!name.equalsIgnoreCase(node.name())) {
        refuseDuplicate(parent, name);
      }
      paths.changing(node, () -> node.rename(name));
    }
    setAttributes(node, body);
    return located(200, node, call);
  }

  private HttpAnswer delete(Call call) {
    Node node = node(call);
    Node parent = node.parent();
    if (parent == null) {
      throw ServiceException.invalidArgument("The root cannot be deleted.");
    }
    Node heir =
        call.query()
            .number("$reclassifyId")
            .map(
                id ->
                    tracking
                        .trees()
                        .find(node.isArea(), id)
                        .orElseThrow(() -> WitErrors.noNode("" + id)))
            .orElse(parent);
    paths.reclassify(node, heir);
    parent.remove(node);
    return Answers.none();
  }

  /** A node that was asked for: with links. Its children come without. */
  private Doc top(Node node, Project project, int depth) {
    Doc links = Doc.of().withHref("self", url(node, project));
    Node parent = node.parent();
    if (parent != null) {
      links.withHref("parent", url(parent, project));
    }
    return json(node, project, depth).with("_links", links);
  }

  private Doc json(Node node, Project project, int depth) {
    List<String> names = node.names();
    String below = names.stream().skip(1).map(name -> "\\" + name).collect(Collectors.joining());
    String kind = node.isArea() ? "Area" : "Iteration";
    boolean children = depth > 0 && !node.children().isEmpty();
    return Doc.of("id", node.id())
        .with("identifier", node.identifier())
        .with("name", node.name())
        .with("structureType", kind.toLowerCase(Locale.ROOT))
        .with("hasChildren", !node.children().isEmpty())
        .with("path", "\\" + names.get(0) + "\\" + kind + below)
        .with("attributes", attributes(node))
        .with(
            "children",
            children
                ? node.children().stream().map(n -> json(n, project, depth - 1)).toList()
                : null)
        .with("url", url(node, project));
  }

  private String url(Node node, Project project) {
    String below =
        node.names().stream()
            .skip(1)
            .map(n -> "/" + Percent.encode(n))
            .collect(Collectors.joining());
    return "%s/%s/_apis/wit/classificationNodes/%s%s"
        .formatted(
            tracking.organization().url(),
            project.id(),
            node.isArea() ? "Areas" : "Iterations",
            below);
  }
}
