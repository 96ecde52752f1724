// SPDX-License-Identifier: MIT
package io.github.fluentado.policies;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.client.common.PolicyConfiguration;
import io.github.fluentado.client.common.PolicyTypeRef;
import io.github.fluentado.core.error.Check;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is said of a policy. Immutable: the settings are never changed in place.
 *
 * @param type id that the kind of policy has everywhere
 * @param repository id; null for all of the project
 * @param places branches, each as an entry of the scope without its repository
 */
record PolicyState(
    String type,
    boolean blocking,
    boolean enabled,
    JsonObject settings,
    @Nullable String repository,
    List<JsonObject> places) {

  static PolicyState of(String type) {
    return new PolicyState(type, true, true, new JsonObject(), null, List.of());
  }

  PolicyState blocking(boolean on) {
    return new PolicyState(type, on, enabled, settings, repository, places);
  }

  PolicyState enabled(boolean on) {
    return new PolicyState(type, blocking, on, settings, repository, places);
  }

  PolicyState repository(String id) {
    return new PolicyState(type, blocking, enabled, settings, id, places);
  }

  PolicyState place(@Nullable String ref, String kind) {
    JsonObject place = new JsonObject();
    if (ref != null) {
      place.addProperty("refName", ref);
    }
    place.addProperty("matchKind", kind);
    List<JsonObject> more = Stream.concat(places.stream(), Stream.of(place)).toList();
    return new PolicyState(type, blocking, enabled, settings, repository, more);
  }

  PolicyState setting(String name, JsonElement value) {
    JsonObject changed = settings.deepCopy();
    changed.add(name, value);
    return new PolicyState(type, blocking, enabled, changed, repository, places);
  }

  PolicyState setting(String name, boolean value) {
    return setting(name, new JsonPrimitive(value));
  }

  PolicyState setting(String name, Number value) {
    return setting(name, new JsonPrimitive(value));
  }

  PolicyState setting(String name, @Nullable String value) {
    return setting(name, value == null ? JsonNull.INSTANCE : new JsonPrimitive(value));
  }

  PolicyState setting(String name, Collection<String> values) {
    JsonArray list = new JsonArray();
    values.forEach(value -> list.add(Check.text(name, value)));
    return setting(name, list);
  }

  /** As the service wants it. */
  PolicyConfiguration configuration() {
    JsonObject complete = settings.deepCopy();
    complete.add("scope", scope());
    return new PolicyConfiguration()
        .type(new PolicyTypeRef().id(type))
        .isBlocking(blocking)
        .isEnabled(enabled)
        .settings(complete);
  }

  JsonArray scope() {
    JsonArray scope = new JsonArray();
    if (places.isEmpty()) {
      scope.add(within(new JsonObject()));
    }
    places.forEach(place -> scope.add(within(place.deepCopy())));
    return scope;
  }

  private JsonObject within(JsonObject place) {
    place.addProperty("repositoryId", repository);
    return place;
  }
}
