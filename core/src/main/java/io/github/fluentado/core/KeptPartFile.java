// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.core.exchange.Sink.Held;
import io.github.fluentado.core.http.Validator;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A part that is kept when a run does not make it whole, for another run, or another program, to go
 * on with. A note beside it says of which file it is, and how much of it counts.
 */
final class KeptPartFile extends PartFile {
  private static final int NAME_LENGTH = 24;

  private final Path note;
  private final String source;
  private @Nullable Validator validator;
  private long total = -1;
  // How much counts, where parts come in any order; -1 for as much as there is.
  private long counts = -1;
  private boolean noted;

  private KeptPartFile(Path path, Path note, String source) {
    super(path);
    this.note = note;
    this.source = source;
  }

  /**
   * @param source what is downloaded, as a text: what is left of another source is not gone on with
   */
  static PartFile of(Path target, String source) {
    String name = BEGINNING + digest(target.getFileName().toString()).substring(0, NAME_LENGTH);
    return new KeptPartFile(
        target.resolveSibling(name + ".part"),
        target.resolveSibling(name + ".note"),
        digest(source));
  }

  // Addresses may hold what is private.
  private static String digest(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  @Override
  synchronized Held begin() throws IOException {
    FileChannel channel =
        FileChannel.open(path(), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    if (!isOurs(channel)) {
      channel.close();
      throw new IOException("another run is bringing the same file to the same place");
    }
    open(channel);
    Held held = held(channel.size());
    channel.truncate(held.bytes());
    validator = held.validator();
    total = held.total();
    noted = held.bytes() > 0;
    return held;
  }

  // Held until the channel is closed.
  private static boolean isOurs(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException inThisProgram) {
      return false;
    }
  }

  private Held held(long size) throws IOException {
    if (size == 0 || !Files.exists(note)) {
      return Held.NOTHING;
    }
    try {
      JsonObject json = Json.decode(Files.readString(note), Codec.JSON).getAsJsonObject();
      if (!json.get("source").getAsString().equals(source)) {
        return Held.NOTHING;
      }
      JsonElement known = json.get("counts");
      long bytes = Math.min(size, known == null ? size : known.getAsLong());
      long whole = json.get("total").getAsLong();
      return bytes > 0 && (whole < 0 || bytes <= whole)
          ? new Held(bytes, new Validator(json.get("validator").getAsString()), whole)
          : Held.NOTHING;
    } catch (RuntimeException unreadable) {
      // Whatever that is, it is no note of ours: the file begins anew.
      return Held.NOTHING;
    }
  }

  @Override
  synchronized void expects(@Nullable Validator known, long bytes) {
    validator = known;
    total = bytes;
    counts = -1;
    noted = false;
  }

  @Override
  synchronized void reached(long position) throws IOException {
    counts = position;
    write();
  }

  @Override
  synchronized FileChannel open() throws IOException {
    FileChannel known = channel();
    if (known == null) {
      throw new IOException("it was not begun");
    }
    return known;
  }

  @Override
  synchronized void begins() throws IOException {
    if (!noted) {
      write();
    }
  }

  private void write() throws IOException {
    noted = true;
    Validator known = validator;
    if (known == null) {
      Files.deleteIfExists(note);
      return;
    }
    JsonObject json = new JsonObject();
    json.addProperty("source", source);
    json.addProperty("validator", known.text());
    json.addProperty("total", total);
    if (counts >= 0) {
      json.addProperty("counts", counts);
    }
    Path part = note.resolveSibling(note.getFileName() + "~");
    Files.writeString(part, json.toString());
    Files.move(part, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  synchronized void empty() throws IOException {
    Files.deleteIfExists(note);
    noted = false;
    super.empty();
  }

  @Override
  void forget() throws IOException {
    Files.deleteIfExists(note);
  }

  // What nobody could go on with is not kept.
  @Override
  synchronized void abandon() throws IOException {
    FileChannel known = channel();
    if (known == null) {
      return;
    }
    boolean worth = known.isOpen() && validator != null && known.size() > 0 && counts != 0;
    close();
    if (!worth) {
      Files.deleteIfExists(path());
      forget();
    }
  }
}
