// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.ServiceEvent;
import io.github.fluentado.emulator.server.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Events that never happened, for tests of subscriptions. */
final class Samples {
  private static final String FILE = "samples.json";

  private final Organization organization;

  Samples(Organization organization) {
    this.organization = organization;
  }

  ServiceEvent of(EventKind kind, @Nullable Project project) {
    JsonObject sample = read(project).getAsJsonObject(kind.id());
    return new ServiceEvent(
        kind.publisher(),
        kind.id(),
        project,
        sample.get("message").getAsString(),
        sample.getAsJsonObject("resource"),
        kind.versions().get(0),
        Map.of());
  }

  private JsonObject read(@Nullable Project project) {
    Identity me = organization.me();
    String name = project == null ? "sample" : project.name();
    String id = project == null ? Subscription.NONE.toString() : project.id().toString();
    String text = text();
    for (Map.Entry<String, String> blank :
        Map.of(
                "{org}", organization.url(),
                "{project}", name,
                "{projectId}", id,
                "{me}", me.displayName(),
                "{meId}", me.id().toString(),
                "{mail}", me.uniqueName())
            .entrySet()) {
      text = text.replace(blank.getKey(), escaped(blank.getValue()));
    }
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private static String escaped(String text) {
    String quoted = Json.text(Json.of(text));
    return quoted.substring(1, quoted.length() - 1);
  }

  private static String text() {
    try (InputStream in = Samples.class.getResourceAsStream(FILE)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
