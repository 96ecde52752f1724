// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.policy;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.ServiceEvent;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Sequence;
import io.github.fluentado.emulator.store.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** All policies with their revisions. */
public final class Policies {
  private final World world;
  private final Counter ids;
  private final Table<Integer, Sequence<Configuration>> rows;
  private final List<Consumer<UUID>> listeners = new CopyOnWriteArrayList<>();

  Policies(World world) {
    this.world = world;
    this.ids = world.store().counter();
    this.rows = world.store().table();
  }

  /** Tells of each project whose policies have changed. */
  public void whenChanged(Consumer<UUID> listener) {
    listeners.add(listener);
  }

  /** Policies of a project that are not deleted, oldest first. */
  List<Configuration> of(Project project) {
    return rows.stream()
        .map(Sequence::last)
        .filter(policy -> policy.project().equals(project.id()) && !policy.deleted())
        .toList();
  }

  /** Whether the project has any. */
  public boolean any(Project project) {
    return !of(project).isEmpty();
  }

  /** Enabled policies that guard a branch. */
  public List<Configuration> guarding(Place place) {
    return rows.stream()
        .map(Sequence::last)
        .filter(policy -> policy.enabled() && !policy.deleted() && policy.covers(place))
        .toList();
  }

  /** All revisions; those of a deleted policy can still be read. */
  Sequence<Configuration> revisions(Project project, int id) {
    return rows.find(id)
        .filter(revisions -> revisions.last().project().equals(project.id()))
        .orElseThrow(() -> PolicyErrors.noConfiguration(id));
  }

  private Sequence<Configuration> living(Project project, int id) {
    Sequence<Configuration> revisions = revisions(project, id);
    if (revisions.last().deleted()) {
      throw PolicyErrors.noConfiguration(id);
    }
    return revisions;
  }

  public Configuration add(Project project, JsonObject body) {
    PolicyType type = type(body);
    Configuration made = read(ids.next(), 1, project.id(), type, body);
    Sequence<Configuration> revisions = world.store().sequence();
    revisions.add(made);
    rows.put(made.id(), revisions);
    tell(project, made, "Created");
    return made;
  }

  Configuration update(Project project, int id, JsonObject body) {
    Sequence<Configuration> revisions = living(project, id);
    Configuration old = revisions.last();
    PolicyType type = type(body);
    if (!old.isType(type.id())) {
      throw PolicyErrors.badSettings(old.type().displayName(), "the type cannot be changed.");
    }
    Configuration next = read(id, old.revision() + 1, project.id(), type, body);
    revisions.add(next);
    tell(project, next, "Modified");
    return next;
  }

  void delete(Project project, int id) {
    Sequence<Configuration> revisions = living(project, id);
    revisions.set(revisions.size() - 1, revisions.last().deletedCopy());
    tell(project, revisions.last(), "Removed");
  }

  private void tell(Project project, Configuration policy, String what) {
    listeners.forEach(listener -> listener.accept(project.id()));
    String name = policy.type().displayName();
    String message = what + " policy configuration \"" + name + "\"";
    Map<String, String> data =
        Map.of(
            "PolicyTypeId", policy.type().id().toString(),
            "PolicyTypeDisplayName", name,
            "ConfigurationId", Integer.toString(policy.id()));
    world
        .events()
        .publish(ServiceEvent.audit("Policy.PolicyConfig" + what, project, message, data));
  }

  private static PolicyType type(JsonObject body) {
    String id =
        Json.member(body, "type") instanceof JsonObject type ? Json.string(type, "id") : null;
    if (id == null) {
      throw ServiceException.invalidArgument("A policy needs a type with an id.");
    }
    return PolicyType.find(id).orElseThrow(() -> PolicyErrors.noType(id));
  }

  private Configuration read(int id, int revision, UUID project, PolicyType type, JsonObject body) {
    JsonElement settings = Json.member(body, "settings");
    return new Configuration(
        id,
        revision,
        project,
        type,
        flag(body, "isEnabled"),
        flag(body, "isBlocking"),
        false,
        SettingsCheck.of(type, settings == null ? JsonNull.INSTANCE : settings),
        world.organization().me(),
        world.organization().now());
  }

  /** Absent means false, as for all flags of the service. */
  private static boolean flag(JsonObject body, String name) {
    JsonElement value = Json.member(body, name);
    if (value == null || (value instanceof JsonPrimitive flag && isFlag(flag))) {
      return value != null && value.getAsBoolean();
    }
    throw ServiceException.invalidArgument("The value of " + name + " is neither true nor false.");
  }

  private static boolean isFlag(JsonPrimitive value) {
    return value.isBoolean() || value.getAsString().matches("(?i)true|false");
  }

  /** The policy in its newest revision. */
  Optional<Configuration> newest(int id) {
    return rows.find(id).map(Sequence::last);
  }
}
