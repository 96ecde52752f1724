// SPDX-License-Identifier: MIT

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Looks at a bundle as Maven Central does, before anything is sent: {@code java
 * scripts/CheckBundle.java BUNDLE VERSION MODULES}. With {@code --same ONE OTHER} it compares two,
 * file by file.
 */
final class CheckBundle {
  private static final List<String> TOLD =
      List.of("name", "description", "url", "licenses", "developers", "scm");

  private final Map<String, byte[]> files;
  private final String version;
  private final List<String> faults = new ArrayList<>();

  private CheckBundle(Map<String, byte[]> files, String version) {
    this.files = files;
    this.version = version;
  }

  public static void main(String... arguments) throws Exception {
    List<String> faults;
    if (arguments[0].equals("--same")) {
      faults = differences(zip(Path.of(arguments[1])), zip(Path.of(arguments[2])));
    } else {
      Map<String, byte[]> files = zip(Path.of(arguments[0]));
      CheckBundle check = new CheckBundle(files, arguments[1]);
      check.all(arguments[2].split(",").length + 1);
      faults = check.faults;
    }
    faults.forEach(System.err::println);
    System.out.println(faults.isEmpty() ? "bundle: OK" : faults.size() + " faults");
    System.exit(faults.isEmpty() ? 0 : 1);
  }

  /** Signatures tell when they were made, so they differ, and so do their own sums. */
  private static List<String> differences(Map<String, byte[]> one, Map<String, byte[]> other) {
    Set<String> names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    List<String> found = new ArrayList<>();
    for (String name : names) {
      if (!name.contains(".asc") && !java.util.Arrays.equals(one.get(name), other.get(name))) {
        found.add("not the same in both: " + name);
      }
    }
    return found;
  }

  private void all(int expected) throws Exception {
    List<String> poms = named(name -> name.endsWith(".pom"));
    System.out.println(
        poms.size() + " artifacts, " + files.size() + " files, " + size() / 1024 + " KiB");
    if (poms.size() != expected) {
      faults.add("Expected " + expected + " artifacts and not " + poms);
    }
    for (String pom : poms) {
      artifact(pom);
    }
    for (String name : named(this::isContent)) {
      for (String sum : List.of("md5:MD5", "sha1:SHA-1")) {
        sum(name, sum.substring(0, sum.indexOf(':')), sum.substring(sum.indexOf(':') + 1));
      }
      signature(name);
    }
  }

  private int size() {
    return files.values().stream().mapToInt(content -> content.length).sum();
  }

  private boolean isContent(String name) {
    return !name.matches(".*\\.(md5|sha1|sha256|sha512|asc)$");
  }

  private List<String> named(Predicate<String> which) {
    return files.keySet().stream().filter(which).toList();
  }

  private void artifact(String pom) throws Exception {
    Element project = xml(pom);
    String stem = pom.substring(0, pom.length() - ".pom".length());
    String id = text(project, "artifactId");
    if (!pom.equals("io/github/fluent-ado/" + id + "/" + version + "/" + id + "-" + version + ".pom")) {
      faults.add("is at the wrong place: " + pom);
    }
    for (String name : TOLD) {
      if (child(project, name) == null && (name.equals("name") || !inParent(project, name))) {
        faults.add(pom + " tells no " + name);
      }
    }
    snapshots(pom);
    if (!"pom".equals(text(project, "packaging"))) {
      jar(stem + ".jar", "META-INF/LICENSE", ".class");
      jar(stem + "-sources.jar", ".java", "META-INF/LICENSE");
      jar(stem + "-javadoc.jar", "index.html", "overview-summary.html|package-summary.html");
      if (!files.containsKey(stem + "-cyclonedx.json")) {
        faults.add("There is no list of what is in " + stem);
      }
    }
  }

  private boolean inParent(Element project, String name) throws Exception {
    Element parent = child(project, "parent");
    if (parent == null) {
      return false;
    }
    String id = text(parent, "artifactId");
    String pom = "io/github/fluent-ado/" + id + "/" + version + "/" + id + "-" + version + ".pom";
    return files.containsKey(pom) && child(xml(pom), name) != null;
  }

  private void snapshots(String pom) {
    if (new String(files.get(pom), StandardCharsets.UTF_8).contains("-SNAPSHOT")) {
      faults.add(pom + " speaks of a snapshot");
    }
  }

  private void jar(String name, String... needed) throws IOException {
    byte[] content = files.get(name);
    if (content == null) {
      faults.add("There is no " + name);
      return;
    }
    Set<String> entries = zip(content).keySet();
    for (String part : needed) {
      boolean has =
          entries.stream()
              .anyMatch(entry -> List.of(part.split("\\|")).stream().anyMatch(entry::endsWith));
      if (!has) {
        faults.add(name + " holds no " + part);
      }
    }
  }

  private void sum(String name, String ending, String algorithm) throws Exception {
    byte[] told = files.get(name + "." + ending);
    String real =
        HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(files.get(name)));
    if (told == null || !new String(told, StandardCharsets.US_ASCII).strip().equals(real)) {
      faults.add((told == null ? "No " : "Wrong ") + ending + " of " + name);
    }
  }

  private void signature(String name) throws Exception {
    byte[] signature = files.get(name + ".asc");
    if (signature == null) {
      faults.add("No signature of " + name);
      return;
    }
    Path folder = Files.createTempDirectory("signed");
    Path signed = Files.write(folder.resolve("it"), files.get(name));
    Path by = Files.write(folder.resolve("it.asc"), signature);
    Process gpg =
        new ProcessBuilder("gpg", "--batch", "--verify", by.toString(), signed.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(gpg.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (gpg.waitFor() != 0) {
      faults.add("Bad signature of " + name + ": " + said.lines().collect(Collectors.joining(" ")));
    }
    Files.delete(by);
    Files.delete(signed);
    Files.delete(folder);
  }

  private Element xml(String name) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(files.get(name)))
        .getDocumentElement();
  }

  private static String text(Element parent, String name) {
    Element found = child(parent, name);
    return found == null ? "" : found.getTextContent().strip();
  }

  private static Element child(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        return element.getTextContent().isBlank() ? null : element;
      }
    }
    return null;
  }

  private static Map<String, byte[]> zip(Path file) throws IOException {
    return zip(Files.readAllBytes(file));
  }

  private static Map<String, byte[]> zip(byte[] content) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          files.put(entry.getName(), zip.readAllBytes());
        }
      }
    }
    return files;
  }
}
