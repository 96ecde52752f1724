// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.SaveFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What is gained where several files, or several parts of one, come beside each other. */
final class Transfers {
  private static final int FILES = 16;
  private static final int FILE = 256 * 1024;
  private static final int PIECE = 64 * 1024;

  private final String server;
  private final String transport;

  Transfers(String server, String transport) {
    this.server = server;
    this.transport = transport;
  }

  private static SaveFile save(AzureDevOps ado, String target, Path file) {
    return ado.request("GET", target).download("application/octet-stream").to(file).overwrite();
  }

  /** Times of 16 files one by one to those of the 16 beside each other: blocking, and not. */
  Ratio[] files(int rounds) throws IOException {
    Path folder = Files.createTempDirectory("bench");
    try (AzureDevOps ado = Ours.client(server + "/d50", transport, FILES)) {
      List<SaveFile> all =
          IntStream.range(0, FILES)
              .mapToObj(i -> save(ado, "/blob/" + FILE, folder.resolve("f" + i)))
              .toList();
      Call<?> beside = Call.each(all, FILES, save -> save);
      List<Double> single = new ArrayList<>();
      List<Double> blocking = new ArrayList<>();
      List<Double> async = new ArrayList<>();
      for (int i = 0; i <= rounds; i++) {
        double one = seconds(() -> all.forEach(SaveFile::execute));
        double together = seconds(beside::execute);
        double later = seconds(() -> beside.executeAsync().join());
        for (int j = 0; j < FILES; j++) {
          check(folder.resolve("f" + j), FILE);
        }
        // The first round warms.
        if (i > 0) {
          single.add(one);
          blocking.add(together);
          async.add(later);
        }
      }
      return new Ratio[] {Ratio.of(single, blocking), Ratio.of(single, async)};
    } finally {
      delete(folder);
    }
  }

  /** Time of a file in one piece to that of four parts, from a host that slows each connection. */
  Ratio ranges(long bytes, int rounds) throws IOException {
    Path folder = Files.createTempDirectory("bench");
    Path file = folder.resolve("f");
    try (AzureDevOps ado = Ours.client(server + "/r40", transport, 8)) {
      SaveFile save = save(ado, "/blob/" + bytes, file);
      List<Double> single = new ArrayList<>();
      List<Double> parts = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        single.add(seconds(() -> save.parallel(1).execute()));
        check(file, bytes);
        parts.add(seconds(save::execute));
        check(file, bytes);
      }
      return Ratio.of(single, parts);
    } finally {
      delete(folder);
    }
  }

  private static double seconds(Runnable work) {
    long begin = System.nanoTime();
    work.run();
    return (System.nanoTime() - begin) / 1e9;
  }

  /** Each byte is at its place. */
  static void check(Path file, long length) throws IOException {
    Wrong.unless(Files.size(file) == length, "the length of the file");
    byte[] piece = new byte[PIECE];
    try (InputStream in = Files.newInputStream(file)) {
      long place = 0;
      for (int read = in.readNBytes(piece, 0, PIECE); read > 0; ) {
        Wrong.unless(Blob.isAt(place, piece, read), "the bytes at " + place);
        place += read;
        read = in.readNBytes(piece, 0, PIECE);
      }
    }
  }

  static void delete(Path folder) throws IOException {
    try (var inside = Files.newDirectoryStream(folder)) {
      for (Path file : inside) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
