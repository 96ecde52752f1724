// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.ServiceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What a package for NuGet says of itself.
 *
 * @param version in its normal form
 * @param facts of its {@code .nuspec}
 */
record Nupkg(String id, String version, String nuspec, JsonObject facts) {
  private static final int LARGEST_NUSPEC = 1 << 20;

  static Nupkg of(byte[] file) {
    String nuspec = nuspec(file);
    Element metadata = first(root(nuspec), "metadata");
    String id = text(metadata, "id");
    String version = NuGetDoor.normal(text(metadata, "version"));
    if (id.isEmpty() || version.isEmpty()) {
      throw ServiceException.invalidArgument("The .nuspec tells no id or no version.");
    }
    Doc facts = Doc.of();
    for (String name : List.of("description", "authors", "title", "summary", "projectUrl")) {
      facts.with(name, text(metadata, name));
    }
    String tags = text(metadata, "tags");
    facts.with("tags", tags.isEmpty() ? List.of() : List.of(tags.split("[ ,;]+")));
    JsonObject all = facts.json();
    all.add("dependencyGroups", groups(first(metadata, "dependencies")));
    return new Nupkg(id, version, nuspec, all);
  }

  private static String nuspec(byte[] file) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().matches("[^/]+\\.nuspec")) {
          return new String(zip.readNBytes(LARGEST_NUSPEC), StandardCharsets.UTF_8);
        }
      }
    } catch (IOException e) {
      throw ServiceException.invalidArgument("The package is no zip: " + e.getMessage());
    }
    throw ServiceException.invalidArgument("The package has no .nuspec.");
  }

  private static Element root(String nuspec) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      byte[] bytes = nuspec.getBytes(StandardCharsets.UTF_8);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null); // says nothing on stderr
      return builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw ServiceException.invalidArgument("The .nuspec cannot be read: " + e.getMessage());
    }
  }

  private static List<Element> children(Element of, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  /** The first of a name; an empty one when there is none. */
  private static Element first(Element of, String name) {
    return children(of, name).stream()
        .findFirst()
        .orElseGet(() -> of.getOwnerDocument().createElement(name));
  }

  private static String text(Element of, String name) {
    return first(of, name).getTextContent().strip();
  }

  /** Groups by framework; what stands in none is one for all. */
  private static JsonArray groups(Element dependencies) {
    JsonArray groups = new JsonArray();
    if (!children(dependencies, "dependency").isEmpty()) {
      groups.add(group(dependencies));
    }
    children(dependencies, "group").forEach(one -> groups.add(group(one)));
    return groups;
  }

  private static JsonObject group(Element of) {
    Doc group = Doc.of();
    if (of.hasAttribute("targetFramework")) {
      group.with("targetFramework", of.getAttribute("targetFramework"));
    }
    List<Doc> all =
        children(of, "dependency").stream()
            .map(
                one ->
                    Doc.of("id", one.getAttribute("id"))
                        .with("range", range(one.getAttribute("version"))))
            .toList();
    return group.with("dependencies", all).json();
  }

  /** A bare number is the lowest one; nothing is any. */
  private static String range(String said) {
    if (said.isEmpty()) {
      return "(, )";
    }
    return said.matches("[\\[(].*") ? said : "[" + said + ", )";
  }
}
