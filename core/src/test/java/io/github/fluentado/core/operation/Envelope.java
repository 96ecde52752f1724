// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Contents;
import io.github.fluentado.core.json.Model;
import io.github.fluentado.core.json.Shape;

/** An object around a list, as some operations send it. */
final class Envelope extends Model {
  static final Shape<Envelope> SHAPE =
      Shape.of(
          Envelope::new,
          () -> new Codec<?>[] {Codec.list(Codec.STRING), Codec.STRING, Codec.BOOLEAN},
          "values",
          "continuationToken",
          "isLastBatch");

  private Envelope(Contents contents) {
    super(contents);
  }
}
