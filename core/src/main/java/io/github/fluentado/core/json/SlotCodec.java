// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A codec with a stored form: what lies in a slot of a model, a list or a map.
 *
 * <p>A slot holds the value itself, another form of it (dates are kept as text), or {@link Kept}
 * JSON that is not of the declared type.
 */
abstract class SlotCodec<T> extends OwnCodec<T> {
  /** What is read, as an error message names it: "a list". */
  abstract String expected();

  /** Reads a value that is not null. */
  abstract Object readPresent(Input in) throws IOException;

  /** The stored form of a value that a program gives. */
  Object store(T value) {
    return value;
  }

  /** The value of a slot that holds no {@link Kept}; null if it stands for no value. */
  @SuppressWarnings("unchecked") // Slots are filled by this codec alone.
  @Nullable T load(Object stored) {
    return (T) stored;
  }

  /** Writes a slot that holds no {@link Kept}. */
  abstract void writeStored(JsonWriter out, Object stored) throws IOException;

  final Object readSlot(Input in) throws IOException {
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      return nullSlot(in);
    }
    return readPresent(in);
  }

  /** What null inside a list or a map is. */
  Object nullSlot(Input in) {
    in.report(Tolerance.Kind.NULL, expected());
    return Kept.NULL;
  }

  @SuppressWarnings("unchecked") // As in load.
  final @Nullable T value(Object slot) {
    return slot instanceof Kept kept ? (T) kept.value() : load(slot);
  }

  /** Whether a slot that holds no {@link Kept} has a value. */
  boolean isReadable(Object stored) {
    return true;
  }

  final boolean isUnreadable(Object slot) {
    return slot instanceof Kept kept ? kept.value() == null : !isReadable(slot);
  }

  final void writeSlot(JsonWriter out, Object slot) throws IOException {
    if (slot instanceof Kept kept) {
      Trees.write(out, kept.json());
    } else {
      writeStored(out, slot);
    }
  }

  /** Keeps the next value, which is not of the declared type, as JSON. */
  final Kept keepOther(Input in) throws IOException {
    JsonToken found = in.peek();
    Kept kept = new Kept(in.tree(), null);
    in.report(Tolerance.Kind.OTHER_TYPE, expected() + ", found " + Trees.name(found));
    return kept;
  }

  @Override
  T readFrom(Input in) throws IOException {
    Object slot = readSlot(in);
    T value = value(slot);
    if (value == null) {
      String found = slot instanceof Kept kept ? Trees.name(kept.json()) : "unreadable text";
      throw in.unfit("expected " + expected() + ", found " + found);
    }
    return value;
  }

  @Override
  public final void write(JsonWriter out, T value) throws IOException {
    writeSlot(out, store(value));
  }

  static <T> SlotCodec<T> from(Codec<T> codec) {
    return codec instanceof SlotCodec<T> slots ? slots : new ForeignCodec<>(codec);
  }

  /** Lets a codec that somebody else wrote take part; it alone decides what it can read. */
  private static final class ForeignCodec<T> extends SlotCodec<T> {
    private final Codec<T> codec;

    ForeignCodec(Codec<T> codec) {
      this.codec = codec;
    }

    @Override
    String expected() {
      return "a value";
    }

    @Override
    Object readPresent(Input in) throws IOException {
      return read(codec, in);
    }

    @Override
    @SuppressWarnings("unchecked") // readPresent and store put nothing else there.
    void writeStored(JsonWriter out, Object stored) throws IOException {
      codec.write(out, (T) stored);
    }
  }
}
