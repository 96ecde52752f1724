// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import java.util.Locale;

/** Runs one benchmark in a process of its own, and tells what came of it on its standard output. */
public final class Child {
  private Child() {}

  /** Arguments: the benchmark's name, the transport, the port of the server, quick or full. */
  public static void main(String[] args) throws Exception {
    String base = "http://127.0.0.1:" + args[2];
    boolean quick = args[3].equals("quick");
    Rounds rounds = quick ? Rounds.of(8, 400) : Rounds.of(16, 800);
    Calls calls = new Calls(base + "/tfs", args[1], rounds);
    switch (args[0]) {
      case "get-fluent" -> tell("", calls.fluent());
      case "get-raw" -> tell("", calls.raw());
      case "get-async" -> tell("", calls.async());
      case "list" -> tell("", calls.list());
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.exit(0);
  }

  static void tell(String part, Ratio ratio) {
    System.out.printf(
        Locale.ROOT,
        "RESULT %s %.6g %.6g %.4f %.4f %.4f %.4f%n",
        part.isEmpty() ? "-" : part,
        ratio.ours(),
        ratio.theirs(),
        ratio.median(),
        ratio.low(),
        ratio.high(),
        ratio.cpu());
  }
}
