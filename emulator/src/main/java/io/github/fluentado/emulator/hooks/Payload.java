// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.hooks.Subscription.Order;
import io.github.fluentado.emulator.server.Doc;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JSON that receivers get. */
final class Payload {
  private static final DateTimeFormatter SEVEN_DIGITS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final Organization organization;

  Payload(Organization organization) {
    this.organization = organization;
  }

  /** Everything about the event, as the history keeps it. */
  JsonObject whole(HookEvent event) {
    return envelope(event, Doc.of("scope", "all"), null, "all", "all", "all").json();
  }

  /** As much of the event as the subscription asks for; tests alone have a scope. */
  JsonObject sent(HookEvent event, Order order, UUID subscription, int notification, boolean test) {
    Doc head =
        Doc.of("subscriptionId", subscription)
            .with("notificationId", notification)
            .with("scope", test ? "all" : null);
    return envelope(
            event,
            head,
            order.resourceVersion(),
            order.consumerInput("resourceDetailsToSend").orElse("all"),
            order.consumerInput("messagesToSend").orElse("all"),
            order.consumerInput("detailedMessagesToSend").orElse("all"))
        .json();
  }

  private Doc envelope(
      HookEvent event,
      Doc head,
      @Nullable String version,
      String details,
      String messages,
      String detailedMessages) {
    JsonObject message = message(event.event().message());
    Optional<JsonObject> other = event.event().resource(version);
    JsonObject resource = other.orElseGet(() -> event.event().resource());
    return head.with("id", event.id())
        .with("eventType", event.event().type())
        .with("publisherId", event.event().publisher())
        .with("message", selected(message, messages))
        .with("detailedMessage", selected(message, detailedMessages))
        .with("resource", resource(resource, details))
        .with("resourceVersion", other.isEmpty() ? event.event().resourceVersion() : version)
        .with("resourceContainers", containers(event))
        .with("createdDate", date(event.created()));
  }

  private static JsonObject message(String text) {
    return Doc.of("text", text).with("html", html(text)).with("markdown", text).json();
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static JsonElement selected(JsonObject message, String form) {
    return switch (form.toLowerCase(Locale.ROOT)) {
      case "none" -> JsonNull.INSTANCE;
      case "all" -> message;
      default -> Doc.of(form, message.get(form.toLowerCase(Locale.ROOT))).json();
    };
  }

  private static JsonElement resource(JsonObject resource, String details) {
    if (details.equalsIgnoreCase("none")) {
      return JsonNull.INSTANCE;
    }
    return details.equalsIgnoreCase("minimal") ? keys(resource) : resource;
  }

  /** What it takes to find the thing again: ids, names and addresses at the top. */
  private static JsonObject keys(JsonObject resource) {
    JsonObject keys = new JsonObject();
    for (Map.Entry<String, JsonElement> member : resource.entrySet()) {
      String name = member.getKey();
      boolean key = name.equals("id") || name.equals("url") || name.equals("name");
      if ((key || name.endsWith("Id")) && member.getValue().isJsonPrimitive()) {
        keys.add(name, member.getValue());
      }
    }
    return keys;
  }

  private Doc containers(HookEvent event) {
    Doc containers =
        Doc.of("collection", container(organization.derivedId("organization", "")))
            .with("account", container(organization.derivedId("account", "")));
    Project project = event.event().project();
    return project == null ? containers : containers.with("project", container(project.id()));
  }

  private Doc container(UUID id) {
    return Doc.of("id", id).with("baseUrl", organization.url() + "/");
  }

  static String date(Instant instant) {
    return SEVEN_DIGITS.format(instant);
  }
}
