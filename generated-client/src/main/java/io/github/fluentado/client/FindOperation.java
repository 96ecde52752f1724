// SPDX-License-Identifier: MIT
package io.github.fluentado.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds operations by words, in the index that lies beside it. Stands in the jar, so that {@code
 * java -jar} of it works without anything else.
 */
final class FindOperation {
  private static final String INDEX = "/META-INF/fluent-ado/operations.json";
  private static final int SHOWN = 20;
  private static final String USAGE =
      """
      usage: find-operation [--all] WORD...
      Finds the operations that have each of the words in route, method, group, parameters or scopes:
        find-operation pullRequests threads
        find-operation POST wit comments
        find-operation vso.build_execute
      --all shows more than the best 20.""";

  private FindOperation() {}

  public static void main(String... arguments) throws IOException {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  /** 0 if there is one, 1 if there is none, 2 if nothing was asked for. */
  static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
    boolean all = arguments.contains("--all");
    List<String> words = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.startsWith("-") && !argument.equals("--all")) {
        err.println(USAGE);
        return 2;
      }
      if (!argument.startsWith("-") && !argument.isBlank()) {
        words.addAll(Arrays.asList(argument.strip().split("\\s+")));
      }
    }
    if (words.isEmpty()) {
      err.println(USAGE);
      return 2;
    }
    List<IndexedOperation> found = find(words);
    if (found.isEmpty()) {
      err.println("No operation has all of " + words + ". Try fewer words, or a part of one.");
      return 1;
    }
    found.stream().limit(all ? found.size() : SHOWN).forEach(one -> out.println(one.shown()));
    if (!all && found.size() > SHOWN) {
      out.println(
          (found.size() - SHOWN) + " more: one more word makes it fewer, --all shows them.");
    }
    return 0;
  }

  /** The best first: what has a word as a whole part of its route or name, then shorter routes. */
  static List<IndexedOperation> find(List<String> words) throws IOException {
    List<String> wanted = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    return operations().stream()
        .filter(one -> wanted.stream().allMatch(one::has))
        .sorted(
            Comparator.comparingLong(
                    (IndexedOperation one) -> -wanted.stream().filter(one::hasWhole).count())
                .thenComparing(one -> one.path().length())
                .thenComparing(IndexedOperation::id))
        .toList();
  }

  static List<IndexedOperation> operations() throws IOException {
    try (InputStream in = FindOperation.class.getResourceAsStream(INDEX)) {
      if (in == null) {
        throw new IOException("There is no " + INDEX + " beside this class.");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new IndexReader(text).list().stream().map(IndexedOperation::of).toList();
    }
  }
}
