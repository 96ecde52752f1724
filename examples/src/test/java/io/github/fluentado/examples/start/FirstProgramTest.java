// SPDX-License-Identifier: MIT
package io.github.fluentado.examples.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.emulator.Emulator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * What the page on the first program shows is a program. {@code scripts/install --check} builds and
 * runs it by Maven, too.
 */
class FirstProgramTest {
  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/first-program.md");
  private static final Pattern BLOCK = Pattern.compile("```(\\w*)\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern OWN =
      Pattern.compile("io\\.github\\.fluent-ado:([a-z-]+)(?::([^'\")]+))?");

  private static List<String> blocks(String language) throws IOException {
    return BLOCK
        .matcher(Files.readString(PAGE))
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  @Test
  void compilesInAFreshFolderAndPrintsTheNewestWorkItems(@TempDir Path folder) throws Exception {
    compile(folder);
    try (Emulator emulator = Emulator.builder().seeded().start()) {
      List<String> lines =
          Programs.printed(
              folder,
              "First",
              Map.of(
                  "AZURE_DEVOPS_ORG_URL", emulator.url(), "AZURE_DEVOPS_EXT_PAT", emulator.token()),
              "web");

      assertThat(lines)
          .isNotEmpty()
          .allMatch(line -> line.matches("[0-9]+ .+"))
          .noneMatch(line -> line.endsWith("(no title)"));
    }
  }

  @Test
  void namesTheVariableThatIsMissing(@TempDir Path folder) throws Exception {
    compile(folder);

    assertThat(Programs.printed(folder, "First", Map.of("AZURE_DEVOPS_ORG_URL", " "), "web"))
        .first()
        .asString()
        .contains("set AZURE_DEVOPS_ORG_URL", "AZURE_DEVOPS_ORG_URL is there, but empty");
  }

  @Test
  void filesOfThePageAreThoseOfTheFolder() throws IOException {
    Path first = Path.of("first");
    assertThat(blocks("xml")).contains(Files.readString(first.resolve("pom.xml")));
    assertThat(blocks("java"))
        .containsExactly(Files.readString(first.resolve("src/main/java/First.java")));
  }

  @Test
  void artifactsThatAreNamedExistInThisVersion() throws Exception {
    Document parent = xml(Files.readString(ROOT.resolve("pom.xml")));
    String version = text(parent.getDocumentElement(), "version");
    List<String> published = artifacts(xml(Files.readString(ROOT.resolve("bom/pom.xml"))));
    List<String> named = new ArrayList<>();
    for (String block : blocks("xml")) {
      Document pom = xml("<all>" + block + "</all>");
      named.addAll(artifacts(pom));
      assertThat(versions(pom)).isNotEmpty().containsOnly(version);
    }
    for (String block :
        Stream.concat(blocks("kotlin").stream(), blocks("groovy").stream()).toList()) {
      List<MatchResult> found = OWN.matcher(block).results().toList();
      assertThat(found).hasSize(4);
      assertThat(found.get(0).group(2)).isEqualTo(version);
      found.forEach(one -> named.add(one.group(1)));
    }

    assertThat(named).hasSizeGreaterThan(5);
    assertThat(named).allMatch(name -> name.equals("fluent-ado-bom") || published.contains(name));
  }

  private static void compile(Path folder) throws IOException {
    Path source = Files.writeString(folder.resolve("First.java"), blocks("java").get(0));
    var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    int status =
        compiler.run(
            null,
            null,
            null,
            "-proc:none",
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            folder.toString(),
            source.toString());
    assertThat(status).isZero();
  }

  private static List<String> artifacts(Document pom) {
    return own(pom).map(dependency -> text(dependency, "artifactId")).toList();
  }

  private static List<String> versions(Document pom) {
    return own(pom)
        .filter(dependency -> dependency.getElementsByTagName("version").getLength() > 0)
        .map(dependency -> text(dependency, "version"))
        .toList();
  }

  private static Stream<Element> own(Document pom) {
    var all = pom.getElementsByTagName("dependency");
    return IntStream.range(0, all.getLength())
        .mapToObj(i -> (Element) all.item(i))
        .filter(dependency -> text(dependency, "groupId").equals("io.github.fluent-ado"));
  }

  private static String text(Element parent, String name) {
    return parent.getElementsByTagName(name).item(0).getTextContent();
  }

  private static Document xml(String text) throws Exception {
    String without =
        text.lines().filter(line -> !line.startsWith("<?")).collect(Collectors.joining("\n"));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(without.getBytes(StandardCharsets.UTF_8)));
  }
}
