// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonElement;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model with a property of every kind, written as the generator writes them. */
final class Sample extends Model {
  static final Shape<Sample> SHAPE =
      Shape.of(
          Sample::new,
          Sample::codecs,
          "id",
          "size",
          "ratio",
          "price",
          "enabled",
          "title",
          "created",
          "key",
          "color",
          "access",
          "child",
          "tags",
          "children",
          "counts",
          "fields",
          "anything",
          "_links",
          "properties",
          "dates");

  Sample() {
    this(SHAPE.empty());
  }

  private Sample(Contents contents) {
    super(contents);
  }

  private static Codec<?>[] codecs() {
    return new Codec<?>[] {
      Codec.INT32,
      Codec.INT64,
      Codec.DOUBLE,
      Codec.DECIMAL,
      Codec.BOOLEAN,
      Codec.STRING,
      Codec.DATE_TIME,
      Codec.BYTES,
      Color.CODEC,
      Access.CODEC,
      Sample.SHAPE,
      Codec.list(Codec.STRING),
      Codec.list(Sample.SHAPE),
      Codec.map(Codec.INT32),
      Codec.map(Codec.JSON),
      Codec.JSON,
      ReferenceLinks.CODEC,
      PropertyBag.CODEC,
      Codec.list(Codec.DATE_TIME),
    };
  }

  @Nullable Integer id() {
    return at(0);
  }

  Sample id(int id) {
    return withAt(0, id);
  }

  @Nullable Long size() {
    return at(1);
  }

  @Nullable Double ratio() {
    return at(2);
  }

  Sample ratio(double ratio) {
    return withAt(2, ratio);
  }

  @Nullable BigDecimal price() {
    return at(3);
  }

  @Nullable Boolean enabled() {
    return at(4);
  }

  @Nullable String title() {
    return at(5);
  }

  Sample title(String title) {
    return withAt(5, title);
  }

  @Nullable OffsetDateTime created() {
    return at(6);
  }

  Sample created(OffsetDateTime created) {
    return withAt(6, created);
  }

  byte @Nullable [] key() {
    return at(7);
  }

  Sample key(byte[] key) {
    return withAt(7, key);
  }

  @Nullable Color color() {
    return at(8);
  }

  Sample color(Color color) {
    return withAt(8, color);
  }

  @Nullable Access access() {
    return at(9);
  }

  @Nullable Sample child() {
    return at(10);
  }

  Sample child(Sample child) {
    return withAt(10, child);
  }

  List<String> tags() {
    return listAt(11);
  }

  Sample tags(List<String> tags) {
    return withAt(11, tags);
  }

  List<Sample> children() {
    return listAt(12);
  }

  Map<String, Integer> counts() {
    return mapAt(13);
  }

  Sample counts(Map<String, Integer> counts) {
    return withAt(13, counts);
  }

  Map<String, JsonElement> fields() {
    return mapAt(14);
  }

  @Nullable JsonElement anything() {
    return at(15);
  }

  Sample anything(JsonElement anything) {
    return withAt(15, anything);
  }

  @Nullable ReferenceLinks links() {
    return at(16);
  }

  @Nullable PropertyBag properties() {
    return at(17);
  }

  List<OffsetDateTime> dates() {
    return listAt(18);
  }

  @Override
  public Sample with(String name, JsonElement value) {
    return (Sample) super.with(name, value);
  }

  @Override
  public Sample withNull(String name) {
    return (Sample) super.withNull(name);
  }

  @Override
  public Sample without(String name) {
    return (Sample) super.without(name);
  }

  static Sample read(String json) {
    return Json.decode(json, SHAPE);
  }

  /** An enum. */
  static final class Color extends OpenEnum {
    static final EnumValues<Color> CODEC = EnumValues.of(Color::new, "red", "darkBlue");
    static final Color RED = CODEC.of("red");
    static final Color DARK_BLUE = CODEC.of("darkBlue");

    private Color(EnumValues<Color> values, String text) {
      super(values, text);
    }
  }

  /** An enum with flags. */
  static final class Access extends OpenEnum {
    static final EnumValues<Access> CODEC = EnumValues.flags(Access::new, "none", "read", "write");
    static final Access READ = CODEC.of("read");
    static final Access WRITE = CODEC.of("write");

    private Access(EnumValues<Access> values, String text) {
      super(values, text);
    }
  }
}
