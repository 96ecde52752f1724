// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The description: all areas. */
final class OurFiles {
  private final List<OurFile> files = new ArrayList<>();
  private final Map<String, Component> components = new LinkedHashMap<>();

  static OurFiles read(Path spec, Findings findings) {
    OurFiles ours = new OurFiles();
    ours.readFolder(spec, "areas", findings);
    if (ours.files.isEmpty()) {
      findings.fault(spec.toString(), "no description in areas");
    }
    return ours;
  }

  List<OurFile> files() {
    return List.copyOf(files);
  }

  List<OurOperation> operations() {
    return files.stream().flatMap(file -> file.operations().stream()).toList();
  }

  List<Component> components() {
    return List.copyOf(components.values());
  }

  @Nullable Component component(String name) {
    return components.get(name);
  }

  /** The component that a reference names, if it stands where the reference says. */
  @Nullable Component referenced(OurFile from, String reference) {
    Reference target = Reference.parse(reference);
    Component component = components.get(target.name());
    if (component == null) {
      return null;
    }
    String file = component.file().name();
    String expected = target.file().isEmpty() ? from.name() : "areas/" + target.file();
    return file.equals(expected) ? component : null;
  }

  private void readFolder(Path spec, String folder, Findings findings) {
    try {
      for (Path path : Documents.files(spec.resolve(folder), ".yaml")) {
        readFile(folder + "/" + path.getFileName(), path, findings);
      }
    } catch (IOException unreadable) {
      findings.fault(folder, String.valueOf(unreadable.getMessage()));
    }
  }

  private void readFile(String name, Path path, Findings findings) {
    try {
      add(new OurFile(name, Documents.yaml(path)), findings);
    } catch (IOException unreadable) {
      findings.fault(name, String.valueOf(unreadable.getMessage()));
    }
  }

  private void add(OurFile file, Findings findings) {
    files.add(file);
    file.schemas()
        .forEach(
            (name, schema) -> {
              Component earlier = components.putIfAbsent(name, new Component(file, name, schema));
              if (earlier != null) {
                findings.fault(
                    file.name(), "component " + name + " is also in " + earlier.file().name());
              }
            });
  }

  /** A reference, cut at its {@code #}; the file is empty for one within the same file. */
  record Reference(String file, String name) {
    private static final String POINTER = "#/components/schemas/";

    static Reference parse(String reference) {
      int at = reference.indexOf(POINTER);
      return at < 0
          ? new Reference("", "")
          : new Reference(reference.substring(0, at), reference.substring(at + POINTER.length()));
    }
  }
}
