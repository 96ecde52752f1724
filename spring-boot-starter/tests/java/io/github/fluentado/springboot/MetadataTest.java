// SPDX-License-Identifier: MIT
package io.github.fluentado.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What editors show of the properties, and the page. */
class MetadataTest {
  private static Map<String, JsonObject> properties() throws Exception {
    String file = "/META-INF/spring-configuration-metadata.json";
    Map<String, JsonObject> found = new TreeMap<>();
    // Spring's own jars have such files, too.
    String place =
        String.valueOf(FluentAdoProperties.class.getResource("FluentAdoProperties.class"));
    URI ours = URI.create(place.substring(0, place.indexOf("/io/github/fluentado")) + file);
    try (Reader text = new InputStreamReader(ours.toURL().openStream(), StandardCharsets.UTF_8)) {
      JsonParser.parseReader(text)
          .getAsJsonObject()
          .getAsJsonArray("properties")
          .forEach(
              one -> {
                JsonObject property = one.getAsJsonObject();
                found.put(property.get("name").getAsString(), property);
              });
    }
    return found;
  }

  @Test
  void eachPropertyHasATypeAndADescription() throws Exception {
    assertThat(properties()).hasSizeGreaterThan(30);
    properties()
        .forEach(
            (name, property) -> {
              assertThat(property.get("type").getAsString()).as(name).contains(".");
              assertThat(property.get("description").getAsString()).as(name).endsWith(".");
            });
  }

  @Test
  void thePageListsThemAll() throws Exception {
    String page = Files.readString(Path.of("..", "..", "docs", "spring-boot.md"));
    TreeSet<String> listed =
        Pattern.compile("(?m)^\\| `([a-z.-]+)` \\|")
            .matcher(page)
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(listed).isEqualTo(properties().keySet());
  }
}
