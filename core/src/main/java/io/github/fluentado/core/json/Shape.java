// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a model: their names on the wire, their order and their codecs. It is also the
 * codec of the model.
 *
 * <p>Codecs are asked for at the first use, since models refer to each other in circles.
 */
public final class Shape<M extends Model> extends SlotCodec<M> {
  private final Function<Contents, M> make;
  private final Supplier<Codec<?>[]> codecs;
  private final String[] names;
  private final @Nullable Supplier<Subtypes<M>> subtypes;
  private final Contents empty;
  private final @Nullable Mark mark;
  private volatile @Nullable Contents marked;
  private volatile @Nullable Table table;
  private volatile @Nullable Subtypes<M> knownSubtypes;

  private Shape(
      Function<Contents, M> make,
      Supplier<Codec<?>[]> codecs,
      String[] names,
      @Nullable Supplier<Subtypes<M>> subtypes,
      @Nullable Mark mark) {
    this.make = make;
    this.codecs = codecs;
    this.names = names;
    this.subtypes = subtypes;
    this.empty = new Contents(this, new Object[names.length], Map.of());
    this.mark = mark;
  }

  /** A property whose value says which subtype an object is. */
  private record Mark(String property, String json) {}

  /** The shape with these properties; {@code codecs} come in the order of {@code names}. */
  public static <M extends Model> Shape<M> of(
      Function<Contents, M> make, Supplier<Codec<?>[]> codecs, String... names) {
    return new Shape<>(make, codecs, names.clone(), null, null);
  }

  /** The same; what is read becomes the subtype that its content asks for. */
  public Shape<M> subtypes(Supplier<Subtypes<M>> types) {
    return new Shape<>(make, codecs, names, types, mark);
  }

  /**
   * The same; a new model says which subtype it is.
   *
   * @param json value of the property, as JSON
   */
  public Shape<M> marked(String property, String json) {
    return new Shape<>(make, codecs, names, subtypes, new Mark(property, json));
  }

  /** What a new model holds. */
  public Contents empty() {
    if (mark == null) {
      return empty;
    }
    Contents known = marked;
    if (known == null) {
      int index = exactIndexOf(mark.property);
      known = empty.withSlot(index, slot(index, JsonParser.parseString(mark.json)));
      marked = known;
    }
    return known;
  }

  /** What a new model holds that needs the value of a property. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // Generated constructors give the right type.
  public Contents of(int index, Object value) {
    Object given = Json.notNull(value, names[index]);
    return empty.withSlot(index, ((SlotCodec) codec(index)).store(given));
  }

  /** The names of the properties on the wire. */
  public List<String> names() {
    return List.of(names);
  }

  M make(Contents contents) {
    return make.apply(contents);
  }

  SlotCodec<?> codec(int index) {
    return table().codecs[index];
  }

  int exactIndexOf(String name) {
    return table().names.indexOf(name);
  }

  /** The index of the property with this name, in whatever case; -1 if there is none. */
  int indexOf(String name) {
    int exact = exactIndexOf(name);
    Integer folded = exact < 0 ? table().folded.get(name.toLowerCase(Locale.ROOT)) : null;
    return folded == null ? exact : folded;
  }

  /** A slot as JSON. */
  JsonElement tree(int index, Object slot) {
    return Json.tree(out -> codec(index).writeSlot(out, slot));
  }

  /** JSON as a slot. */
  Object slot(int index, JsonElement value) {
    return value.isJsonNull() ? Kept.NULL : Json.read(value, codec(index)::readPresent);
  }

  String name(int index) {
    return names[index];
  }

  @Override
  String expected() {
    return "an object";
  }

  @Override
  Object readPresent(Input in) throws IOException {
    if (in.peek() != JsonToken.BEGIN_OBJECT) {
      return keepOther(in);
    }
    ContentsReader reader = new ContentsReader(this, in);
    Contents contents = reader.read();
    return subtypes == null ? make.apply(contents) : refine(contents, reader.waiting(), in);
  }

  /** The model, or the subtype that its content asks for. */
  private M refine(Contents contents, Map<String, Later> waiting, Input in) throws IOException {
    Shape<? extends M> subtype =
        subtypes == null ? null : known(subtypes).choose(contents, waiting.keySet());
    return subtype == null
        ? make.apply(whole(contents, waiting, in))
        : subtype.adopt(contents, waiting, in);
  }

  private Subtypes<M> known(Supplier<Subtypes<M>> types) {
    Subtypes<M> known = knownSubtypes;
    if (known == null) {
      known = types.get();
      knownSubtypes = known;
    }
    return known;
  }

  /** What nobody knows is kept. */
  private Contents whole(Contents known, Map<String, Later> waiting, Input in) throws IOException {
    Map<String, JsonElement> unknown = new LinkedHashMap<>(known.unknown);
    for (Map.Entry<String, Later> entry : waiting.entrySet()) {
      unknown.put(entry.getKey(), in.again(entry.getValue(), "").tree());
    }
    unknown.keySet().forEach(name -> ContentsReader.reportUnknown(in, "." + name));
    return new Contents(this, known.slots, unknown.isEmpty() ? Map.of() : unknown);
  }

  /** What was read for the base. Of what is unknown there, this shape knows more. */
  private M adopt(Contents base, Map<String, Later> waiting, Input in) throws IOException {
    @Nullable Object[] slots = Arrays.copyOf(base.slots, names.length);
    Map<String, Later> rest = new LinkedHashMap<>();
    for (Map.Entry<String, Later> entry : waiting.entrySet()) {
      int index = exactIndexOf(entry.getKey());
      if (index < 0) {
        rest.put(entry.getKey(), entry.getValue());
      } else {
        Input again = in.again(entry.getValue(), "." + entry.getKey());
        slots[index] = again.peek() == JsonToken.NULL ? Kept.NULL : codec(index).readPresent(again);
      }
    }
    return refine(new Contents(this, slots, base.unknown), rest, in);
  }

  boolean hasSubtypes() {
    return subtypes != null;
  }

  @Override
  void writeStored(JsonWriter out, Object stored) throws IOException {
    ((Model) stored).writeTo(out);
  }

  Table table() {
    Table known = table;
    if (known == null) {
      known = new Table(codecs.get(), names);
      table = known;
    }
    return known;
  }

  /** What is worked out at the first use. */
  static final class Table {
    final Names names;
    final SlotCodec<?>[] codecs;
    final Map<String, Integer> folded = new HashMap<>();

    Table(Codec<?>[] codecs, String[] names) {
      this.names = new Names(names);
      this.codecs = new SlotCodec<?>[names.length];
      for (int i = 0; i < names.length; i++) {
        this.codecs[i] = SlotCodec.from(codecs[i]);
        folded.putIfAbsent(names[i].toLowerCase(Locale.ROOT), i);
      }
    }
  }
}
