// SPDX-License-Identifier: MIT
package io.github.fluentado.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FindOperationTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) throws IOException {
    return FindOperation.run(
        List.of(arguments),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void wordsOfTheRouteFindIt() throws IOException {
    assertThat(run("pullRequests", "threads")).isZero();

    assertThat(printed())
        .contains(
            "POST /{project?}/_apis/git/repositories/{repositoryId}/pullRequests/{pullRequestId}"
                + "/threads   (dev.azure.com)\n"
                + "  ado.raw(PullRequestThreadsApi.class).create(repositoryId, pullRequestId, body)\n"
                + "  import io.github.fluentado.client.git.PullRequestThreadsApi;\n"
                + "  may have: project\n"
                + "  version 7.1, published in 7.0 to 7.2, on Servers 7.0;"
                + " needs one of vso.code_write, vso.threads_full\n");
  }

  @Test
  void aScopeFindsWhatNeedsIt() throws IOException {
    List<IndexedOperation> found = FindOperation.find(List.of("vso.build_execute"));

    assertThat(found)
        .hasSizeGreaterThan(10)
        .allMatch(one -> one.scopes().contains("vso.build_execute"));
  }

  @Test
  void aVerbIsAWordAsOthersAre() throws IOException {
    assertThat(FindOperation.find(List.of("delete", "wikis")))
        .isNotEmpty()
        .first()
        .extracting(IndexedOperation::verb)
        .isEqualTo("DELETE");
  }

  @Test
  void manyAreCutUnlessAllAreWanted() throws IOException {
    assertThat(run("wit")).isZero();
    assertThat(printed().lines().filter(line -> line.startsWith("  import "))).hasSize(20);
    assertThat(printed()).endsWith("more: one more word makes it fewer, --all shows them.\n");
    out.reset();

    assertThat(run("--all", "wit")).isZero();
    assertThat(printed().lines().filter(line -> line.startsWith("  import ")))
        .hasSize(FindOperation.find(List.of("wit")).size());
  }

  @Test
  void nothingFoundAndNothingAskedAreTold() throws IOException {
    assertThat(run("pullRequests", "no-such-thing")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("no-such-thing");
    assertThat(run()).isEqualTo(2);
    assertThat(run("--wrong", "wit")).isEqualTo(2);
    assertThat(run("  ")).isEqualTo(2);
    assertThat(printed()).isEmpty();
  }

  @Test
  void theIndexIsReadAsItIs() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/META-INF/fluent-ado/operations.json")) {
      String text =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);

      assertThat(JsonParser.parseString(new Gson().toJson(new IndexReader(text).list())))
          .isEqualTo(JsonParser.parseString(text.replaceAll("(?<=:)([0-9]+)", "\"$1\"")));
    }
  }

  /** As the method that is called has them. */
  @Test
  void everyLineHasAsManyArgumentsAsItsMethod() throws Exception {
    for (IndexedOperation one : FindOperation.operations()) {
      String line = one.java();
      String arguments = line.substring(line.lastIndexOf('(') + 1, line.length() - 1);
      int count = arguments.isEmpty() ? 0 : arguments.split(", ").length;
      String type = one.shown().lines().toList().get(2).strip().replaceAll("^import |;$", "");

      assertThat(Arrays.stream(Class.forName(type).getMethods()))
          .as(line)
          .filteredOn(method -> method.getName().equals(one.method()))
          .extracting(Method::getParameterCount)
          .contains(count);
    }
  }
}
