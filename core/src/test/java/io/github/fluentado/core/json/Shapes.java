// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model with two subtypes told apart by a property, and one with two told apart by their own. */
class Shapes extends Model {
  static final Shape<Shapes> SHAPE =
      Shape.of(Shapes::new, Shapes::codecs, "type").subtypes(Shapes::types);

  Shapes(Contents contents) {
    super(contents);
  }

  private static Codec<?>[] codecs() {
    return new Codec<?>[] {Codec.STRING};
  }

  private static Subtypes<Shapes> types() {
    return Subtypes.by("type", Map.of("1", Circle.SHAPE, "square", Square.SHAPE));
  }

  @Nullable String type() {
    return at(0);
  }

  /** Type 1. */
  static final class Circle extends Shapes {
    static final Shape<Circle> SHAPE = Shape.of(Circle::new, Circle::codecs, "type", "radius");

    private Circle(Contents contents) {
      super(contents);
    }

    private static Codec<?>[] codecs() {
      return new Codec<?>[] {Codec.STRING, Codec.INT32};
    }

    @Nullable Integer radius() {
      return at(1);
    }
  }

  /** Type "square". */
  static final class Square extends Shapes {
    static final Shape<Square> SHAPE = Shape.of(Square::new, Square::codecs, "type", "side");

    private Square(Contents contents) {
      super(contents);
    }

    private static Codec<?>[] codecs() {
      return new Codec<?>[] {Codec.STRING, Codec.INT32};
    }

    @Nullable Integer side() {
      return at(1);
    }
  }

  /** Told apart by the properties that are set. */
  static final class ByProperties {
    static final Shape<Shapes> SHAPE =
        Shape.of(Shapes::new, Shapes::codecs, "type")
            .subtypes(
                () ->
                    Subtypes.byProperties(
                        List.<Shape<? extends Shapes>>of(Circle.SHAPE, Square.SHAPE)));

    private ByProperties() {}
  }
}
