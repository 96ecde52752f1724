// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;

/** What Gson reads. */
final class GsonInput extends Input {
  private final JsonReader in;
  private String name = "";

  GsonInput(JsonReader in) {
    this.in = in;
  }

  @Override
  JsonToken peek() throws IOException {
    return in.peek();
  }

  @Override
  void beginObject() throws IOException {
    in.beginObject();
  }

  @Override
  void endObject() throws IOException {
    in.endObject();
  }

  @Override
  void beginArray() throws IOException {
    in.beginArray();
  }

  @Override
  void endArray() throws IOException {
    in.endArray();
  }

  @Override
  boolean hasNext() throws IOException {
    return in.hasNext();
  }

  @Override
  String nextName() throws IOException {
    return in.nextName();
  }

  @Override
  int nextName(Names names, int last) throws IOException {
    name = in.nextName();
    return names.indexOf(name);
  }

  @Override
  String name() {
    return name;
  }

  @Override
  String nextString() throws IOException {
    return in.nextString();
  }

  @Override
  int nextOf(Names texts) {
    return -1;
  }

  @Override
  boolean nextInteger() {
    return false;
  }

  @Override
  long integer() {
    throw new IllegalStateException("no number was read");
  }

  @Override
  boolean nextBoolean() throws IOException {
    return in.nextBoolean();
  }

  @Override
  void nextNull() throws IOException {
    in.nextNull();
  }

  @Override
  void skipValue() throws IOException {
    in.skipValue();
  }

  @Override
  JsonElement tree() throws IOException {
    return Trees.read(in);
  }

  @Override
  Tree held() throws IOException {
    return Tree.of(Trees.read(in));
  }

  @Override
  <T> T foreign(Codec<T> codec) throws IOException {
    return codec.read(in);
  }

  @Override
  Later later() throws IOException {
    return Later.of(Trees.read(in));
  }

  @Override
  Input again(Later value, String subpath) {
    return new GsonInput(Reading.again(value.tree(), in, subpath));
  }

  @Override
  RuntimeException unfit(String reason) {
    return new JsonDecodingException(in.getPreviousPath(), reason);
  }

  @Override
  boolean reports() {
    return in instanceof Reading;
  }

  @Override
  void report(Tolerance.Kind kind, String detail, String subpath) {
    if (in instanceof Reading reading) {
      reading.report(kind, detail, subpath);
    }
  }
}
