// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Enumeration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks an archive into a folder that appears when all of it is there. It trusts the archive in
 * nothing: names that lead elsewhere, links, and more than was allowed are refused, whatever the
 * archive says of its sizes.
 */
final class Unzip {
  private static final int PIECE = 64 * 1024;
  private static final int SHOWN = 200;
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

  private final Path zip;
  private final Path folder;
  private final Limits limits;
  private final BooleanSupplier stopped;

  /**
   * What may come of it.
   *
   * @param bytes in all files together, unpacked
   * @param entries files and folders
   */
  record Limits(long bytes, long entries) {
    static final Limits STANDARD = new Limits(32L * 1024 * 1024 * 1024, 1_000_000);
  }

  Unzip(Path zip, Path folder, Limits limits, BooleanSupplier stopped) {
    this.zip = zip;
    this.folder = folder;
    this.limits = limits;
    this.stopped = stopped;
  }

  /** Refuses a folder in which there is something, and a place without a parent. */
  static void check(Path folder) throws IOException {
    Path parent = folder.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new IOException("there is no folder " + parent);
    }
    if (Files.exists(folder)) {
      try (var inside = Files.newDirectoryStream(folder)) {
        if (inside.iterator().hasNext()) {
          throw AzureDevOpsException.of(
                  ErrorKind.INVALID, folder.getFileName() + " has files in it already")
              .build();
        }
      }
    }
  }

  /** Unpacks, and leaves nothing behind if that fails. */
  Path run() throws IOException {
    Path part = folder.resolveSibling(PartFile.BEGINNING + UUID.randomUUID());
    try {
      Files.createDirectory(part);
      if (ZipLinks.has(zip)) {
        throw refused("it has links in it");
      }
      try (ZipFile archive = new ZipFile(zip.toFile())) {
        all(archive, part);
      }
      check(folder);
      Files.deleteIfExists(folder);
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
      return folder;
    } catch (ZipException | IllegalArgumentException broken) {
      throw AzureDevOpsException.of(
              ErrorKind.UNDECODABLE, "The archive cannot be read: " + broken.getMessage())
          .cause(broken)
          .build();
    } finally {
      deleted(part);
    }
  }

  private void all(ZipFile archive, Path part) throws IOException {
    if (archive.size() > limits.entries()) {
      throw refused("it has " + archive.size() + " entries, and " + limits.entries() + " may be");
    }
    long left = limits.bytes();
    Enumeration<? extends ZipEntry> entries = archive.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      Path place = place(part, entry.getName());
      if (entry.isDirectory()) {
        Files.createDirectories(place);
      } else {
        Path parent = place.getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        try (InputStream content = archive.getInputStream(entry)) {
          left -= copied(content, place, entry, left);
        }
      }
    }
  }

  private static Path place(Path part, String name) {
    String plain = name.replace('\\', '/');
    boolean odd =
        plain.isBlank()
            || plain.startsWith("/")
            || DRIVE.matcher(plain).matches()
            || plain.indexOf('\0') >= 0;
    for (String step : plain.split("/", -1)) {
      odd |= step.equals("..") || step.equals(".");
    }
    try {
      Path place = odd ? null : part.resolve(plain).normalize();
      if (place != null && place.startsWith(part) && !place.equals(part)) {
        return place;
      }
    } catch (InvalidPathException impossibleHere) {
      throw refused("entry " + shown(name) + " has a name that cannot be here");
    }
    throw refused("entry " + shown(name) + " leads out of the folder");
  }

  private long copied(InputStream content, Path place, ZipEntry entry, long most)
      throws IOException {
    byte[] piece = new byte[PIECE];
    long count = 0;
    CRC32 sum = new CRC32();
    try (OutputStream out =
        Files.newOutputStream(place, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
        count += read;
        if (count > most) {
          throw refused("it is larger than the " + limits.bytes() + " bytes that may be");
        }
        if (stopped.getAsBoolean()) {
          throw new IOException("it was given up");
        }
        sum.update(piece, 0, read);
        out.write(piece, 0, read);
      }
    } catch (FileAlreadyExistsException twice) {
      throw refused("entry " + shown(entry.getName()) + " is there twice");
    }
    // The reader of the JDK does not look at it.
    if (entry.getCrc() != sum.getValue()) {
      throw refused("entry " + shown(entry.getName()) + " is broken");
    }
    return count;
  }

  private static String shown(String name) {
    String text = name.replaceAll("\\p{Cntrl}", "?");
    return "'" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "'";
  }

  private static AzureDevOpsException refused(String why) {
    return AzureDevOpsException.of(ErrorKind.UNDECODABLE, "The archive was not unpacked: " + why)
        .build();
  }

  private static void deleted(Path part) throws IOException {
    if (!Files.exists(part)) {
      return;
    }
    Files.walkFileTree(
        part,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException broken)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
