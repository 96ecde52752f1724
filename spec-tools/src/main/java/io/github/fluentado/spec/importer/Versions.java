// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the versions to describe: the newest one that has released operations, and newer ones for
 * what they add. Older ones are left out.
 */
final class Versions {
  private Versions() {}

  /** A Server has what the service has: its files count only where there is nothing else. */
  static List<SwaggerFile> relevant(List<SwaggerFile> all) {
    List<SwaggerFile> ofService = all.stream().filter(file -> !file.isOfServer()).toList();
    List<SwaggerFile> files = ofService.isEmpty() ? all : ofService;
    Optional<String> base =
        files.stream()
            .filter(Versions::hasReleasedOperations)
            .map(SwaggerFile::version)
            .max(Versions::compare);
    return files.stream()
        .filter(file -> base.isEmpty() || compare(file.version(), base.get()) >= 0)
        .sorted(
            Comparator.comparing(SwaggerFile::version, Versions::compare)
                .thenComparing(SwaggerFile::family))
        .toList();
  }

  private static boolean hasReleasedOperations(SwaggerFile file) {
    return OperationReader.SECTIONS.stream()
        .flatMap(section -> file.object(section).asMap().values().stream())
        .filter(JsonObject.class::isInstance)
        .flatMap(path -> path.getAsJsonObject().asMap().values().stream())
        .filter(JsonObject.class::isInstance)
        .map(operation -> Json.text(operation.getAsJsonObject(), "x-ms-docs-override-version"))
        .anyMatch(version -> !version.isEmpty() && !version.contains("preview"));
  }

  /** {@code 7.10} is newer than {@code 7.2}; what stands before the number does not count. */
  static int compare(String one, String other) {
    String[] left = number(one).split("\\.", -1);
    String[] right = number(other).split("\\.", -1);
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      int order =
          left[i].length() == right[i].length()
              ? left[i].compareTo(right[i])
              : Integer.compare(left[i].length(), right[i].length());
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.length, right.length);
  }

  private static String number(String version) {
    return version.replaceFirst("^.*?(?=\\d[\\d.]*$)", "");
  }
}
