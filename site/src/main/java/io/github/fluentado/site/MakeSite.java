// SPDX-License-Identifier: MIT
package io.github.fluentado.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the pages: {@code MakeSite ROOT-OF-REPOSITORY FOLDER}. */
final class MakeSite {
  static final String REPOSITORY = "https://github.com/fluent-ado/fluent-ado";

  private MakeSite() {}

  public static void main(String... arguments) throws IOException {
    write(Path.of(arguments[0]), Path.of(arguments[1]));
  }

  static void write(Path root, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("operations.html"), OperationsPage.html(FluentCalls.ofTheLayer()));
    new Guides(root, REPOSITORY).write(folder);
  }
}
