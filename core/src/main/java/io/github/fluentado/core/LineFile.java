// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Json;
import io.github.fluentado.core.json.JsonDecodingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines that grows page by page, and beside it a checkpoint: how long the file is with
 * whole pages only, and where the list goes on. Lines come first and are forced to the disk; then
 * the checkpoint is replaced as a whole. So whenever a program ends, what the file has beyond its
 * checkpoint is cut off and written anew.
 */
class LineFile {
  private static final String CHECKPOINT = ".checkpoint";
  private static final String PART = ".checkpoint.part";

  private final Path file;
  private final String question;

  /**
   * @param question what the lines answer; a file of another one is not gone on with
   */
  LineFile(Path file, String question) {
    this.file = file;
    this.question = question;
  }

  /**
   * How far it is.
   *
   * @param token where the list goes on; absent at its beginning, and at its end if it has one
   * @param whole whether the end of the list was reached
   */
  record State(@Nullable String token, long bytes, long lines, boolean whole) {}

  /** Where to go on; what was left half-done is gone then. */
  State opened() throws IOException {
    Path checkpoint = beside(CHECKPOINT);
    if (!Files.exists(checkpoint)) {
      if (Files.exists(file)) {
        throw invalid("is there already, and has no checkpoint beside it to go on from");
      }
      State nothing = new State(null, 0, 0, false);
      keep(nothing);
      return nothing;
    }
    State state = state(Files.readString(checkpoint));
    try (FileChannel channel = open()) {
      if (channel.size() < state.bytes()) {
        throw invalid("is shorter than its checkpoint says");
      }
      channel.truncate(state.bytes());
    }
    return state;
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
  }

  private State state(String text) {
    try {
      JsonObject json = Json.decode(text, Codec.JSON).getAsJsonObject();
      if (!json.get("question").getAsString().equals(question)) {
        throw invalid("holds the answer to another question: " + json.get("question"));
      }
      JsonElement token = json.get("token");
      return new State(
          token == null || token.isJsonNull() ? null : token.getAsString(),
          json.get("bytes").getAsLong(),
          json.get("lines").getAsLong(),
          json.get("whole").getAsBoolean());
    } catch (JsonDecodingException | IllegalStateException | NullPointerException broken) {
      throw AzureDevOpsException.of(
              ErrorKind.INVALID, "The checkpoint of " + file.getFileName() + " cannot be read")
          .cause(broken)
          .build();
    }
  }

  /** Adds the lines of a page, and then says so. */
  State append(State before, List<String> lines, @Nullable String token, boolean whole)
      throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    try (FileChannel channel = open()) {
      if (channel.size() != before.bytes()) {
        throw invalid("is written by somebody else at the same time");
      }
      channel.position(before.bytes());
      write(channel, ByteBuffer.wrap(bytes));
      channel.force(true);
    }
    State after =
        new State(token, before.bytes() + bytes.length, before.lines() + lines.size(), whole);
    keep(after);
    return after;
  }

  private void keep(State state) throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty("question", question);
    json.addProperty("token", state.token());
    json.addProperty("bytes", state.bytes());
    json.addProperty("lines", state.lines());
    json.addProperty("whole", state.whole());
    Path part = beside(PART);
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      write(channel, ByteBuffer.wrap(json.toString().getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    replace(part, beside(CHECKPOINT));
  }

  /** All that reaches a disk goes this way and the next. */
  void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  void replace(Path part, Path checkpoint) throws IOException {
    Files.move(
        part, checkpoint, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path beside(String end) {
    return file.resolveSibling(file.getFileName() + end);
  }

  private AzureDevOpsException invalid(String why) {
    return AzureDevOpsException.of(ErrorKind.INVALID, "File " + file.getFileName() + " " + why)
        .build();
  }
}
