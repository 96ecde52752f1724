// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import io.github.fluentado.micrometer.MicrometerObserver;
import io.github.fluentado.opentelemetry.OpenTelemetryObserver;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Runs one benchmark in a process of its own, and tells what came of it on its standard output. */
public final class Child {
  private Child() {}

  /**
   * Arguments: the benchmark's name, the transport, the port of the server, quick or full; and
   * which way to go, where two processes go in turn.
   */
  public static void main(String[] args) throws Exception {
    boolean quick = args[3].equals("quick");
    String server = "http://127.0.0.1:" + args[2];
    if (args.length > 4) {
      Rounds.Side side = Rounds.Side.valueOf(args[4]);
      BufferedReader orders =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      inTurn(args[0], args[1], server, new Rounds(side, quick ? 200 : 400, orders));
    } else {
      run(args[0], args[1], server, quick);
    }
    System.exit(0);
  }

  private static void inTurn(String name, String transport, String server, Rounds rounds)
      throws Exception {
    Calls calls = new Calls(server + "/tfs", transport, rounds);
    switch (name) {
      case "get-fluent" -> calls.fluent();
      case "get-threads" -> calls.threads();
      case "observed" -> {
        calls.observed(OpenTelemetryObserver.of(OpenTelemetry.noop()));
        calls.observed(MicrometerObserver.of(new SimpleMeterRegistry()));
      }
      case "get-raw" -> calls.raw();
      case "get-async" -> calls.async();
      case "list" -> calls.list();
      case "hooks" -> new Hooks().compare(rounds);
      default -> throw new IllegalArgumentException(name);
    }
  }

  private static void run(String name, String transport, String server, boolean quick)
      throws Exception {
    Waits waits = new Waits(server, transport);
    Flows flows = new Flows(server, transport);
    switch (name) {
      case "wave" -> tell(waits.wave(15), "time", "hand");
      case "many" ->
          tell(waits.many(quick ? 2048 : 10_000, quick ? 1 : 3), "time", "hand", "threads");
      case "retries" -> tell(waits.retries(2000), "bytes", "threads");
      case "by-id" -> tell(waits.byId(quick ? 16_000 : 100_000), "speed", "requests");
      case "paged" -> tell("time", flows.paged(quick ? 100 : 1000, 3));
      case "download" -> tell(flows.download(256L << 20, quick ? 3 : 6), "speed", "async");
      case "download-large" -> tell(flows.download(4L << 30, 3), "speed", "async");
      case "upload" -> tell(flows.upload(256L << 20, quick ? 3 : 6), "speed", "async");
      case "upload-large" -> tell(flows.upload(4L << 30, 3), "speed", "async");
      case "files" -> tell(new Transfers(server, transport).files(quick ? 5 : 9), "time", "async");
      case "ranges" ->
          tell("time", new Transfers(server, transport).ranges(128L << 20, quick ? 1 : 3));
      default -> decode(name.substring("decode-".length()), quick);
    }
  }

  private static void decode(String what, boolean quick) throws Exception {
    Decoded decoded = new Decoded().run(what, quick ? 1 : 3, quick ? 150 : 400);
    tell("speed", decoded.speed("gson"));
    tell("jackson", decoded.speed("jackson"));
    tell("bytes", decoded.allocated("gson"));
  }

  private static void tell(Ratio[] ratios, String... parts) {
    for (int i = 0; i < parts.length; i++) {
      tell(parts[i], ratios[i]);
    }
  }

  static void tell(String part, Ratio ratio) {
    System.out.printf(
        Locale.ROOT,
        "RESULT %s %.6g %.6g %.4f %.4f %.4f %.4f%n",
        part,
        ratio.ours(),
        ratio.theirs(),
        ratio.median(),
        ratio.low(),
        ratio.high(),
        ratio.cpu());
  }
}
