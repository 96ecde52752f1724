// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Looks through all texts below the folder of the description for published sentences. */
record TextCheck(CopiedText published, Findings findings) {

  void check(Path spec) {
    try (Stream<Path> files = Files.walk(spec)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        checkFile(spec.relativize(file).toString().replace('\\', '/'), file);
      }
    } catch (IOException unreadable) {
      findings.fault(spec.toString(), String.valueOf(unreadable.getMessage()));
    }
  }

  private void checkFile(String name, Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      if (line.strip().startsWith("#")) {
        checkText(name, line, Set.of());
      }
    }
    checkNode(name, parsed(file), Set.of());
  }

  /** A broken file is reported where the description is read. */
  private static Node parsed(Path file) {
    try {
      return Documents.yaml(file);
    } catch (IOException broken) {
      return Node.ABSENT;
    }
  }

  private void checkNode(String name, Node node, Set<String> own) {
    Set<String> words = node.has("operationId") ? ownWords(node) : own;
    checkText(name, node.text(), words);
    node.members()
        .forEach(
            (key, member) -> {
              checkText(name, key, Set.of());
              checkNode(name, member, words);
            });
    node.items().forEach(item -> checkNode(name, item, words));
  }

  private static Set<String> ownWords(Node operation) {
    String published = operation.get("x-ado-published").get("id").text();
    return CopiedText.ownWords(
        String.join(" ", List.of(published, operation.get("operationId").text())));
  }

  private void checkText(String name, String text, Set<String> own) {
    boolean path = text.startsWith("/");
    if (!path && text.contains(" ")) {
      String copied = published.find(text, own);
      if (!copied.isEmpty()) {
        findings.fault(name, "published sentence carried over: " + copied);
      }
    }
  }
}
