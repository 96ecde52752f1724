// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import io.github.fluentado.client.common.TeamProjectReference;
import io.github.fluentado.client.release.Deployment;
import io.github.fluentado.client.release.Release;
import io.github.fluentado.client.release.ReleaseApproval;
import io.github.fluentado.client.release.ReleaseEnvironment;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Contents;
import io.github.fluentado.core.json.Model;
import io.github.fluentado.core.json.Shape;
import org.jspecify.annotations.Nullable;

/** A classic release, a deployment of it or an approval has another state. */
public final class ReleaseChanged extends Model {
  public static final Shape<ReleaseChanged> SHAPE =
      Shape.of(
          ReleaseChanged::new,
          ReleaseChanged::codecs,
          "release",
          "environment",
          "deployment",
          "approval",
          "project");

  private ReleaseChanged(Contents contents) {
    super(contents);
  }

  private static Codec<?>[] codecs() {
    return new Codec<?>[] {
      Release.SHAPE,
      ReleaseEnvironment.SHAPE,
      Deployment.SHAPE,
      ReleaseApproval.SHAPE,
      TeamProjectReference.SHAPE
    };
  }

  public @Nullable Release release() {
    return at(0);
  }

  public @Nullable ReleaseEnvironment environment() {
    return at(1);
  }

  public @Nullable Deployment deployment() {
    return at(2);
  }

  public @Nullable ReleaseApproval approval() {
    return at(3);
  }

  public @Nullable TeamProjectReference project() {
    return at(4);
  }
}
