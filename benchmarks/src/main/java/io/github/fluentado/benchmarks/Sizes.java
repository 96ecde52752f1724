// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * How large the jars are in the class path of a program that reads one work item. What is of this
 * library is packed here, as it is run from folders.
 */
final class Sizes {
  private static final Set<String> OTHERS_OF_OURS = Set.of("benchmarks", "hooks");
  private static final String OKHTTP = "(okhttp-jvm|okio-jvm|kotlin-stdlib|annotations)-\\d.*";
  private static final String GSON = "(gson|error_prone_annotations)-.*";
  private static final String LOGGING = "(slf4j-api|jspecify)-.*";

  /** A jar by its name, and its bytes. */
  private record Jar(String name, long bytes) {}

  private final List<Jar> ours = new ArrayList<>();
  private final List<Jar> others = new ArrayList<>();

  private Sizes() throws IOException {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (!Files.isDirectory(path)) {
        others.add(new Jar(String.valueOf(path.getFileName()), Files.size(path)));
        continue;
      }
      // As in core/target/classes.
      Path whole = path.toAbsolutePath();
      String module = String.valueOf(whole.getName(whole.getNameCount() - 3));
      if (!OTHERS_OF_OURS.contains(module)) {
        ours.add(new Jar(module, packed(path)));
      }
    }
  }

  /** A table of them. */
  static String table() throws IOException {
    Sizes sizes = new Sizes();
    List<Jar> all = new ArrayList<>(sizes.ours);
    all.addAll(sizes.of(OKHTTP + "|" + GSON + "|" + LOGGING));
    List<Jar> withoutOkHttp = new ArrayList<>(all);
    withoutOkHttp.removeIf(jar -> jar.name.matches(OKHTTP) || jar.name.contains("okhttp"));
    List<Jar> ownOverJdk = new ArrayList<>(withoutOkHttp);
    ownOverJdk.retainAll(sizes.ours);
    return "| | own jars | with what they need |\n|---|---|---|\n"
        + row("this library, over OkHttp", text(sizes.ours), all)
        + row("the same over the JDK's client", text(ownOverJdk), withoutOkHttp)
        + row("OkHttp + Gson by hand", "–", sizes.of(OKHTTP + "|" + GSON))
        + row("azd with Jackson databind", text(sizes.of("azd-.*")), sizes.of("(azd|jackson)-.*"));
  }

  private List<Jar> of(String names) {
    return others.stream().filter(jar -> jar.name.matches(names)).toList();
  }

  private static String row(String what, String own, List<Jar> jars) {
    return "| " + what + " | " + own + " | " + megabytes(sum(jars)) + " in " + jars.size() + " |\n";
  }

  /** Together, and each. */
  private static String text(List<Jar> jars) {
    List<String> each =
        jars.stream().map(jar -> "`" + jar.name + "` " + megabytes(jar.bytes)).toList();
    return megabytes(sum(jars)) + (jars.size() > 1 ? ": " + String.join(", ", each) : "");
  }

  private static long sum(List<Jar> jars) {
    return jars.stream().mapToLong(Jar::bytes).sum();
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  private static long packed(Path folder) throws IOException {
    long[] count = new long[1];
    OutputStream counted =
        new OutputStream() {
          @Override
          public void write(int one) {
            count[0]++;
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            count[0] += length;
          }
        };
    try (ZipOutputStream zip = new ZipOutputStream(counted);
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
    return count[0];
  }
}
