// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads one request after the other from a connection. */
final class RequestReader {
  private static final int MAX_HEAD = 64 * 1024;
  private static final int MAX_BODY = 160 * 1024 * 1024;

  private final InputStream in;
  private final OutputStream out;
  private final String scheme;
  private int headBytes;

  RequestReader(InputStream in, OutputStream out, String scheme) {
    this.scheme = scheme;
    this.in = in;
    this.out = out;
  }

  /** The next request, or null when the peer has ended the connection. */
  @Nullable HttpRequest next() throws IOException, Malformed {
    headBytes = 0;
    String requestLine = line();
    if (requestLine == null) {
      return null;
    }
    String[] parts = requestLine.split(" ", -1);
    if (parts.length != 3 || !parts[2].matches("HTTP/1\\.[01]")) {
      throw new Malformed(400, "Malformed request line.");
    }
    Target target = Target.of(parts[0], parts[1]);
    Headers headers = headers();
    boolean old = parts[2].endsWith("0");
    checkHost(headers, old);
    checkFraming(headers, old);
    byte[] body = body(headers);
    HttpRequest sent =
        isPacked(headers)
            ? new HttpRequest(
                parts[0], target.path(), headers.without("Content-Encoding"), unpacked(body))
            : new HttpRequest(parts[0], target.path(), headers, body);
    Site site = target.site(headers, scheme);
    HttpRequest request = site == null ? sent : sent.at(site);
    return old && !headers.has("Connection", "keep-alive") ? request.asLast() : request;
  }

  /** A host that two readers could understand differently is none; old clients know no hosts. */
  private static void checkHost(Headers headers, boolean old) throws Malformed {
    List<String> hosts = headers.all("Host");
    if (hosts.size() > 1 || (hosts.isEmpty() && !old)) {
      throw new Malformed(400, "A request needs exactly one Host header.");
    }
    if (!hosts.stream().allMatch(host -> host.isEmpty() || Site.isAuthority(host))) {
      throw new Malformed(400, "Malformed Host header.");
    }
  }

  /** Where two headers tell different ends of a body, a proxy may have seen another one. */
  private static void checkFraming(Headers headers, boolean old) throws Malformed {
    List<String> lengths = headers.all("Content-Length");
    List<String> codings = headers.all("Transfer-Encoding");
    boolean both = !lengths.isEmpty() && !codings.isEmpty();
    boolean chunked = codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
    if (both || lengths.stream().distinct().count() > 1) {
      throw new Malformed(400, "Contradictory body length.");
    }
    if (!codings.isEmpty() && (old || !chunked)) {
      throw new Malformed(400, "Unknown transfer coding.");
    }
  }

  /** Git reads its own. */
  private static boolean isPacked(Headers headers) {
    boolean gits = headers.first("Content-Type").orElse("").startsWith("application/x-git-");
    return headers.has("Content-Encoding", "gzip") && !gits;
  }

  private static byte[] unpacked(byte[] body) throws IOException, Malformed {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] whole = in.readNBytes(MAX_BODY + 1);
      if (whole.length > MAX_BODY) {
        throw new Malformed(413, "Request body too large.");
      }
      return whole;
    } catch (ZipException | EOFException e) {
      throw new Malformed(400, "The request body is not gzip.");
    }
  }

  private Headers headers() throws IOException, Malformed {
    List<Headers.Line> lines = new ArrayList<>();
    for (String line = line(); line != null && !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon <= 0 || line.indexOf('\r') >= 0) {
        throw new Malformed(400, "Malformed header line.");
      }
      lines.add(new Headers.Line(line.substring(0, colon), line.substring(colon + 1).trim()));
    }
    return new Headers(lines);
  }

  private byte[] body(Headers headers) throws IOException, Malformed {
    boolean chunked = headers.has("Transfer-Encoding", "chunked");
    Optional<String> length = headers.first("Content-Length");
    if ((chunked || length.isPresent()) && headers.has("Expect", "100-continue")) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }
    if (chunked) {
      return chunks();
    }
    return length.isPresent() ? exactly(size(length.get(), 10)) : new byte[0];
  }

  private byte[] chunks() throws IOException, Malformed {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (true) {
      headBytes = 0;
      String line = line();
      if (line == null) {
        throw new EOFException();
      }
      int size = size(line.split(";", 2)[0].trim(), 16);
      if (size == 0) {
        headers(); // trailers, which nothing here needs
        return all.toByteArray();
      }
      if (all.size() + size > MAX_BODY) {
        throw new Malformed(413, "Request body too large.");
      }
      all.write(exactly(size));
      line();
    }
  }

  private static int size(String text, int radix) throws Malformed {
    if (!text.matches("[0-9a-fA-F]+")) { // nor a sign
      throw new Malformed(400, "Malformed body length.");
    }
    try {
      int size = Integer.parseInt(text, radix);
      if (size >= 0 && size <= MAX_BODY) {
        return size;
      }
    } catch (NumberFormatException e) {
      throw new Malformed(400, "Malformed body length.");
    }
    throw new Malformed(413, "Request body too large.");
  }

  private byte[] exactly(int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException();
    }
    return bytes;
  }

  private @Nullable String line() throws IOException, Malformed {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return null;
      }
      if (++headBytes > MAX_HEAD) {
        throw new Malformed(431, "Request head too large.");
      }
      bytes.write(b);
    }
    String line = bytes.toString(StandardCharsets.ISO_8859_1);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /** A request that cannot be read; the connection ends with this status. */
  static final class Malformed extends Exception {
    private final int status;

    Malformed(int status, String text) {
      super(text);
      this.status = status;
    }

    int status() {
      return status;
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }
}
