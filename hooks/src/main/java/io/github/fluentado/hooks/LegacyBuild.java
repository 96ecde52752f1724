// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import io.github.fluentado.client.build.DefinitionReference;
import io.github.fluentado.client.common.IdentityRef;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Contents;
import io.github.fluentado.core.json.Model;
import io.github.fluentado.core.json.RawJson;
import io.github.fluentado.core.json.Shape;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A build as {@link EventType#BUILD_COMPLETED} tells of it in version 1.0: what it came to stands
 * in its status.
 */
public final class LegacyBuild extends Model {
  public static final Shape<LegacyBuild> SHAPE =
      Shape.of(
          LegacyBuild::new,
          LegacyBuild::codecs,
          "id",
          "buildNumber",
          "uri",
          "url",
          "status",
          "reason",
          "startTime",
          "finishTime",
          "sourceGetVersion",
          "dropLocation",
          "retainIndefinitely",
          "lastChangedBy",
          "definition",
          "drop",
          "log",
          "queue",
          "requests");

  private LegacyBuild(Contents contents) {
    super(contents);
  }

  private static Codec<?>[] codecs() {
    return new Codec<?>[] {
      Codec.INT32,
      Codec.STRING,
      Codec.STRING,
      Codec.STRING,
      Codec.STRING,
      Codec.STRING,
      Codec.DATE_TIME,
      Codec.DATE_TIME,
      Codec.STRING,
      Codec.STRING,
      Codec.BOOLEAN,
      IdentityRef.SHAPE,
      DefinitionReference.SHAPE,
      RawJson.CODEC,
      RawJson.CODEC,
      RawJson.CODEC,
      Codec.list(RawJson.CODEC)
    };
  }

  public @Nullable Integer id() {
    return at(0);
  }

  public @Nullable String buildNumber() {
    return at(1);
  }

  public @Nullable String uri() {
    return at(2);
  }

  public @Nullable String url() {
    return at(3);
  }

  /** What it came to, such as {@code succeeded}: there is no result. */
  public @Nullable String status() {
    return at(4);
  }

  public @Nullable String reason() {
    return at(5);
  }

  public @Nullable OffsetDateTime startTime() {
    return at(6);
  }

  public @Nullable OffsetDateTime finishTime() {
    return at(7);
  }

  public @Nullable String sourceGetVersion() {
    return at(8);
  }

  public @Nullable String dropLocation() {
    return at(9);
  }

  public @Nullable Boolean retainIndefinitely() {
    return at(10);
  }

  public @Nullable IdentityRef lastChangedBy() {
    return at(11);
  }

  public @Nullable DefinitionReference definition() {
    return at(12);
  }

  public @Nullable RawJson drop() {
    return at(13);
  }

  public @Nullable RawJson log() {
    return at(14);
  }

  public @Nullable RawJson queue() {
    return at(15);
  }

  /** Who asked for it. */
  public List<RawJson> requests() {
    return listAt(16);
  }
}
