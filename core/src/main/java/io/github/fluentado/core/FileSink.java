// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Sink;
import io.github.fluentado.core.http.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A file that appears under its name only when it is whole. Until then its bytes are in another one
 * beside it, which is gone if they never become whole, unless it is kept for a later run.
 */
final class FileSink implements Sink<Path> {
  static final String REMEDY =
      "check what it is written to: the folder, its rights, and the room that is left";

  private final Path file;
  private final boolean overwrite;
  private final PartFile part;
  private boolean over;

  /**
   * @param part where its bytes are until they are whole
   */
  FileSink(Path file, boolean overwrite, PartFile part) {
    this.file = file;
    this.overwrite = overwrite;
    this.part = part;
  }

  @Override
  public boolean blocks() {
    return true;
  }

  // What would be refused at the end is refused before anything is asked for.
  @Override
  public synchronized Held begin() throws IOException {
    Path folder = file.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString(), null, "there is no such folder");
    }
    refuseExisting();
    return over ? Held.NOTHING : part.begin();
  }

  private void refuseExisting() throws IOException {
    BasicFileAttributes existing = attributes();
    if (existing != null && existing.isDirectory()) {
      throw new FileSystemException(file.toString(), null, "it is a folder");
    }
    if (existing != null && !overwrite) {
      throw existing();
    }
  }

  private @Nullable BasicFileAttributes attributes() throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException absent) {
      return null;
    }
  }

  private AzureDevOpsException existing() {
    String text =
        file.getFileName() + " exists already, and was to be left as it is: see overwrite()";
    return AzureDevOpsException.of(ErrorKind.INVALID, text).build();
  }

  @Override
  public void expects(@Nullable Validator validator, long total) {
    part.expects(validator, total);
  }

  @Override
  public boolean anywhere() {
    return true;
  }

  @Override
  public void reached(long position) throws IOException {
    part.reached(position);
  }

  @Override
  public void write(long position, byte[] bytes, int length) throws IOException {
    part.begins();
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
    FileChannel out = opened();
    long next = position;
    while (buffer.hasRemaining()) {
      next += out.write(buffer, next);
    }
  }

  private FileChannel opened() throws IOException {
    FileChannel known = part.channel();
    return known == null ? open() : known;
  }

  private synchronized FileChannel open() throws IOException {
    if (over) {
      throw new IOException("it was given up");
    }
    return part.open();
  }

  @Override
  public synchronized boolean restart() throws IOException {
    if (!over) {
      part.empty();
    }
    return true;
  }

  @Override
  public InputStream written() throws IOException {
    return Files.newInputStream(part.path());
  }

  @Override
  public synchronized Path finish() throws IOException {
    opened();
    part.close();
    if (overwrite) {
      Files.move(part.path(), file, StandardCopyOption.ATOMIC_MOVE);
    } else {
      moveBesideNothing();
    }
    over = true;
    part.forget();
    return file;
  }

  // A move would replace what has come meanwhile; a link is made only where there is nothing.
  private void moveBesideNothing() throws IOException {
    try {
      Files.createLink(file, part.path());
      Files.delete(part.path());
    } catch (FileAlreadyExistsException meanwhile) {
      throw existing();
    } catch (UnsupportedOperationException | FileSystemException noLinks) {
      if (attributes() != null) {
        throw existing();
      }
      Files.move(part.path(), file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  @Override
  public synchronized void abandon() {
    if (over) {
      return;
    }
    over = true;
    try {
      part.abandon();
    } catch (IOException stays) {
      Log.warn("a part of a download could not be deleted: " + part.path().getFileName(), stays);
    }
  }

  /** What has happened to a file, in words. */
  static String why(IOException broken) {
    if (broken instanceof NoSuchFileException missing && missing.getReason() == null) {
      return missing.getFile() + " does not exist";
    }
    if (broken instanceof AccessDeniedException denied) {
      return "access to " + denied.getFile() + " is denied";
    }
    return broken instanceof NotDirectoryException none
        ? none.getFile() + " is no folder"
        : String.valueOf(broken.getMessage());
  }
}
