// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.client.hooks.FormattedEventMessage;
import io.github.fluentado.client.hooks.ResourceContainer;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.json.Model;
import io.github.fluentado.core.json.RawJson;
import io.github.fluentado.core.run.Trust;
import io.github.fluentado.core.text.RedactedText;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the service tells of: a delivery of a subscription, freed from how it came.
 *
 * <p>Made of bytes alone, by {@link #parse} and {@link #fromHttp}; nothing here does I/O or throws
 * for what it is given. All but the type may be absent: subscriptions choose how much is sent, and
 * servers leave out what they do not have. Immutable.
 */
public final class HookEvent {
  private static final String NO_SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";
  private static final int SHOWN = 60;

  private final Envelope envelope;
  private final EventType type;
  private volatile @Nullable Typed resource;

  /** What has been worked out once. */
  private record Typed(Optional<Model> model) {}

  HookEvent(Envelope envelope, EventType type) {
    this.envelope = envelope;
    this.type = type;
  }

  /** Reads an event from wherever it came, such as a queue; up to 2 MiB. */
  public static Received parse(byte[] body) {
    return Reading.body(body, HookRules.open());
  }

  /** The same, with another limit or an allow-list; secrets come in headers, and are not asked. */
  public static Received parse(byte[] body, HookRules rules) {
    return Reading.body(body, Check.notNull("rules", rules));
  }

  /**
   * Reads a request: its sender is looked at first, then its size, its type, its content.
   *
   * @param headers gives the value of a header, null if there is none, whatever the case of its
   *     name; {@code request::getHeader}, say
   * @param body need not be read further than one byte behind the limit of the rules
   */
  public static Received fromHttp(
      Function<String, @Nullable String> headers, byte[] body, HookRules rules) {
    return Reading.request(Check.notNull("headers", headers), body, Check.notNull("rules", rules));
  }

  /** The same; names are found in any case, and a header with two values is taken for none. */
  public static Received fromHttp(Map<String, List<String>> headers, byte[] body, HookRules rules) {
    return fromHttp(Reading.lookup(Check.notNull("headers", headers)), body, rules);
  }

  public EventType type() {
    return type;
  }

  /** Of the event; other subscriptions are told of the same under the same id. */
  public Optional<String> id() {
    return Optional.ofNullable(envelope.id());
  }

  public Optional<String> subscriptionId() {
    return Optional.ofNullable(envelope.subscriptionId());
  }

  /** Counted within the subscription. */
  public Optional<String> notificationId() {
    return Optional.ofNullable(envelope.notificationId());
  }

  /**
   * What this has in common with its repetitions. Empty for test notifications that belong to no
   * subscription, and for samples.
   */
  public Optional<DeliveryKey> key() {
    String subscription = envelope.subscriptionId();
    String notification = envelope.notificationId();
    return subscription == null || notification == null || subscription.equals(NO_SUBSCRIPTION)
        ? Optional.empty()
        : Optional.of(new DeliveryKey(subscription, notification));
  }

  /** The part of the service that tells, such as {@code tfs} or {@code pipelines}. */
  public Optional<String> publisher() {
    return Optional.ofNullable(envelope.publisherId());
  }

  public Optional<String> scope() {
    return Optional.ofNullable(envelope.scope());
  }

  /** A line for people, in the forms that the subscription asks for; servers translate it. */
  public Optional<FormattedEventMessage> message() {
    return Optional.ofNullable(envelope.message());
  }

  public Optional<FormattedEventMessage> detailedMessage() {
    return Optional.ofNullable(envelope.detailedMessage());
  }

  public Optional<String> resourceVersion() {
    return Optional.ofNullable(envelope.resourceVersion());
  }

  public Optional<OffsetDateTime> createdDate() {
    return Optional.ofNullable(envelope.createdDate());
  }

  /**
   * Where it happened: {@code collection}, {@code project}, and {@code account} (hosted) or {@code
   * server}.
   */
  public Map<String, ResourceContainer> containers() {
    return envelope.resourceContainers();
  }

  /** The id of the project, from the containers or, where these have none, from the resource. */
  public Optional<String> projectId() {
    ResourceContainer project = containers().get("project");
    return Optional.ofNullable(project == null ? null : project.id())
        .or(() -> resourceText("projectId"))
        .or(() -> resourceText("project", "id"))
        .or(() -> resourceText("repository", "project", "id"));
  }

  /**
   * The thing that the event is about, as the model that its type and version ask for. Empty if
   * that is not known, or was not sent; {@link #resourceJson} has what came.
   */
  public Optional<Model> resource() {
    Typed known = resource;
    if (known == null) {
      known = new Typed(Reading.resource(type, envelope.resourceVersion(), envelope.resource()));
      resource = known;
    }
    return known.model();
  }

  /** The same, if it is of that type. */
  public <M extends Model> Optional<M> resource(Class<M> model) {
    return resource().filter(model::isInstance).map(model::cast);
  }

  /**
   * What came as the resource, whatever it is: an object, or a text that says why there is none.
   * Empty if it was absent or null. The caller's own.
   */
  public Optional<JsonElement> resourceJson() {
    return Optional.ofNullable(envelope.resource()).map(RawJson::json);
  }

  /** The value below these names in the resource; a list is entered by the number of an item. */
  public Optional<JsonElement> resourceJson(String... path) {
    return Optional.ofNullable(envelope.resource()).flatMap(raw -> raw.at(List.of(path)));
  }

  /** The same as text, if it is a text, a number or a boolean. */
  public Optional<String> resourceText(String... path) {
    return resourceJson(path).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString);
  }

  /**
   * An address in the resource, if it leads to a host that is yours. Whoever can send an event can
   * write any address into it: follow none by itself, with or without a credential.
   *
   * @param hosts {@code connection.hosts()} of a client, or {@code ServiceHosts.at(…)}
   */
  public Optional<URI> resourceUrl(Trust hosts, String... path) {
    Check.notNull("hosts", hosts);
    return resourceText(path).flatMap(HookEvent::uri).filter(hosts::trusts);
  }

  private static Optional<URI> uri(String text) {
    try {
      URI uri = new URI(text);
      return uri.getRawUserInfo() == null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException none) {
      return Optional.empty();
    }
  }

  /** All of it, with what is not known here. */
  public JsonObject json() {
    return envelope.json();
  }

  /** The type and the ids. */
  @Override
  public String toString() {
    return "HookEvent["
        + type
        + ", "
        + id().map(id -> RedactedText.of(id, SHOWN)).orElse("no id")
        + key().map(key -> ", " + RedactedText.of(key.toString(), SHOWN + SHOWN)).orElse("")
        + "]";
  }
}
