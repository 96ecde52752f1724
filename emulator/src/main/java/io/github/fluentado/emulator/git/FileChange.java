// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import org.jspecify.annotations.Nullable;

/**
 * One step from the files of a commit to those of the next. Paths may have a slash before them or
 * not.
 */
public final class FileChange {
  private final Kind kind;
  private final String path;
  private final String source;
  private final byte @Nullable [] content;

  /** What is done to the file. */
  enum Kind {
    ADD,
    EDIT,
    DELETE,
    RENAME
  }

  private FileChange(Kind kind, String path, String source, byte @Nullable [] content) {
    this.kind = kind;
    this.path = path;
    this.source = source;
    this.content = content == null ? null : content.clone();
  }

  public static FileChange add(String path, byte[] content) {
    return new FileChange(Kind.ADD, path, "", content);
  }

  public static FileChange edit(String path, byte[] content) {
    return new FileChange(Kind.EDIT, path, "", content);
  }

  /** Of a file, or of a folder with all that is in it. */
  public static FileChange delete(String path) {
    return new FileChange(Kind.DELETE, path, "", null);
  }

  /** Of a file, or of a folder with all that is in it; contents stay as they are. */
  public static FileChange rename(String source, String path) {
    return new FileChange(Kind.RENAME, path, source, null);
  }

  /** Moves a file and changes it. */
  public static FileChange rename(String source, String path, byte[] content) {
    return new FileChange(Kind.RENAME, path, source, content);
  }

  /** Carries it out. */
  void on(FileEdits files) {
    switch (kind) {
      case DELETE -> files.delete(path);
      case RENAME -> files.rename(source, path, content);
      default -> files.write(kind == Kind.ADD, path, content == null ? new byte[0] : content);
    }
  }
}
