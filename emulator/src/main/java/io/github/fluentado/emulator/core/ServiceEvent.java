// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import com.google.gson.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as service hooks tell it and the audit log keeps it.
 *
 * @param publisher such as {@code tfs}
 * @param type such as {@code workitem.created}
 * @param project where it happened; null for what belongs to the whole organization
 * @param message one sentence for people, plain text
 * @param resource the thing, in the shape that hooks send
 * @param resourceVersion such as {@code 1.0}
 * @param facts what subscriptions filter by: names of publisher inputs with the event's own values
 * @param others the thing in the shapes of other versions, for subscriptions that ask for them
 */
public record ServiceEvent(
    String publisher,
    String type,
    @Nullable Project project,
    String message,
    JsonObject resource,
    String resourceVersion,
    Map<String, String> facts,
    Map<String, JsonObject> others) {

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
    this(publisher, type, project, message, resource, resourceVersion, facts, Map.of());
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
