// SPDX-License-Identifier: MIT
package io.github.fluentado.core.soak;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The head of a request.
 *
 * @param kind first segment of its path
 * @param number what the path names
 * @param query as it came; empty for none
 * @param headers by names in small letters
 */
record Request(String method, String kind, long number, String query, Map<String, String> headers) {

  /**
   * Reads one.
   *
   * @throws EOFException if the client has ended the connection
   */
  static Request read(InputStream in) throws IOException {
    String[] first = line(in).split(" ", 3);
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int mark = first[1].indexOf('?');
    String[] path = (mark < 0 ? first[1] : first[1].substring(0, mark)).split("/", -1);
    String query = mark < 0 ? "" : first[1].substring(mark + 1);
    return new Request(first[0], path[2], Long.parseLong(path[3]), query, headers);
  }

  /** Reads the body to its end and tells its length, or -1 if it is not {@link Content}. */
  long body(InputStream in) throws IOException {
    Content.Check check = new Content.Check(number);
    if (headers.containsKey("transfer-encoding")) {
      for (int size = size(in); size > 0; size = size(in)) {
        check.add(exactly(in, size));
        line(in);
      }
      line(in);
    } else {
      check.add(exactly(in, Integer.parseInt(headers.getOrDefault("content-length", "0"))));
    }
    return check.length();
  }

  /** A number of the query. */
  int number(String name) {
    for (String pair : query.replace("%24", "$").split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return Integer.parseInt(pair.substring(name.length() + 1));
      }
    }
    return 0;
  }

  private static int size(InputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
  }

  private static byte[] exactly(InputStream in, int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException("cut off");
    }
    return bytes;
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the end");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
