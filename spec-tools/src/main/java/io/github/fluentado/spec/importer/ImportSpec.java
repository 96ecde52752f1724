// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code import-spec [--ignore-missing-targets] SPEC DIR}: rebuilds {@code SPEC/areas}. With {@code
 * --versions}, only notes in {@code SPEC/versions} what the versions in the folder have.
 */
public final class ImportSpec {
  private static final String VERSIONS = "--versions";
  private static final String LENIENT = "--ignore-missing-targets";

  private ImportSpec() {}

  public static void main(String[] args) {
    System.exit(run(List.of(args), System.out, System.err));
  }

  /** The exit code: 0 if {@code areas} was rebuilt, 1 if a problem was found, 2 for wrong use. */
  static int run(List<String> args, PrintStream out, PrintStream err) {
    List<String> places = new ArrayList<>(args);
    boolean lenient = places.remove(LENIENT);
    boolean versions = places.remove(VERSIONS);
    if (places.size() != 2) {
      err.println("usage: import-spec [" + LENIENT + " | " + VERSIONS + "] DIR");
      return 2;
    }
    try {
      Path spec = Path.of(places.get(0));
      if (versions) {
        VersionFacts.write(Path.of(places.get(1)), spec.resolve("versions"), out);
        return 0;
      }
      SpecImport.Result result = SpecImport.run(Path.of(places.get(1)), spec, lenient);
      write(result, spec);
      result.overlooked().forEach(problem -> err.println(problem + " (left out)"));
      out.printf(
          "imported: %d operations, %d schemas, %d corrections%n",
          result.operations(), result.schemas(), result.corrections());
      return 0;
    } catch (ImportFailure e) {
      err.println(e.getMessage());
      return 1;
    } catch (IOException e) {
      err.println(places.get(0) + ": areas: cannot be written (" + e.getMessage() + ")");
      return 1;
    }
  }

  private static void write(SpecImport.Result result, Path spec) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    result.files().forEach((name, tree) -> texts.put(name, YamlFiles.write(tree)));
    Path fresh = FolderSwap.prepare(spec.resolve("areas"));
    for (Map.Entry<String, String> file : texts.entrySet()) {
      Files.writeString(fresh.resolve(file.getKey()), file.getValue());
    }
    FolderSwap.replace(spec.resolve("areas"), fresh);
  }
}
