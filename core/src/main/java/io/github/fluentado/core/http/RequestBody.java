// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import io.github.fluentado.core.error.Check;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * What a request carries. Opened once for each attempt; a body that cannot be opened twice makes
 * the request one that is never repeated.
 */
public interface RequestBody {
  /**
   * A new stream of the whole content. Called from a thread that may block. It is closed in any
   * case; if the request is given up, perhaps by another thread while it is read, or only when a
   * read that is under way has come to its end.
   *
   * @throws IOException if the content cannot be had once more, or is no longer what it was; a
   *     stream of less than the whole would be stored as if it were the whole
   */
  InputStream open() throws IOException;

  /** Number of bytes, or -1 if it is not known. */
  long length();

  /** Whether {@link #open} may be called again. */
  default boolean replayable() {
    return true;
  }

  /**
   * Whether all of it is in memory, so that neither opening nor reading it ever waits. What may
   * wait is sent in a way that does not need its reader to come back.
   */
  default boolean inMemory() {
    return false;
  }

  /**
   * The content by what is known now: asked for each time that a request goes out in another
   * version of the interface. What has no versions in it stays as it is.
   */
  default RequestBody current() {
    return this;
  }

  /**
   * Content that follows what is known: with each version in which the request goes out, it is made
   * anew if that has changed.
   */
  static <K> RequestBody following(
      Supplier<K> knowledge, Function<? super K, ? extends RequestBody> content) {
    K known = knowledge.get();
    RequestBody made = content.apply(known);
    return new RequestBody() {
      @Override
      public InputStream open() throws IOException {
        return made.open();
      }

      @Override
      public long length() {
        return made.length();
      }

      @Override
      public boolean replayable() {
        return made.replayable();
      }

      @Override
      public boolean inMemory() {
        return made.inMemory();
      }

      @Override
      public RequestBody current() {
        return knowledge.get().equals(known) ? this : following(knowledge, content);
      }
    };
  }

  /** The bytes as they are; the array must not be changed afterwards. */
  static RequestBody of(byte[] bytes) {
    return new RequestBody() {
      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }

      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public boolean inMemory() {
        return true;
      }
    };
  }

  /** The text in UTF-8. */
  static RequestBody of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The content of a file, streamed from disk at each attempt. A file that has changed since, by
   * its size or its time, cannot be opened, and fails the request if that is seen at its end.
   *
   * @throws IllegalArgumentException if there is no such file, or it cannot be read
   */
  static RequestBody of(Path file) {
    return FileBody.of(Check.notNull("file", file));
  }

  /**
   * A piece of a content that can be opened again and again: what uploads in chunks send.
   *
   * @param from its first byte, counted from 0
   * @throws IllegalArgumentException if the content can be read once only, its length is not known,
   *     or the piece does not lie within it
   */
  static RequestBody piece(RequestBody content, long from, long length) {
    Check.that(Check.notNull("content", content).replayable(), "content", "can be read once only");
    Check.that(
        from >= 0 && length >= 0 && from <= content.length() - length,
        "piece",
        "does not lie within the content");
    return new PieceBody(content, from, length);
  }

  /**
   * A content in pieces that follow each other: what uploads in chunks send. Those of a content
   * that can be read once only must be sent in their order, each once; it is open until the last
   * one has been sent, or one is left before its end.
   *
   * @param most bytes of a piece
   * @return no piece of a content without a byte
   * @throws IllegalArgumentException if the length of the content is not known, or too many pieces
   *     would come of it
   */
  static List<RequestBody> pieces(RequestBody content, int most) {
    Check.positive("most", most);
    long length = Check.notNull("content", content).length();
    Check.that(length >= 0, "content", "has no known length");
    long count = length / most + (length % most == 0 ? 0 : 1);
    Check.that(count <= 1_000_000, "most", "would make " + count + " pieces");
    StreamPieces once = content.replayable() ? null : new StreamPieces(content);
    return LongStream.range(0, count)
        .mapToObj(
            place -> {
              long from = place * most;
              long size = Math.min(most, length - from);
              return once == null ? piece(content, from, size) : once.piece(from, size);
            })
        .toList();
  }

  /** The base64 text of the content, made while it is sent. */
  static RequestBody base64(RequestBody content) {
    return new Base64Body(Check.notNull("body", content));
  }

  /**
   * A stream that can be read only once, so that its request is never repeated. Opening it a second
   * time fails, by whomever: a second call, or an HTTP library that repeats by itself. One that has
   * another length than announced fails the request.
   *
   * @param length number of bytes, or -1 if it is not known
   */
  static RequestBody once(InputStream stream, long length) {
    return new OneShotBody(Check.notNull("stream", stream), length);
  }
}
