// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.util.List;
import java.util.Map;

/** A schema of the description that has a name. */
record Component(OurFile file, String name, Node schema) {
  boolean isEnum() {
    return schema.has("enum");
  }

  boolean isModel() {
    return schema.get("type").text().equals("object") && !schema.has("additionalProperties");
  }

  Map<String, Node> properties() {
    return schema.get("properties").members();
  }

  List<Source> sources() {
    return schema.get("x-ado-published").items().stream()
        .map(source -> new Source(source.get("file").text(), source.get("name").text()))
        .toList();
  }

  boolean isPublishedAs(String publishedFile, String publishedName) {
    return sources().contains(new Source(publishedFile, publishedName));
  }

  Subject subject() {
    return Subject.of(file.name(), name);
  }

  /** A name under which the component is published. */
  record Source(String file, String name) {
    @Override
    public String toString() {
      return file + " " + name;
    }
  }
}
