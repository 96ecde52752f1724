// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Replays every recorded example of a folder of published files through the generated client. */
final class CheckExamples {
  private static final String USAGE =
      """
      usage: check-examples DIR [--verbose] [FILTER...]
        DIR     holds specification/<area>/<version>/*.json and the examples they refer to
        FILTER  an area, or a part of the lines printed: the file or the operation; any one suffices
      """;

  private final ClientIndex index;
  private final BrokenExamples brokenExamples;
  private final List<String> filters;
  private final Report report;

  private CheckExamples(
      ClientIndex index, BrokenExamples brokenExamples, List<String> filters, Report report) {
    this.index = index;
    this.brokenExamples = brokenExamples;
    this.filters = filters;
    this.report = report;
  }

  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), ClientIndex.generated(), BrokenExamples.known(), out));
  }

  /** Runs the check; gives the exit code. */
  static int run(List<String> arguments, ClientIndex index, BrokenExamples broken, PrintStream out)
      throws IOException {
    List<String> words = new ArrayList<>(arguments);
    boolean verbose = words.remove("--verbose");
    if (words.isEmpty() || words.stream().anyMatch(word -> word.startsWith("--"))) {
      out.print(USAGE);
      return 2;
    }
    Report report = new Report(out, verbose);
    List<String> filters = words.stream().skip(1).map(w -> w.toLowerCase(Locale.ROOT)).toList();
    new CheckExamples(index, broken, filters, report).folder(Path.of(words.get(0)));
    return report.end() ? 0 : 1;
  }

  private void folder(Path path) throws IOException {
    try (Replay replay = new Replay()) {
      PublishedFolder folder = PublishedFolder.open(path);
      List<String> published = folder.published();
      if (published.isEmpty()) {
        throw new IOException(path + ": has no file specification/<area>/<version>/*.json");
      }
      published.stream()
          .map(file -> file.split("/", -1)[1])
          .distinct()
          .filter(version -> !index.knowsVersion(version))
          .forEach(report::unknown);
      for (String file : published) {
        file(folder, file, replay);
      }
    } catch (IOException unusable) {
      report.failed("check-examples", List.of(String.valueOf(unusable.getMessage())));
    }
  }

  private void file(PublishedFolder folder, String file, Replay replay) {
    try {
      List<PublishedOperation> operations = folder.operations(file);
      for (PublishedOperation operation : operations) {
        for (String reference : operation.examples()) {
          reference(folder, operation, reference, new Replayed(replay, index, operations));
        }
      }
    } catch (IOException broken) {
      report.failed(file, List.of(String.valueOf(broken.getMessage())));
    }
  }

  private void reference(
      PublishedFolder folder, PublishedOperation operation, String reference, Replayed replay) {
    Optional<Path> file = folder.example(operation.file(), reference);
    String name = file.map(folder::name).orElse(reference);
    if (!selected(operation, name)) {
      return;
    }
    if (file.isEmpty()) {
      report.missing(subject(operation.file(), operation), reference);
      return;
    }
    try {
      example(operation, name, Example.of(JsonText.read(file.get())), replay);
    } catch (IOException broken) {
      failed(operation, name, List.of(String.valueOf(broken.getMessage())));
    }
  }

  private boolean selected(PublishedOperation operation, String example) {
    String line = subject(example, operation).toLowerCase(Locale.ROOT);
    return filters.isEmpty()
        || filters.stream().anyMatch(f -> f.equalsIgnoreCase(operation.area()) || line.contains(f));
  }

  private static String subject(String example, PublishedOperation operation) {
    return example + ": " + operation.id();
  }

  private void example(
      PublishedOperation operation, String name, Example example, Replayed replay) {
    Optional<ClientOperation> method = index.find(operation, example);
    if (method.isEmpty()) {
      report.skipped(subject(name, operation), "the description does not have this operation");
      return;
    }
    Findings findings = replay.of(operation, method.get(), example);
    report.notes(method.get().id(), findings);
    if (findings.failures().isEmpty()) {
      report.passed();
    } else {
      failed(operation, name, findings.failures());
    }
  }

  private void failed(PublishedOperation operation, String name, List<String> reasons) {
    String subject = subject(name, operation);
    brokenExamples
        .reason(name)
        .ifPresentOrElse(
            reason -> report.skipped(subject, "the file is broken: " + reason),
            () -> report.failed(subject, reasons));
  }
}
