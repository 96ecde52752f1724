// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.wire;

import io.github.fluentado.core.http.Headers;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The compression of a body for the way: what to ask for, and how to undo it. */
public final class Encoding {
  private static final String FIELD = "Content-Encoding";
  private static final int PARTIAL = 206;
  private static final int BUFFER = 8 * 1024;
  // More than the end of a body in chunks; what follows is no longer of it.
  private static final int REST = 256;

  private Encoding() {}

  /** What to ask for: a part of a content is counted in its own bytes, not in compressed ones. */
  public static String asked(Headers request) {
    return request.first("Range").isPresent() ? "identity" : "gzip";
  }

  /**
   * The compressions of a body that {@link #undone} takes away, asked for or not: outermost last.
   * Empty if there is none, or one that is not known, or only a part of something compressed.
   */
  public static List<String> of(int status, Headers headers) {
    if (headers.first(FIELD).isEmpty() || (status == PARTIAL && isPart(headers))) {
      return List.of();
    }
    List<String> codings = new ArrayList<>();
    for (String value : headers.all(FIELD)) {
      for (String coding : value.toLowerCase(Locale.ROOT).split(",", -1)) {
        String name = coding.strip();
        if (!name.isEmpty() && !name.equals("identity")) {
          codings.add(name.startsWith("x-") ? name.substring(2) : name);
        }
      }
    }
    return List.of("gzip", "deflate").containsAll(codings) ? codings : List.of();
  }

  /** Some servers say 206 of what is whole: of a list that is not, for one. */
  private static boolean isPart(Headers headers) {
    String type = headers.first("Content-Type").orElse("").strip().toLowerCase(Locale.ROOT);
    return headers.first("Content-Range").isPresent() || type.startsWith("multipart/byteranges");
  }

  /** The headers of a body whose compression is undone. */
  public static Headers undone(Headers headers) {
    return headers.without(FIELD).without("Content-Length");
  }

  /** The body as it was. Nothing is read before the first read; an empty body stays empty. */
  public static InputStream undone(List<String> codings, InputStream body) {
    InputStream plain = body;
    for (int i = codings.size() - 1; i >= 0; i--) {
      plain = new Decompressed(plain, codings.get(i));
    }
    return plain;
  }

  /** Looks at the body when it is read. */
  private static final class Decompressed extends InputStream {
    private final InputStream body;
    private final String coding;
    private @Nullable InputStream plain;
    private boolean finished;

    Decompressed(InputStream body, String coding) {
      this.body = body;
      this.coding = coding;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        InputStream stream = plain;
        if (stream == null) {
          stream = begun();
          plain = stream;
        }
        int count = stream.read(target, offset, length);
        if (count < 0) {
          finish();
        }
        return count;
      } catch (EOFException cut) {
        throw new EOFException("the body was cut off in the middle of its " + coding);
      } catch (ZipException broken) {
        throw new IOException(
            "the body is not the " + coding + " that it says it is: " + broken.getMessage());
      }
    }

    /** A connection is used again only if its answer has been read to the end. */
    private void finish() throws IOException {
      if (!finished) {
        finished = true;
        body.readNBytes(REST);
      }
    }

    private InputStream begun() throws IOException {
      PushbackInputStream beginning = new PushbackInputStream(body, 2);
      byte[] two = new byte[2];
      int count = beginning.readNBytes(two, 0, 2);
      if (count == 0) {
        return InputStream.nullInputStream();
      }
      beginning.unread(two, 0, count);
      if (coding.equals("gzip")) {
        return new GZIPInputStream(new ToTheEnd(beginning), BUFFER);
      }
      return new Inflated(beginning, new Inflater(!zlib(two)));
    }

    // The standard has deflate within zlib's frame; some servers leave the frame away.
    private static boolean zlib(byte[] two) {
      return (two[0] & 0x0F) == 8 && (((two[0] & 0xFF) << 8) | (two[1] & 0xFF)) % 31 == 0;
    }

    @Override
    public void close() throws IOException {
      InputStream stream = plain;
      if (stream != null) {
        stream.close();
      }
      body.close();
    }
  }

  /** Java's stream frees the memory of an inflater only if it has made it itself. */
  private static final class Inflated extends InflaterInputStream {
    Inflated(InputStream body, Inflater inflater) {
      super(body, inflater, BUFFER);
    }

    @Override
    public void close() throws IOException {
      inf.end();
      super.close();
    }
  }

  /**
   * Java's stream believes a gzip to be over when nothing more is there at the moment, though
   * another part of it may follow.
   */
  private static final class ToTheEnd extends FilterInputStream {
    ToTheEnd(InputStream stream) {
      super(stream);
    }

    @Override
    public int available() {
      return 1;
    }
  }
}
