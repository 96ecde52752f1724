// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Changes the files of a commit, by path, and refuses changes that do not fit. */
record FileEdits(Map<String, Entry> files, Function<byte[], String> blobs) {

  void write(boolean add, String written, byte[] content) {
    String path = checked(written);
    if (add) {
      put(path, Entry.FILE, blobs.apply(content));
    } else {
      files.put(path, new Entry(path, file(path).mode(), blobs.apply(content)));
    }
  }

  void delete(String written) {
    String path = checked(written);
    if (isFolder(path)) {
      files.keySet().removeIf(file -> file.startsWith(path + "/"));
    } else {
      files.remove(file(path).path());
    }
  }

  void rename(String writtenSource, String written, byte @Nullable [] content) {
    String source = checked(writtenSource);
    String path = checked(written);
    if (isFolder(source)) {
      files.keySet().stream()
          .filter(file -> file.startsWith(source + "/"))
          .toList()
          .forEach(file -> rename(file, path + file.substring(source.length()), null));
      return;
    }
    Entry old = file(source);
    files.remove(source);
    put(path, old.mode(), content == null ? old.id() : blobs.apply(content));
  }

  private void put(String path, int mode, String id) {
    if (files.containsKey(path) || isFolder(path) || liesInFile(path)) {
      throw GitErrors.pathExists(path);
    }
    files.put(path, new Entry(path, mode, id));
  }

  private Entry file(String path) {
    Entry found = files.get(path);
    if (found == null) {
      throw GitErrors.noPath(path);
    }
    return found;
  }

  private boolean isFolder(String path) {
    return files.keySet().stream().anyMatch(file -> file.startsWith(path + "/"));
  }

  private boolean liesInFile(String path) {
    int slash = path.lastIndexOf('/');
    String folder = path.substring(0, Math.max(0, slash));
    return slash > 0 && (files.containsKey(folder) || liesInFile(folder));
  }

  private static String checked(String written) {
    String path = Paths.written(written);
    if (List.of(path.substring(1).split("/", -1)).stream().anyMatch(FileEdits::isBad)) {
      throw GitErrors.badPath(path);
    }
    return path;
  }

  private static boolean isBad(String part) {
    return part.isEmpty()
        || part.equals(".")
        || part.equals("..")
        || part.equalsIgnoreCase(".git")
        || part.indexOf('\0') >= 0;
  }
}
