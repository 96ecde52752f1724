// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.release;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Table;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Release definitions with all their revisions. */
final class Definitions {
  private final World world;
  private final Table<Integer, Definition> alive;
  private final Table<Integer, Definition> ever;
  private final Counter ids;
  private final Counter environments;

  Definitions(World world) {
    this.world = world;
    this.alive = world.store().table();
    this.ever = world.store().table();
    this.ids = world.store().counter();
    this.environments = world.store().counter();
  }

  List<Definition> in(UUID project) {
    return alive.stream().filter(one -> one.project().equals(project)).toList();
  }

  Definition find(UUID project, int id) {
    return alive
        .find(id)
        .filter(one -> one.project().equals(project))
        .orElseThrow(
            () ->
                ReleaseErrors.missing(
                    "ReleaseDefinition", "There is no release definition " + id + "."));
  }

  /** Also one that was deleted: its releases remain. */
  Definition ever(int id) {
    return ever.find(id).orElseThrow();
  }

  Definition create(Project project, JsonObject sent) {
    String name = Json.string(sent, "name");
    if (name == null || name.isBlank()) {
      throw ReleaseErrors.refused("The name of the release definition is missing.");
    } else if (in(project.id()).stream().anyMatch(one -> one.name().equalsIgnoreCase(name))) {
      throw ReleaseErrors.refused("There is a release definition " + name + " already.");
    }
    if (Releases.objects(sent, "environments").isEmpty()) {
      throw ReleaseErrors.refused("A release definition needs at least one environment.");
    }
    int id = ids.next();
    JsonObject facts = identified(facts(project, sent, null), project, id);
    Definition made = new Definition(id, project.id(), List.of(facts));
    keep(made);
    return made;
  }

  Definition update(Project project, JsonObject sent) {
    int id = sent.has("id") ? Json.number(sent.get("id")) : 0;
    Definition old = find(project.id(), id);
    int revision = sent.has("revision") ? Json.number(sent.get("revision")) : 0;
    if (revision != old.revisions().size()) {
      throw ReleaseErrors.refused(
          "The definition is of revision " + old.revisions().size() + ", not " + revision + ".");
    }
    Definition next = old.with(identified(facts(project, sent, old), project, id));
    keep(next);
    return next;
  }

  private void keep(Definition definition) {
    alive.put(definition.id(), definition);
    ever.put(definition.id(), definition);
  }

  void delete(Definition definition) {
    alive.remove(definition.id());
  }

  private JsonObject facts(Project project, JsonObject sent, @Nullable Definition old) {
    JsonObject facts = sent.deepCopy();
    JsonObject me = world.organization().me().json(world.organization().url());
    String now = Json.time(world.organization().now());
    JsonObject before = old == null ? null : old.facts();
    facts.add("createdBy", before == null ? me : before.get("createdBy"));
    facts.addProperty(
        "createdOn", before == null ? now : String.valueOf(Json.string(before, "createdOn")));
    facts.add("modifiedBy", me);
    facts.addProperty("modifiedOn", now);
    facts.addProperty("revision", old == null ? 1 : old.revisions().size() + 1);
    facts.addProperty("isDeleted", false);
    facts.addProperty("isDisabled", Json.flag(sent, "isDisabled"));
    String path = Json.string(sent, "path");
    facts.addProperty("path", path == null ? "\\" : path);
    facts.add("projectReference", Doc.of("id", project.id()).with("name", project.name()).json());
    JsonArray stages = new JsonArray();
    for (JsonObject stage : Releases.objects(facts, "environments")) {
      if (!stage.has("id") || Json.number(stage.get("id")) <= 0) {
        stage.addProperty("id", environments.next());
      }
      stage.addProperty("rank", stages.size() + 1);
      stages.add(stage);
    }
    facts.add("environments", stages);
    return facts;
  }

  private JsonObject identified(JsonObject facts, Project project, int id) {
    facts.addProperty("id", id);
    String url =
        world.organization().url() + "/" + project.id() + "/_apis/Release/definitions/" + id;
    facts.addProperty("url", url);
    facts.add("_links", Doc.of().withHref("self", url).json());
    return facts;
  }
}
