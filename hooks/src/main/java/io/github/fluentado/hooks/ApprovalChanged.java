// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import io.github.fluentado.client.approvalsandchecks.Approval;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Contents;
import io.github.fluentado.core.json.Model;
import io.github.fluentado.core.json.RawJson;
import io.github.fluentado.core.json.Shape;
import org.jspecify.annotations.Nullable;

/** An approval is waited for, or has been given or refused. */
public final class ApprovalChanged extends Model {
  public static final Shape<ApprovalChanged> SHAPE =
      Shape.of(
          ApprovalChanged::new,
          ApprovalChanged::codecs,
          "approval",
          "approvalId",
          "projectId",
          "pipeline",
          "run",
          "runId",
          "stage",
          "stageName",
          "attemptId",
          "resource");

  private ApprovalChanged(Contents contents) {
    super(contents);
  }

  private static Codec<?>[] codecs() {
    return new Codec<?>[] {
      Approval.SHAPE,
      Codec.STRING,
      Codec.STRING,
      RawJson.CODEC,
      RawJson.CODEC,
      Codec.INT32,
      RawJson.CODEC,
      Codec.STRING,
      Codec.INT32,
      RawJson.CODEC
    };
  }

  public @Nullable Approval approval() {
    return at(0);
  }

  public @Nullable String approvalId() {
    return at(1);
  }

  /** The only one that tells of the project: there is no container for it. */
  public @Nullable String projectId() {
    return at(2);
  }

  /** Its id is a text here. */
  public @Nullable RawJson pipeline() {
    return at(3);
  }

  /** Its id is a text here; see {@link #runId}. */
  public @Nullable RawJson run() {
    return at(4);
  }

  public @Nullable Integer runId() {
    return at(5);
  }

  public @Nullable RawJson stage() {
    return at(6);
  }

  public @Nullable String stageName() {
    return at(7);
  }

  public @Nullable Integer attemptId() {
    return at(8);
  }

  /** What is guarded: id, name and resourceType. */
  public @Nullable RawJson resource() {
    return at(9);
  }
}
