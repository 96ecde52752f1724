// SPDX-License-Identifier: MIT
package io.github.fluentado.policies;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.fluentado.client.common.PolicyConfiguration;
import io.github.fluentado.client.policy.ConfigurationsApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Finds the policy that another one would stand beside, and changes that. */
final class EnsuredPolicy {
  // Of these kinds a branch may have several, told apart by what is named here.
  private static final Map<String, List<String>> ABOUT =
      Map.of(
          BuildValidation.TYPE, List.of("buildDefinitionId"),
          StatusCheck.TYPE, List.of("statusGenre", "statusName"),
          RequiredReviewers.TYPE, List.of("filenamePatterns"));

  private EnsuredPolicy() {}

  static Call<PolicyConfiguration> of(Connection connection, Policy<?> policy) {
    PolicyConfiguration wanted = policy.configuration();
    String type = policy.state().type();
    return Call.defer(
        () -> {
          List<PolicyConfiguration> found = new ArrayList<>();
          return new ConfigurationsApi(connection)
              .list()
              .policyType(type)
              .walk(
                  one -> {
                    if (isSame(type, one, wanted)) {
                      found.add(one);
                    }
                    return found.isEmpty();
                  })
              .then(
                  done ->
                      found.isEmpty()
                          ? new ConfigurationsApi(connection).create(wanted)
                          : changed(connection, found.get(0), wanted));
        });
  }

  private static Call<PolicyConfiguration> changed(
      Connection connection, PolicyConfiguration found, PolicyConfiguration wanted) {
    JsonObject settings = settings(found).deepCopy();
    settings(wanted).entrySet().forEach(one -> settings.add(one.getKey(), one.getValue()));
    boolean same =
        plain(settings).equals(plain(settings(found)))
            && Objects.equals(wanted.isBlocking(), found.isBlocking())
            && Objects.equals(wanted.isEnabled(), found.isEnabled());
    Integer id = found.id();
    return same || id == null
        ? Call.of(found)
        : new ConfigurationsApi(connection).update(id, wanted.settings(settings));
  }

  private static boolean isSame(
      String type, PolicyConfiguration found, PolicyConfiguration wanted) {
    boolean sameKind = found.type() != null && type.equalsIgnoreCase(found.type().id());
    return sameKind
        && !Boolean.TRUE.equals(found.isDeleted())
        && scope(settings(found)).equals(scope(settings(wanted)))
        && ABOUT.getOrDefault(type, List.of()).stream()
            .allMatch(name -> member(found, name).equals(member(wanted, name)));
  }

  private static JsonObject settings(PolicyConfiguration policy) {
    return policy.settings() instanceof JsonObject object ? object : new JsonObject();
  }

  private static JsonElement member(PolicyConfiguration policy, String name) {
    JsonElement value = settings(policy).get(name);
    return value == null ? JsonNull.INSTANCE : value;
  }

  /** Settings with their scope in one form. */
  private static JsonObject plain(JsonObject settings) {
    JsonObject plain = new JsonObject();
    settings.entrySet().stream()
        .filter(one -> !one.getValue().isJsonNull() && !one.getKey().equals("scope"))
        .forEach(one -> plain.add(one.getKey(), one.getValue()));
    plain.addProperty("scope", scope(settings).toString());
    return plain;
  }

  /** Each place as a text: order, letter case of kinds and left-out nulls mean nothing. */
  private static Set<String> scope(JsonObject settings) {
    Set<String> places = new TreeSet<>();
    if (settings.get("scope") instanceof JsonArray scope) {
      scope.forEach(place -> places.add(place(place)));
    }
    return places;
  }

  private static String place(JsonElement place) {
    if (!(place instanceof JsonObject object)) {
      return String.valueOf(place);
    }
    return text(object, "repositoryId").toLowerCase(Locale.ROOT)
        + " "
        + text(object, "matchKind").toLowerCase(Locale.ROOT)
        + " "
        + text(object, "refName");
  }

  private static String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value == null || value.isJsonNull() ? "" : value.getAsString();
  }
}
