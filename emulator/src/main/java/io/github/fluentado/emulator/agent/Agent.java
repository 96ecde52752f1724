// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.agent;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * An agent of a pool. A real one comes online when it opens a session; here its status is what the
 * client that registered it says, offline unless said.
 */
record Agent(
    int id,
    String name,
    String version,
    String osDescription,
    boolean enabled,
    String status,
    int maxParallelism,
    Instant created,
    Instant statusChanged,
    Map<String, String> systemCapabilities,
    Map<String, String> userCapabilities,
    JsonObject properties) {

  Agent {
    systemCapabilities = Map.copyOf(systemCapabilities);
    userCapabilities = Map.copyOf(userCapabilities);
  }

  Agent withUserCapabilities(Map<String, String> capabilities) {
    return new Agent(
        id,
        name,
        version,
        osDescription,
        enabled,
        status,
        maxParallelism,
        created,
        statusChanged,
        systemCapabilities,
        capabilities,
        properties);
  }

  /** Whether the agent has a capability, with any of the two kinds. */
  Map<String, String> capabilities() {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(systemCapabilities);
    all.putAll(userCapabilities);
    all.put("Agent.Name", name);
    all.put("Agent.Version", version);
    return all;
  }

  /** The short form, without capabilities and dates. */
  Doc reference(Pool pool, String organizationUrl) {
    String self = organizationUrl + "/_apis/distributedtask/pools/" + pool.id() + "/agents/" + id;
    String web =
        organizationUrl + "/_settings/agentpools?view=jobs&poolId=" + pool.id() + "&agentId=" + id;
    return Doc.of("_links", Doc.of().withHref("self", self).withHref("web", web))
        .with("id", id)
        .with("name", name)
        .with("version", version)
        .with("osDescription", osDescription)
        .with("enabled", enabled)
        .with("status", status)
        .with("provisioningState", "Provisioned")
        .with("accessPoint", "CodexAccessMapping");
  }

  Doc json(Pool pool, String organizationUrl, boolean capabilities, JsonObject shownProperties) {
    Doc body =
        Doc.of("maxParallelism", maxParallelism)
            .with("createdOn", created)
            .with("statusChangedOn", statusChanged);
    if (capabilities) {
      body.with("systemCapabilities", new TreeMap<>(systemCapabilities))
          .with("userCapabilities", new TreeMap<>(userCapabilities));
    }
    if (!shownProperties.isEmpty()) {
      body.with("properties", shownProperties);
    }
    return body.withAll(reference(pool, organizationUrl).json());
  }

  /** The properties of the names asked for; of all when {@code *} is among them. */
  JsonObject properties(Iterable<String> names) {
    JsonObject shown = new JsonObject();
    for (String name : names) {
      for (Map.Entry<String, JsonElement> property : properties.entrySet()) {
        if (name.equals("*") || name.equalsIgnoreCase(property.getKey())) {
          shown.add(property.getKey(), property.getValue());
        }
      }
    }
    return shown;
  }

  /** Text to text; a capability without a value has the empty text. */
  static Map<String, String> texts(JsonObject object) {
    Map<String, String> texts = new TreeMap<>();
    object
        .entrySet()
        .forEach(
            member ->
                texts.put(
                    member.getKey(),
                    member.getValue().isJsonNull() ? "" : Json.scalar(member.getValue())));
    return texts;
  }
}
