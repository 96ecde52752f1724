// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a wish for more history, {@code git fetch --deepen=N}, one for a depth, {@code --depth=M}:
 * JGit knows only the second.
 */
final class Deepening {
  static final String RELATIVE = "deepen-relative";
  private static final int LENGTH = 4;

  private final Contents contents;
  private final List<byte[]> lines = new ArrayList<>();
  private final Set<String> wants = new HashSet<>();
  private final Set<String> edges = new HashSet<>();

  private Deepening(Contents contents) {
    this.contents = contents;
  }

  /** The same request without a relative wish; what holds none comes back as it is. */
  static byte[] absolute(byte[] request, Contents contents) throws IOException {
    String text = new String(request, StandardCharsets.ISO_8859_1);
    return text.contains(RELATIVE) ? new Deepening(contents).rewritten(request) : request;
  }

  private byte[] rewritten(byte[] request) throws IOException {
    int at = 0;
    while (at + LENGTH <= request.length) {
      int length = length(request, at);
      int end = length < LENGTH ? at + LENGTH : at + length;
      if (length < 0 || end > request.length) {
        break; // what follows is told to be wrong by whoever reads it
      }
      lines.add(Arrays.copyOfRange(request, at, end));
      at = end;
    }
    lines.forEach(this::look);
    ByteArrayOutputStream out = new ByteArrayOutputStream(request.length);
    for (byte[] line : lines) {
      out.write(changed(line));
    }
    out.write(request, at, request.length - at);
    return out.toByteArray();
  }

  /** Below four it is no line, but a mark between lines; negative for what is neither. */
  private static int length(byte[] request, int at) {
    try {
      return Integer.parseInt(new String(request, at, LENGTH, StandardCharsets.US_ASCII), 16);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static String text(byte[] line) {
    return new String(line, LENGTH, line.length - LENGTH, StandardCharsets.ISO_8859_1);
  }

  private void look(byte[] line) {
    String[] words = text(line).trim().split("[ \0]", -1);
    if (words[0].equals("want") && words.length > 1) {
      wants.add(words[1]);
    } else if (words[0].equals("shallow") && words.length > 1) {
      edges.add(words[1]);
    }
  }

  private byte[] changed(byte[] line) {
    String text = text(line);
    String plain = text.trim();
    if (plain.equals(RELATIVE)) {
      return new byte[0];
    }
    if (plain.matches("deepen \\d{1,9}")) {
      int more = Integer.parseInt(plain.substring("deepen ".length()));
      return line("deepen " + (depth() + more) + "\n");
    }
    return text.startsWith("want ") ? line(text.replace(" " + RELATIVE, "")) : line;
  }

  private static byte[] line(String text) {
    String all = "%04x".formatted(text.length() + LENGTH) + text;
    return all.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** How deep the client's history goes: to the farthest commit at which it was cut. */
  private int depth() {
    Map<String, Integer> depths = new HashMap<>();
    List<String> level = new ArrayList<>(wants);
    int deepest = 0;
    for (int depth = 1; !level.isEmpty(); depth++) {
      List<String> next = new ArrayList<>();
      for (String id : level) {
        if (depths.putIfAbsent(id, depth) == null) {
          deepest = edges.contains(id) ? depth : deepest;
          contents.commit(id).ifPresent(commit -> next.addAll(commit.parents()));
        }
      }
      level = next;
    }
    return deepest;
  }
}
