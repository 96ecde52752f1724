// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.zoo;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Contents;
import io.github.fluentado.core.json.Model;
import io.github.fluentado.core.json.Shape;
import java.io.IOException;

/** A model. Its property {@code keeper} is read with a fault: all but its name is lost. */
public final class Animal extends Model {
  public static final Shape<Animal> SHAPE =
      Shape.of(Animal::new, Animal::codecs, "id", "name", "keeper");

  private Animal(Contents contents) {
    super(contents);
  }

  private static Codec<?>[] codecs() {
    return new Codec<?>[] {Codec.INT32, Codec.STRING, new Forgetful()};
  }

  /** Keeps the name of an object and forgets the rest. */
  private static final class Forgetful implements Codec<String> {
    @Override
    public String read(JsonReader in) throws IOException {
      return Codec.JSON.read(in).getAsJsonObject().get("name").getAsString();
    }

    @Override
    public void write(JsonWriter out, String value) throws IOException {
      out.beginObject().name("name").value(value).endObject();
    }
  }
}
