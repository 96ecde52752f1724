// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import io.github.fluentado.client.common.IdentityRef;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The classes of the generated client, be it a folder or a jar. */
final class GeneratedClasses {
  private GeneratedClasses() {}

  /** All classes of that type, in the order of their names. */
  static List<Class<?>> of(Class<?> type) throws IOException {
    Path place = place();
    if (Files.isDirectory(place)) {
      return below(place, type);
    }
    URI jar = URI.create("jar:" + place.toUri());
    try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
      return below(files.getPath("/"), type);
    }
  }

  private static Path place() {
    try {
      return Path.of(IdentityRef.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static List<Class<?>> below(Path root, Class<?> type) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.startsWith("io/github/fluentado/client/"))
          .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.contains("-"))
          .sorted()
          .<Class<?>>map(name -> load(name.replace(".class", "").replace('/', '.')))
          .filter(type::isAssignableFrom)
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
