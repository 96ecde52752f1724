// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** Runs the generator over a small description, with the client's own templates. */
class FluentAdoCodegenTest {
  private static final Path TEMPLATES = Path.of("..", "generated-client", "src/main/templates");
  private static final String ZOO = "src/main/java/io/github/fluentado/client/zoo/";

  @TempDir Path folder;

  private Map<String, String> generated() {
    Path output = folder.resolve("out" + System.nanoTime());
    CodegenConfigurator configurator =
        new CodegenConfigurator()
            .setGeneratorName("fluent-ado")
            .setInputSpec(Path.of("src/test/resources/zoo.yaml").toString())
            .setTemplateDir(TEMPLATES.toString())
            .setOutputDir(output.toString())
            .setValidateSpec(true);
    DefaultGenerator generator = new DefaultGenerator();
    generator.setGenerateMetadata(false);
    generator.opts(configurator.toClientOptInput()).generate();
    return read(output);
  }

  private static Map<String, String> read(Path output) {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(output.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  private String file(String name) {
    return String.valueOf(generated().get(ZOO + name));
  }

  @Test
  void eachTagAndSchemaGetsAFileInThePackageOfItsArea() {
    assertThat(generated().keySet())
        .containsExactly(
            "src/main/java/io/github/fluentado/client/common/Mood.java",
            "src/main/java/io/github/fluentado/client/common/package-info.java",
            ZOO + "Animal.java",
            ZOO + "AnimalsApi.java",
            ZOO + "Cat.java",
            ZOO + "Empty.java",
            ZOO + "List.java",
            ZOO + "package-info.java",
            "src/main/java/module-info.java",
            "src/main/resources/META-INF/fluent-ado/operations.json");
  }

  @Test
  void theModuleExportsEachPackage() {
    assertThat(generated().get("src/main/java/module-info.java"))
        .containsSubsequence(
            "module io.github.fluentado.client {",
            "  exports io.github.fluentado.client.common;",
            "  exports io.github.fluentado.client.zoo;",
            "}");
  }

  @Test
  void theSameDescriptionGivesTheSameBytes() {
    assertThat(generated()).isEqualTo(generated());
  }

  @Test
  void neededParametersAreArgumentsAndTheOthersOptions() {
    assertThat(file("AnimalsApi.java"))
        .contains("public List list(String project, java.util.List<Integer> ids)")
        .contains("invocation(List.OPERATION).path(\"project\", project).query(\"ids\", ids)")
        .contains("public List moods(java.util.List<Mood> moods)")
        .contains("invocation().query(\"filter.moods\", moods, \"|\")")
        .contains("public List moods(Mood... moods)")
        .contains("public List team(String team)")
        .contains("public List ifMatch(String ifMatch)")
        .contains("invocation().header(\"If-Match\", ifMatch)");
  }

  @Test
  void wordsStandBesideOptionsArgumentsAndGetters() {
    String mood =
        "    /** Only animals in {@code sleepy} mood &amp; such."
            + " The query parameter {@code filter.moods}, joined by |. */\n";
    assertThat(file("AnimalsApi.java"))
        .contains("   * @param project By id, or by a name &lt; 64 letters.\n   * @see <a")
        .contains(mood + "    public List moods(java.util.List<Mood> moods)")
        .contains(mood + "    public List moods(Mood... moods)")
        .contains("/** The header {@code If-Match}. */\n    public List ifMatch(String ifMatch)");
    assertThat(file("Animal.java"))
        .contains(
            "  /** When it was born; {@code year 1} is &lt;unknown&gt;. */\n"
                + "  public @Nullable OffsetDateTime born()")
        .contains(
            "  /** Its kind &#64; zoo. The property {@code class}. */\n"
                + "  public @Nullable String classValue()");
    assertThat(file("Cat.java"))
        .contains("  /** How many it has. */\n  public @Nullable Integer lives()");
  }

  @Test
  void theFactsOfAnOperationAreInItsConstant() {
    assertThat(file("AnimalsApi.java"))
        .contains(
            "Operation.of(\"zoo_Animals_list\", \"GET\", \"/{project}/{team?}/_apis/animals\")"
                + ".host(\"zoo.example.com\").version(\"7.1-preview.2\").listWrapper()"
                + ".paging(Paging.header(Place.QUERY, \"continuationToken\")).build()")
        .contains("extends OperationPaged<Animal, List>")
        .contains("super(invocation, Animal.SHAPE)");
  }

  @Test
  void eachFormOfAnAnswerGetsItsMethod() {
    assertThat(file("AnimalsApi.java"))
        .contains("public static final class Get extends OperationCall<Animal, Get>")
        .contains("public static final class GetText extends OperationCall<String, GetText>")
        .contains("public static final class GetZip extends OperationDownload")
        .contains("Result<String> RESULT = Result.text()")
        .contains(".accept(\"application/zip\").build()")
        .contains("public static final class Feed extends OperationCall<Done, Feed>")
        .contains("public Feed feed(String id, RequestBody body)")
        .contains(".body(\"application/octet-stream\", body)");
  }

  @Test
  void noFormIsLostToAnotherOfTheSameName() {
    assertThat(file("AnimalsApi.java"))
        .contains("class GetPhotoZip extends OperationDownload")
        .contains("class GetPhotoContent extends OperationDownload")
        .contains("class GetPhoto extends OperationCall<Animal, GetPhoto>")
        .contains("class GetPhotoAsZip extends OperationDownload");
  }

  @Test
  void aBase64BodyIsGivenAsItsBytes() {
    assertThat(file("AnimalsApi.java"))
        .contains("public SetPhoto setPhoto(String id, RequestBody body)")
        .contains(".body(\"application/octet-stream\", RequestBody.base64(body))");
    assertThat(
            String.valueOf(
                generated().get("src/main/resources/META-INF/fluent-ado/operations.json")))
        .containsOnlyOnce("\"base64\":true");
  }

  @Test
  void aMethodMayHaveTheNameOfAClassThatItNeeds() {
    assertThat(file("AnimalsApi.java"))
        .contains("public static final class List extends")
        .contains("Result<io.github.fluentado.client.zoo.List> RESULT")
        .doesNotContain("import java.util.List;");
  }

  @Test
  void aModelHasAGetterAndAChangingMethodForEachProperty() {
    assertThat(file("Animal.java"))
        .contains("\"_links\", \"kind\", \"born\", \"class\", \"young\", \"moods\"")
        .contains("public @Nullable ReferenceLinks links()")
        .contains("public @Nullable OffsetDateTime born()")
        .contains("public @Nullable String classValue()")
        .contains("public List<Animal> young()")
        .contains("public Map<String, Mood> moods()")
        .contains("Codec.map(Mood.CODEC)")
        .contains("public Animal young(List<Animal> young)");
  }

  @Test
  void subtypesExtendTheirBaseAndAreToldApart() {
    assertThat(file("Animal.java"))
        .contains("public class Animal extends Model")
        .contains("Subtypes.by(\"kind\", Map.ofEntries(Map.entry(\"cat\", Cat.SHAPE)))");
    assertThat(file("Cat.java"))
        .contains("public final class Cat extends Animal")
        .contains("\"_links\", \"kind\", \"born\", \"class\", \"young\", \"moods\", \"lives\"")
        .contains("@Override\n  public Cat born(OffsetDateTime born)")
        .doesNotContain("OffsetDateTime born() {");
  }

  @Test
  void aModelWithoutPropertiesIsOne() {
    assertThat(file("Empty.java")).contains("Shape.<Empty>of(Empty::new, Empty::codecs);");
  }

  @Test
  void anEnumHasItsValuesAndFlagsCanBeJoined() {
    String mood = generated().get("src/main/java/io/github/fluentado/client/common/Mood.java");

    assertThat(mood)
        .contains("EnumValues.flags(Mood::new, \"inGoodSpirits\", \"sleepy\")")
        .contains("Mood IN_GOOD_SPIRITS = CODEC.of(\"inGoodSpirits\");")
        .contains("public static Mood of(List<Mood> flags)");
  }

  @Test
  void theIndexHasALineForEachMethod() {
    String index =
        String.valueOf(generated().get("src/main/resources/META-INF/fluent-ado/operations.json"));

    assertThat(index.lines().filter(line -> line.startsWith("{")).count()).isEqualTo(11);
    assertThat(index)
        .contains("\"id\":\"zoo_Animals_list\"")
        .contains(
            "\"published\":{\"version\":\"7.1\",\"file\":\"zoo.json\",\"id\":\"Animals_List\"}")
        .contains("\"request\":\"io.github.fluentado.client.zoo.AnimalsApi$GetZip\"")
        .contains(
            "{\"wire\":\"filter.moods\",\"name\":\"moods\",\"in\":\"query\",\"required\":false");
  }
}
