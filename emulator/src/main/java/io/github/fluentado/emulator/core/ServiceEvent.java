// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as service hooks tell it and the audit log keeps it.
 *
 * @param publisher such as {@code tfs}
 * @param type such as {@code workitem.created}
 * @param project where it happened; null for what belongs to the whole organization
 * @param message one sentence for people, plain text
 * @param form makes the thing, in the shape that hooks send, when somebody asks for it: most events
 *     nobody hears of
 * @param resourceVersion such as {@code 1.0}
 * @param facts what subscriptions filter by: names of publisher inputs with the event's own values
 * @param others the thing in the shapes of other versions, for subscriptions that ask for them
 */
public record ServiceEvent(
    String publisher,
    String type,
    @Nullable Project project,
    String message,
    Supplier<JsonObject> form,
    String resourceVersion,
    Map<String, String> facts,
    Map<String, Supplier<JsonObject>> others) {

  public ServiceEvent {
    facts = Map.copyOf(facts);
    others = Map.copyOf(others);
  }

  /** An event with one shape. */
  public ServiceEvent(
      String publisher,
      String type,
      @Nullable Project project,
      String message,
      JsonObject resource,
      String resourceVersion,
      Map<String, String> facts) {
    this(publisher, type, project, message, () -> resource, resourceVersion, facts, Map.of());
  }

  /** The thing, in the shape that hooks send. */
  public JsonObject resource() {
    return form.get();
  }

  /** The thing in the shape of another version, if it has one of its own there. */
  public Optional<JsonObject> resource(@Nullable String version) {
    return Optional.ofNullable(version == null ? null : others.get(version)).map(Supplier::get);
  }

  /** The event with the thing as it is now, whatever becomes of it. */
  public ServiceEvent frozen() {
    JsonObject now = form.get();
    Map<String, Supplier<JsonObject>> made = new TreeMap<>();
    others.forEach(
        (version, other) -> {
          JsonObject resource = other.get();
          made.put(version, () -> resource);
        });
    return new ServiceEvent(
        publisher, type, project, message, () -> now, resourceVersion, facts, made);
  }

  /**
   * For the audit log alone, which also keeps some of what service hooks tell.
   *
   * @param action such as {@code Git.RepositoryCreated}
   * @param message one sentence for people
   * @param data what the log keeps about it, such as {@code RepoName}
   */
  public static ServiceEvent audit(
      String action, @Nullable Project project, String message, Map<String, String> data) {
    return new ServiceEvent("audit", action, project, message, new JsonObject(), "1.0", data);
  }
}
