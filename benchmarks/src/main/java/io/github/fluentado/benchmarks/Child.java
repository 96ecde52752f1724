// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import io.github.fluentado.micrometer.MicrometerObserver;
import io.github.fluentado.opentelemetry.OpenTelemetryObserver;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.Locale;

/** Runs one benchmark in a process of its own, and tells what came of it on its standard output. */
public final class Child {
  private Child() {}

  /** Arguments: the benchmark's name, the transport, the port of the server, quick or full. */
  public static void main(String[] args) throws Exception {
    boolean quick = args[3].equals("quick");
    run(args[0], args[1], "http://127.0.0.1:" + args[2], quick);
    System.exit(0);
  }

  private static void run(String name, String transport, String server, boolean quick)
      throws Exception {
    Rounds rounds = quick ? Rounds.of(8, 200, 5) : Rounds.of(20, 400, 20);
    Calls calls = new Calls(server + "/tfs", transport, rounds);
    Waits waits = new Waits(server, transport);
    Flows flows = new Flows(server, transport);
    switch (name) {
      case "get-fluent" -> tell("speed", calls.fluent());
      case "observed" -> {
        tell("off", calls.observed(OpenTelemetryObserver.of(OpenTelemetry.noop())));
        tell("meters", calls.observed(MicrometerObserver.of(new SimpleMeterRegistry())));
      }
      case "get-raw" -> tell("speed", calls.raw());
      case "get-async" -> tell("speed", calls.async());
      case "list" -> tell("speed", calls.list());
      case "wave" -> tell(waits.wave(quick ? 5 : 15), "time", "hand");
      case "many" ->
          tell(waits.many(quick ? 2048 : 10_000, quick ? 1 : 3), "time", "hand", "threads");
      case "retries" -> tell(waits.retries(2000), "bytes", "threads");
      case "by-id" -> tell(waits.byId(quick ? 32_000 : 100_000), "speed", "requests");
      case "paged" -> tell("time", flows.paged(quick ? 100 : 1000, 3));
      case "hooks" -> tell("speed", new Hooks().compare(rounds));
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
