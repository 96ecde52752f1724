// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * One figure that is to be reached.
 *
 * @param benchmark whose it is
 * @param part which of its figures
 * @param transport okhttp or jdk; empty where there is none
 * @param jdks which it holds for
 * @param what in words, for the table
 * @param atLeast whether the limit is a least; else a most
 * @param before the ratio before the work on speed began; empty where none was taken
 */
record Target(
    String benchmark,
    String part,
    String transport,
    Jdks jdks,
    String what,
    boolean atLeast,
    double limit,
    String before) {
  private static final Jdks ANY = new Jdks(17, 99);
  private static final Jdks OLD = new Jdks(17, 20);
  private static final Jdks NEW = new Jdks(21, 99);
  private static final String OKHTTP = "okhttp";
  private static final String JDK = "jdk";
  private static final String HAND = "OkHttp + Gson by hand";

  /** From one version to another. */
  private record Jdks(int first, int last) {}

  /** All of them, in the order of the tables. */
  static final List<Target> ALL =
      List.of(
          least(
              "get-fluent",
              OKHTTP,
              "calls a second, one after the other, fluent, to " + HAND,
              0.95,
              "0.40"),
          least("get-raw", OKHTTP, "the same, raw operation", 0.97, "0.45"),
          least(
              "get-fluent", JDK, "the same, fluent, to java.net.http + Gson by hand", 0.95, "0.35"),
          least("get-threads", OKHTTP, "the same, by eight threads at once", 0.95, ""),
          least("get-threads", JDK, "the same over the JDK", 0.95, ""),
          least("get-async", OKHTTP, "calls a second, async, 64 in flight", 0.95, "0.70"),
          least("get-async", JDK, "the same over the JDK", 0.95, ""),
          least("list", OKHTTP, "200 work items (650 KB), fetched and decoded", 1.5, "1.10"),
          new Target(
              "observed",
              "off",
              OKHTTP,
              ANY,
              "calls a second with OpenTelemetry that is off, to those without an observer",
              true,
              0.97,
              ""),
          new Target(
              "observed",
              "meters",
              OKHTTP,
              ANY,
              "the same with Micrometer's timers",
              true,
              0.9,
              ""),
          decode("work-items", 2.0, "1.00"),
          new Target(
              "decode-work-items",
              "jackson",
              "",
              ANY,
              "the same to Jackson databind",
              true,
              1.0,
              "0.50"),
          new Target(
              "decode-work-items",
              "bytes",
              "",
              ANY,
              "the same, bytes allocated, to Gson",
              false,
              0.8,
              "1.11"),
          decode("pull-requests", 1.8, ""),
          decode("builds", 1.8, ""),
          decode("timeline", 1.8, ""),
          decode("tree", 1.8, ""),
          new Target(
              "hooks",
              "speed",
              "",
              ANY,
              "deliveries of hooks read and handled a second, to Gson's tree and a switch",
              true,
              1.0,
              ""),
          most(
              "wave",
              "time",
              OKHTTP,
              ANY,
              "200 async calls at 200 ms, wall to the ideal",
              1.15,
              "4.1"),
          most("wave", "hand", OKHTTP, ANY, "the same to OkHttp by hand", 1.15, ""),
          most("wave", "time", JDK, ANY, "the same over the JDK", 1.15, ""),
          most("wave", "hand", JDK, ANY, "the same to java.net.http by hand", 1.15, ""),
          most(
              "many",
              "time",
              OKHTTP,
              ANY,
              "10,000 async calls at 200 ms, 512 in flight, wall to the ideal",
              1.15,
              ""),
          most("many", "hand", OKHTTP, ANY, "the same to OkHttp by hand", 1.15, ""),
          most("many", "threads", OKHTTP, OLD, "the same, platform threads", 600, ""),
          most("many", "threads", OKHTTP, NEW, "the same, platform threads", 60, ""),
          most(
              "many",
              "time",
              JDK,
              ANY,
              "10,000 async calls over the JDK, wall to the ideal",
              1.15,
              ""),
          most("many", "hand", JDK, ANY, "the same to java.net.http by hand", 1.15, ""),
          most("many", "threads", JDK, ANY, "the same, platform threads", 60, ""),
          most(
              "paged",
              "time",
              OKHTTP,
              ANY,
              "1,000,000 items in 64 MB of heap, time an item to that of 10,000",
              1.1,
              ""),
          least(
              "by-id",
              OKHTTP,
              "100,000 work items by id at 50 ms, 16 in flight, to one by one",
              12,
              ""),
          most("by-id", "requests", OKHTTP, ANY, "the same, requests to the least", 1.01, ""),
          most(
              "start",
              "time",
              "",
              ANY,
              "cold start to the first work item, to " + HAND,
              1.10,
              "1.24"),
          most("start", "classes", "", ANY, "the same, classes loaded", 1.15, ""),
          most("start", "https", "", ANY, "the same, both by TLS", 1.10, ""),
          most("start", "https-classes", "", ANY, "the same, classes loaded", 1.15, ""),
          most("start", "azd", "", ANY, "the same, time to azd, both by TLS", 0.6, ""),
          most("retries", "bytes", OKHTTP, ANY, "2,000 retries that wait: bytes each", 4096, ""),
          most("retries", "threads", OKHTTP, ANY, "the same, threads more", 20, ""),
          least("download", OKHTTP, "download to a file, MB a second, to " + HAND, 0.95, "0.87"),
          async("download", OKHTTP),
          least("download", JDK, "the same over the JDK, to java.net.http by hand", 0.95, ""),
          async("download", JDK),
          least("download-large", OKHTTP, "4 GiB to a file in 64 MB of heap, the same", 0.95, ""),
          async("download-large", OKHTTP),
          least("upload", OKHTTP, "upload of a file, MB a second, to " + HAND, 0.95, ""),
          async("upload", OKHTTP),
          least("upload", JDK, "the same over the JDK, to java.net.http by hand", 0.95, ""),
          async("upload", JDK),
          least("upload-large", OKHTTP, "upload of 4 GiB in 64 MB of heap, the same", 0.95, ""),
          async("upload-large", OKHTTP),
          times("files", "time", "16 files at 50 ms one by one, to beside each other, blocking", 8),
          times("files", "async", "the same, asynchronously", 8),
          times("ranges", "time", "a file from a slow host in one piece, to four parts", 3),
          new Target(
              "killed",
              "whole",
              "",
              ANY,
              "downloads that were killed at a random point and are whole after the next run",
              true,
              10,
              ""),
          most(
              "killed",
              "bytes",
              "",
              ANY,
              "the same, bytes that were sent to those needed",
              1.3,
              ""));

  private static Target async(String benchmark, String transport) {
    return new Target(
        benchmark, "async", transport, ANY, "the same, asynchronously", true, 0.95, "");
  }

  private static Target times(String benchmark, String part, String what, double limit) {
    return new Target(benchmark, part, OKHTTP, ANY, what, true, limit, "");
  }

  private static Target least(
      String benchmark, String transport, String what, double limit, String before) {
    return new Target(benchmark, "speed", transport, ANY, what, true, limit, before);
  }

  private static Target decode(String what, double limit, String before) {
    return new Target(
        "decode-" + what,
        "speed",
        "",
        ANY,
        "decode " + what + ", to Gson's reflection",
        true,
        limit,
        before);
  }

  private static Target most(
      String benchmark,
      String part,
      String transport,
      Jdks jdks,
      String what,
      double limit,
      String before) {
    return new Target(benchmark, part, transport, jdks, what, false, limit, before);
  }

  boolean isFor(int feature) {
    return feature >= jdks.first() && feature <= jdks.last();
  }

  /** Whether it is reached, but for the noise: most rounds say no before this does. */
  boolean isMet(Ratio ratio) {
    return atLeast ? ratio.high() >= limit : ratio.low() <= limit;
  }

  String limitText() {
    return (atLeast ? "≥ " : "≤ ") + number(limit);
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) >= 10
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%.2f", value);
  }
}
