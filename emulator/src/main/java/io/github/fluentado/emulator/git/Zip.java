// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Percent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zip archives of files; the same files give the same bytes. */
final class Zip {
  private static final LocalDateTime DATE = LocalDateTime.of(2000, 1, 1, 0, 0);

  private Zip() {}

  /** The entry at a path: a file alone, or a folder with all in it, under the folder's name. */
  static byte[] of(Contents contents, String tree, Entry root) {
    Map<String, byte[]> files = new TreeMap<>();
    if (!root.isFolder()) {
      contents.blob(root.id()).ifPresent(bytes -> files.put(root.name(), bytes));
    }
    int cut = root.path().length() - root.name().length();
    for (Entry entry :
        root.isFolder() ? contents.list(tree, root.path(), true) : List.<Entry>of()) {
      contents.blob(entry.id()).ifPresent(bytes -> files.put(entry.path().substring(cut), bytes));
    }
    return of(files);
  }

  static byte[] of(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    return Memory.of(
        () -> {
          try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
              add(zip, file.getKey(), file.getValue());
            }
          }
          return bytes.toByteArray();
        });
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(DATE);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  static HttpAnswer answer(byte[] zip, String name) {
    return attached(HttpAnswer.of(200, Format.ZIP.mediaType(), zip), name);
  }

  static HttpAnswer attached(HttpAnswer answer, String name) {
    return answer.with(
        "Content-Disposition", "attachment; filename*=UTF-8''" + Percent.encode(name));
  }
}
