// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import io.github.fluentado.client.hooks.FormattedEventMessage;
import io.github.fluentado.client.hooks.ResourceContainer;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Contents;
import io.github.fluentado.core.json.Model;
import io.github.fluentado.core.json.RawJson;
import io.github.fluentado.core.json.Shape;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is round every resource, as it was sent. Numbers of notifications read as text. */
final class Envelope extends Model {
  static final Shape<Envelope> SHAPE =
      Shape.of(
          Envelope::new,
          Envelope::codecs,
          "subscriptionId",
          "notificationId",
          "id",
          "eventType",
          "publisherId",
          "scope",
          "message",
          "detailedMessage",
          "resource",
          "resourceVersion",
          "resourceContainers",
          "createdDate");

  private Envelope(Contents contents) {
    super(contents);
  }

  private static Codec<?>[] codecs() {
    return new Codec<?>[] {
      Codec.STRING,
      Codec.STRING,
      Codec.STRING,
      Codec.STRING,
      Codec.STRING,
      Codec.STRING,
      FormattedEventMessage.SHAPE,
      FormattedEventMessage.SHAPE,
      RawJson.CODEC,
      Codec.STRING,
      Codec.map(ResourceContainer.SHAPE),
      Codec.DATE_TIME
    };
  }

  @Nullable String subscriptionId() {
    return at(0);
  }

  @Nullable String notificationId() {
    return at(1);
  }

  @Nullable String id() {
    return at(2);
  }

  @Nullable String eventType() {
    return at(3);
  }

  @Nullable String publisherId() {
    return at(4);
  }

  @Nullable String scope() {
    return at(5);
  }

  @Nullable FormattedEventMessage message() {
    return at(6);
  }

  @Nullable FormattedEventMessage detailedMessage() {
    return at(7);
  }

  @Nullable RawJson resource() {
    return at(8);
  }

  @Nullable String resourceVersion() {
    return at(9);
  }

  Map<String, ResourceContainer> resourceContainers() {
    return mapAt(10);
  }

  @Nullable OffsetDateTime createdDate() {
    return at(11);
  }
}
