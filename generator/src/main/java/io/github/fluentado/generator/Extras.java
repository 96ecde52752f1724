// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Files that belong to no single tag or schema, for which the tool has no template of their own.
 */
record Extras(Path output) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  void packageInfo(String name) {
    String area = name.substring(name.lastIndexOf('.') + 1);
    String title = area.equals("common") ? "Models of several areas" : "The area " + area;
    String text =
        """
        // SPDX-License-Identifier: MIT
        /** %s. Generated from the description of the service. */
        @NullMarked
        package %s;

        import org.jspecify.annotations.NullMarked;
        """;
    String folder = "src/main/java/" + name.replace('.', '/');
    write(folder + "/package-info.java", text.formatted(title, name));
  }

  /** All packages are for users: each is an area, and what several share. */
  void moduleInfo(Collection<String> packages) {
    String exports =
        packages.stream()
            .sorted()
            .map(name -> "  exports " + name + ";\n")
            .collect(Collectors.joining());
    String text =
        """
        // SPDX-License-Identifier: MIT

        /** One request for each published operation, and the models. Generated from the description. */
        module io.github.fluentado.client {
          requires transitive io.github.fluentado.core;
          requires static transitive org.jspecify;

        %s}
        """;
    write("src/main/java/module-info.java", text.formatted(exports));
  }

  /** All operations for tools to read, one method a line. */
  void index(List<Map<String, Object>> operations) {
    String lines =
        operations.stream()
            .sorted(Comparator.comparing(facts -> facts.get("id") + " " + facts.get("method")))
            .map(Extras::json)
            .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    write("src/main/resources/META-INF/fluent-ado/operations.json", lines);
  }

  private static String json(Map<String, Object> facts) {
    try {
      return MAPPER.writeValueAsString(facts);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void write(String file, String content) {
    Path path = output.resolve(file);
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
