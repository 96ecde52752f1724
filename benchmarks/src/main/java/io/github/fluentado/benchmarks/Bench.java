// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs benchmarks and holds their figures against the targets. Ends with 0 if all are met, 1 if one
 * is missed, 2 if something could not be run.
 */
public final class Bench {
  /**
   * What {@code --quick} leaves out: what needs minutes or gigabytes, or is much like others. For
   * the same reason it runs over OkHttp only, but for the calls that lean on how the JDK works.
   */
  private static final Set<String> LONG =
      Set.of(
          "download-large",
          "upload-large",
          "killed",
          "observed",
          "many",
          "get-async",
          "get-threads",
          "ranges",
          "get-raw",
          "hooks",
          "upload",
          "files",
          "decode-tree",
          "retries",
          "decode-pull-requests",
          "decode-builds",
          "decode-timeline");

  /** What two processes do in turn. */
  private static final Set<String> IN_TURN =
      Set.of("get-fluent", "get-threads", "get-raw", "get-async", "list", "observed", "hooks");

  private static final int HIGHEST_PORT = 65_535;
  private static final int OLDEST = 17;
  private static final Pattern VERSION =
      Pattern.compile("java\\.specification\\.version = (?:1\\.)?(\\d+)");

  private boolean quick;
  private int port;
  private Path docs = Path.of("");
  private final List<Path> jdks = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final List<Outcome> outcomes = new ArrayList<>();

  private Bench() {}

  /** A target and what was measured on one JDK. */
  record Outcome(Target target, int jdk, Ratio ratio) {
    boolean isMet() {
      return target.isMet(ratio);
    }
  }

  /** Options: --quick, --jdk FOLDER (again for more), --port N, --docs FOLDER, names. */
  public static void main(String[] args) {
    try {
      System.exit(new Bench().read(args).run() ? 0 : 1);
    } catch (IllegalArgumentException | IOException bad) {
      System.err.println("bench: " + bad.getMessage());
      System.exit(2);
    } catch (InterruptedException interrupt) {
      System.exit(2);
    }
  }

  private Bench read(String[] args) {
    Set<String> known = new LinkedHashSet<>();
    Target.ALL.forEach(target -> known.add(target.benchmark()));
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--quick" -> quick = true;
        case "--jdk" -> jdks.add(java(value(args, ++i)));
        case "--port" -> port = port(value(args, ++i));
        case "--docs" -> docs = Path.of(value(args, ++i));
        default -> {
          if (!known.contains(args[i])) {
            throw new IllegalArgumentException(
                "there is no benchmark \"" + args[i] + "\"; there are " + String.join(", ", known));
          }
          names.add(args[i]);
        }
      }
    }
    if (names.isEmpty()) {
      known.stream().filter(name -> !quick || !LONG.contains(name)).forEach(names::add);
    }
    if (jdks.isEmpty()) {
      jdks.add(Path.of(System.getProperty("java.home"), "bin", "java"));
    }
    return this;
  }

  private static String value(String[] args, int place) {
    if (place >= args.length) {
      throw new IllegalArgumentException(args[place - 1] + " needs a value");
    }
    return args[place];
  }

  private static int port(String text) {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > HIGHEST_PORT) {
      throw new IllegalArgumentException("--port is a number up to " + HIGHEST_PORT);
    }
    return Integer.parseInt(text);
  }

  private static Path java(String home) {
    Path java = Path.of(home, "bin", "java");
    if (!Files.isExecutable(java)) {
      throw new IllegalArgumentException("there is no JDK at " + home);
    }
    return java;
  }

  private boolean run() throws IOException, InterruptedException {
    for (Path java : jdks) {
      int jdk = feature(java);
      try (Runs runs = Runs.on(java, port)) {
        for (String name : names) {
          for (Target first : distinct(name)) {
            long begin = System.nanoTime();
            Map<String, Ratio> figures = figures(runs, name, first.transport());
            tell(name, first.transport(), jdk, figures);
            System.out.printf(
                "  %s took %d s%n", name, (System.nanoTime() - begin) / 1_000_000_000);
          }
        }
      }
    }
    if (!docs.toString().isEmpty()) {
      new Report(outcomes).write(docs);
    }
    long met = outcomes.stream().filter(Outcome::isMet).count();
    System.out.printf("bench: %d of %d targets met%n", met, outcomes.size());
    return met == outcomes.size();
  }

  /** One target for each transport of the benchmark. */
  private Iterable<Target> distinct(String name) {
    Map<String, Target> byTransport = new LinkedHashMap<>();
    Target.ALL.stream()
        .filter(target -> target.benchmark().equals(name))
        .filter(target -> !quick || !target.transport().equals("jdk") || name.equals("get-fluent"))
        .forEach(target -> byTransport.putIfAbsent(target.transport(), target));
    return byTransport.values();
  }

  private Map<String, Ratio> figures(Runs runs, String name, String transport)
      throws IOException, InterruptedException {
    String over = transport.isEmpty() ? "okhttp" : transport;
    if (IN_TURN.contains(name)) {
      return runs.inTurn(name, over, parts(name, transport), quick);
    }
    return switch (name) {
      case "start" -> runs.start(quick ? 5 : 9);
      case "killed" -> runs.killed();
      default -> runs.child(name, over, quick);
    };
  }

  private static List<String> parts(String name, String transport) {
    return Target.ALL.stream()
        .filter(target -> target.benchmark().equals(name) && target.transport().equals(transport))
        .map(Target::part)
        .toList();
  }

  private void tell(String name, String transport, int jdk, Map<String, Ratio> figures) {
    for (Target target : Target.ALL) {
      Ratio ratio = figures.get(target.part());
      boolean meant = target.benchmark().equals(name) && target.transport().equals(transport);
      if (meant && target.isFor(jdk) && ratio != null) {
        Outcome outcome = new Outcome(target, jdk, ratio);
        outcomes.add(outcome);
        System.out.printf(
            Locale.ROOT,
            "%-22s %-8s %-6s JDK %d  %s (%s–%s)  target %s  %s%s%n",
            name,
            target.part(),
            target.transport(),
            jdk,
            Target.number(ratio.median()),
            Target.number(ratio.low()),
            Target.number(ratio.high()),
            target.limitText(),
            outcome.isMet() ? "met" : "MISSED",
            ratio.cpu() == 0 ? "" : "  processor " + Target.number(ratio.cpu()));
      }
    }
  }

  private static int feature(Path java) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(java.toString(), "-XshowSettings:properties", "-version")
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    Matcher version = VERSION.matcher(text);
    if (!version.find() || Integer.parseInt(version.group(1)) < OLDEST) {
      throw new IllegalArgumentException("that is no JDK from " + OLDEST + " on: " + java);
    }
    return Integer.parseInt(version.group(1));
  }
}
