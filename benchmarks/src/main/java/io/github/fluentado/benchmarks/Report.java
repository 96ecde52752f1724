// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes the tables and the charts of a run. */
final class Report {
  private static final int ROW = 26;
  private static final int LABEL = 470;
  private static final int WIDTH = 900;
  // A bar of that ratio ends at the right side.
  private static final double MOST = 2.5;

  private final List<Bench.Outcome> outcomes;

  Report(List<Bench.Outcome> outcomes) {
    this.outcomes = outcomes;
  }

  void write(Path docs) throws IOException {
    StringBuilder text = new StringBuilder(Files.readString(docs.resolve("benchmarks-head.md")));
    text.append("\n## Size\n\n");
    text.append(
        "Jars in the class path of a program that reads one work item. It loads the classes");
    text.append(" of the operations that it calls, and no others.\n\n").append(Sizes.table());
    text.append("\n## Figures\n\n").append(machine());
    List<Integer> jdks = outcomes.stream().map(Bench.Outcome::jdk).distinct().toList();
    for (int jdk : jdks) {
      List<Bench.Outcome> own = outcomes.stream().filter(one -> one.jdk() == jdk).toList();
      Files.writeString(docs.resolve("benchmarks-jdk" + jdk + ".svg"), chart(own));
      text.append("\n### JDK ").append(jdk).append("\n\n![Ratios and targets](benchmarks-jdk");
      text.append(jdk).append(".svg)\n\n");
      text.append("| benchmark | over | what | before | now | quarters | target | |\n");
      text.append("|---|---|---|---|---|---|---|---|\n");
      own.forEach(one -> text.append(row(one)));
    }
    Files.writeString(docs.resolve("benchmarks.md"), text);
  }

  private static String row(Bench.Outcome one) {
    Target target = one.target();
    Ratio ratio = one.ratio();
    return String.format(
        Locale.ROOT,
        "| `%s` %s | %s | %s | %s | **%s** | %s – %s | %s | %s |%n",
        target.benchmark(),
        target.part(),
        target.transport(),
        target.what(),
        target.before(),
        Target.number(ratio.median()),
        Target.number(ratio.low()),
        Target.number(ratio.high()),
        target.limitText(),
        one.isMet() ? "met" : "missed");
  }

  private static String machine() throws IOException {
    String processor =
        Files.isReadable(Path.of("/proc/cpuinfo"))
            ? Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse("unknown")
            : "unknown";
    String libraries =
        Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
            .map(path -> Path.of(path).getFileName())
            .map(String::valueOf)
            .filter(
                name ->
                    name.matches("(okhttp-jvm|gson|jackson-databind|jackson-core|azd|jmh-core)-.*"))
            .map(name -> name.replace(".jar", ""))
            .distinct()
            .reduce((one, other) -> one + ", " + other)
            .orElse("");
    return LocalDate.now(java.time.ZoneOffset.UTC)
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " × "
        + processor
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + "; "
        + libraries
        + ".\n";
  }

  /** A bar for each ratio, and a mark where its target is. */
  private static String chart(List<Bench.Outcome> all) {
    List<Bench.Outcome> shown =
        all.stream()
            .filter(one -> one.target().limit() <= MOST && !one.target().part().equals("threads"))
            .toList();
    StringBuilder svg = new StringBuilder();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(WIDTH);
    svg.append("\" height=\"").append(shown.size() * ROW + 10);
    svg.append("\" font-family=\"sans-serif\" font-size=\"12\">\n");
    int y = 5;
    for (Bench.Outcome one : shown) {
      String label =
          one.target().benchmark() + " " + one.target().part() + " " + one.target().transport();
      double end = at(one.ratio().median());
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"5\" y=\"%d\">%s %s</text>%n",
              y + 15,
              label,
              one.target().limitText()));
      svg.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%d\" y=\"%d\" width=\"%.0f\" height=\"16\" fill=\"%s\"/>%n",
              LABEL / 2,
              y + 3,
              end - LABEL / 2.0,
              one.isMet() ? "#2a7f62" : "#b3432b"));
      svg.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%1$.0f\" x2=\"%1$.0f\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"#222\"/>%n",
              at(one.target().limit()),
              y,
              y + 22));
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.0f\" y=\"%d\">%s</text>%n",
              end + 6,
              y + 15,
              Target.number(one.ratio().median())));
      y += ROW;
    }
    return svg.append("</svg>\n").toString();
  }

  private static double at(double ratio) {
    double left = LABEL / 2.0;
    return left + Math.min(ratio, MOST) / MOST * (WIDTH - left - 60);
  }
}
