// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Compares the description with the published Swagger files.
 *
 * <p>Prints one line for each difference that {@link Corrections} and {@link Rules} do not explain,
 * then the counts.
 */
public final class CheckSpec {
  private static final String MISSING = "no published file of the versions covered";

  private CheckSpec() {}

  /** Takes the folder of the published files and that of the description. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (arguments.length != 2) {
      out.println("usage: check-spec DIR");
      System.exit(2);
    }
    System.exit(run(Path.of(arguments[0]), Path.of(arguments[1]), out) ? 0 : 1);
  }

  /** True if all published operations are covered and nothing is wrong. */
  static boolean run(Path directory, Path spec, PrintStream out) {
    Findings findings = new Findings();
    Corrections corrections = Corrections.read(spec.resolve("corrections"), findings);
    PublishedFiles published = PublishedFiles.read(directory, corrections, findings);
    OurFiles ours = OurFiles.read(spec, findings);
    Coverage coverage = new Coverage(published, ours, findings);
    if (!published.isEmpty() && !ours.files().isEmpty()) {
      new Form(ours, findings).check();
      new Additions(ours, findings).check(spec.resolve("additions"));
      corrections.reportUnused(published, findings);
      coverage.compare();
      new TextCheck(new CopiedText(published), findings).check(spec);
    }
    boolean others = new OtherVersions(directory, ours).report(out);
    if (published.isEmpty() && others) {
      List<String> faults = findings.lines().stream().filter(l -> !l.endsWith(MISSING)).toList();
      faults.forEach(out::println);
      return faults.isEmpty();
    }
    findings.lines().forEach(out::println);
    coverage
        .notCompared()
        .forEach((file, count) -> out.println(file + ": not at hand, " + count + " not compared"));
    out.println(coverage.summary());
    return findings.isEmpty() && coverage.isComplete();
  }
}
