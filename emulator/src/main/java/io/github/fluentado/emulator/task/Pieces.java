// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.task;

import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.store.Table;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts uploads together that come in pieces, each with its place in the whole. */
final class Pieces {
  private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,9})-(\\d{1,9})/(\\d{1,9})");

  private final Table<String, byte[]> begun;

  Pieces(Store store) {
    this.begun = store.table();
  }

  /** All that was sent under a name, once it is whole. */
  Optional<byte[]> whole(Call call, String name) {
    Optional<String> range = call.headers().first("Content-Range");
    if (range.isEmpty()) {
      return Optional.of(call.body());
    }
    Matcher place = RANGE.matcher(range.get().trim());
    if (!place.matches()) {
      throw TaskErrors.bad("The Content-Range '" + range.get() + "' is none.");
    }
    int from = Integer.parseInt(place.group(1));
    int end = Integer.parseInt(place.group(2)) + 1;
    byte[] piece = call.body();
    byte[] before = from == 0 ? new byte[0] : begun.find(name).orElse(new byte[0]);
    if (before.length != from || piece.length != end - from) {
      throw TaskErrors.bad("A piece from " + from + " on does not follow what came before.");
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream(end);
    all.writeBytes(before);
    all.writeBytes(piece);
    if (end < Integer.parseInt(place.group(3))) {
      begun.put(name, all.toByteArray());
      return Optional.empty();
    }
    begun.remove(name);
    return Optional.of(all.toByteArray());
  }
}
