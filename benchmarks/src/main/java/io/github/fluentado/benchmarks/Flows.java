// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.git.RefsApi;
import io.github.fluentado.client.wit.AttachmentsApi;
import io.github.fluentado.core.http.RequestBody;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What flows and must not fill the memory: long lists, and files. */
final class Flows {
  private static final int PAGE = 1000;
  private static final int SHORT = 10;

  private final String server;
  private final String transport;

  Flows(String server, String transport) {
    this.server = server;
    this.transport = transport;
  }

  /**
   * Time for an item of a long list against that of short ones, of which there are as many as make
   * the same number of items: both pay for the garbage that they make.
   */
  Ratio paged(int pages, int rounds) {
    List<Double> longs = new ArrayList<>();
    List<Double> shorts = new ArrayList<>();
    walk(pages / 2);
    for (int i = 0; i < rounds; i++) {
      longs.add(walk(pages));
      double some = 0;
      for (int j = 0; j < pages; j += SHORT) {
        some += walk(SHORT);
      }
      shorts.add(some * SHORT / pages);
    }
    return Ratio.of(longs, shorts);
  }

  /** Nanoseconds for an item. */
  private double walk(int pages) {
    try (AzureDevOps ado = Ours.client(server + "/p" + pages + "/tfs", transport, 8)) {
      RefsApi api = ado.project("web").raw(RefsApi.class);
      for (var first : api.list("shop").limit(1)) {
        // A connection is there.
        Wrong.unless(first.name() != null, "a ref");
      }
      long begin = System.nanoTime();
      int count = 0;
      for (var ref : api.list("shop")) {
        count += ref.objectId() == null ? 0 : 1;
      }
      Wrong.unless(count == pages * PAGE, "the refs");
      return (System.nanoTime() - begin) / (double) count;
    }
  }

  /** Bytes a second into a file: blocking, and not, to those by hand. */
  Ratio[] download(long bytes, int rounds) throws Exception {
    Path file = Files.createTempFile("bench", ".bin");
    ByHand hand = new ByHand(server, 8);
    try (AzureDevOps ado = Ours.client(server + "/tfs", transport, 8)) {
      var ours =
          ado.request("GET", "/zeros/" + bytes).download("application/octet-stream").to(file);
      return compare(
          rounds,
          bytes,
          work(ours::execute, file, bytes),
          work(() -> ours.executeAsync().join(), file, bytes),
          work(byHand(hand, "/zeros/" + bytes, file), file, bytes));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private Work byHand(ByHand hand, String target, Path file) {
    return transport.equals("jdk")
        ? () -> hand.downloadByJdk(target, file)
        : () -> hand.download(target, file);
  }

  private static Work work(Work download, Path file, long bytes) {
    return () -> {
      Files.deleteIfExists(file);
      download.run();
      Wrong.unless(Files.size(file) == bytes, "the file");
    };
  }

  /** The same the other way. */
  Ratio[] upload(long bytes, int rounds) throws Exception {
    Path file = Files.createTempFile("bench", ".bin");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(bytes);
    }
    ByHand hand = new ByHand(server, 8);
    try (AzureDevOps ado = Ours.client(server + "/tfs", transport, 8)) {
      AttachmentsApi api = ado.project("web").raw(AttachmentsApi.class);
      var ours = api.create(RequestBody.of(file)).fileName("x");
      return compare(
          rounds,
          bytes,
          () -> Wrong.unless(ours.execute().id() != null, "the upload"),
          () -> Wrong.unless(ours.executeAsync().join().id() != null, "the upload"),
          () -> Wrong.unless(sent(hand, file).contains("id"), "the upload by hand"));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private String sent(ByHand hand, Path file) throws Exception {
    String target = "/_apis/wit/attachments";
    return transport.equals("jdk") ? hand.uploadByJdk(target, file) : hand.upload(target, file);
  }

  private interface Work {
    void run() throws Exception;
  }

  /** The first two to the last; each round in another order. */
  private static Ratio[] compare(int rounds, long bytes, Work... ways) throws Exception {
    List<List<Double>> paces = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i <= rounds; i++) {
      for (int j = 0; j < ways.length; j++) {
        int way = (i + j) % ways.length;
        double pace = pace(bytes, ways[way]);
        // The first round warms.
        if (i > 0) {
          paces.get(way).add(pace);
        }
      }
    }
    return new Ratio[] {Ratio.of(paces.get(0), paces.get(2)), Ratio.of(paces.get(1), paces.get(2))};
  }

  /** Megabytes a second. */
  private static double pace(long bytes, Work work) throws Exception {
    long begin = System.nanoTime();
    work.run();
    return bytes / 1e6 / ((System.nanoTime() - begin) / 1e9);
  }
}
