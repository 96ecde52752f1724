// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.SaveFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A program that downloads a file and is killed at a random point, as often as asked; another goes
 * on with what it has left. In one piece and in parts.
 */
public final class Killed {
  private static final long FILE = 96L << 20;
  private static final int MEGABYTES = 100;

  private final List<String> command;
  private final String server;
  private final SplittableRandom random = new SplittableRandom();

  Killed(List<String> command, String server) {
    this.command = command;
    this.server = server;
  }

  /** The program: address, file, parts beside each other. */
  public static void main(String[] args) {
    try (AzureDevOps ado = Ours.client(args[0] + "/r" + MEGABYTES, "okhttp", 8)) {
      SaveFile save =
          ado.request("GET", "/blob/" + FILE)
              .download("application/octet-stream")
              .to(Path.of(args[1]))
              .parallel(Integer.parseInt(args[2]));
      save.resume().execute();
    }
  }

  /** How many of so many files are whole after a kill, and bytes that were sent to those needed. */
  Ratio[] times(int times) throws IOException, InterruptedException {
    ByHand hand = new ByHand(server, 1);
    hand.text("/served");
    int whole = 0;
    for (int i = 0; i < times; i++) {
      Path folder = Files.createTempDirectory("bench");
      try {
        int parts = 1 + 3 * (i % 2);
        Path file = folder.resolve("file");
        long point = random.nextLong(FILE / 20, FILE - FILE / 20);
        kill(file, parts, point);
        Wrong.unless(!Files.exists(file), "the file, which was to be killed");
        Wrong.unless(started(file, parts).waitFor() == 0, "the program that goes on");
        Transfers.check(file, FILE);
        try (Stream<Path> left = Files.list(folder)) {
          Wrong.unless(left.count() == 1, "what is left beside the file");
        }
        whole++;
      } finally {
        Transfers.delete(folder);
      }
    }
    long served = Long.parseLong(hand.text("/served"));
    return new Ratio[] {
      Ratio.figure(whole, 1), Ratio.figure((double) served, (double) FILE * times)
    };
  }

  private Process started(Path file, int parts) throws IOException {
    List<String> all =
        Stream.concat(
                command.stream(),
                Stream.of(Killed.class.getName(), server, file.toString(), "" + parts))
            .toList();
    return new ProcessBuilder(all)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Once so much has been written. */
  private void kill(Path file, int parts, long point) throws IOException, InterruptedException {
    Process process = started(file, parts);
    Path folder = Path.of(String.valueOf(file.getParent()));
    while (process.isAlive() && written(folder) < point) {
      LockSupport.parkNanos(1_000_000);
    }
    process.destroyForcibly().waitFor();
  }

  /** What the disk holds of it: a part that came early is far behind. */
  private static long written(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      long most = 0;
      for (Path file : files.filter(one -> one.toString().endsWith(".part")).toList()) {
        most = Math.max(most, Files.size(file));
      }
      return most;
    }
  }
}
