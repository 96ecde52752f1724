// SPDX-License-Identifier: MIT
package io.github.fluentado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.ReceivedRequest;
import io.github.fluentado.workitems.Field;
import io.github.fluentado.workitems.Fields;
import io.github.fluentado.workitems.WorkItem;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever text stands in a path or a query, the server reads that very text, decoded once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EncodingTest {
  private static final List<String> NASTY =
      List.of(
          "a b",
          " lead and trail ",
          "#1",
          "100%",
          "%41",
          "%2F",
          "a+b",
          "a/b",
          "/",
          "a\\b",
          "...",
          "..a",
          "a?b=c&d",
          "=",
          "ä ö ü ß",
          "日本語",
          "😀 👩‍👩‍👧",
          "e\u0301",
          "\u00A0",
          "[x]",
          "{x}",
          "<b>",
          "\"q\"",
          "it's",
          "a;b:c@d!e*f(g)",
          "$x",
          "~",
          "^`|");
  private static final String ALPHABET = "aZ09 #%+/\\?&=;:@!$'()*[]{}<>\"^`|~._-äß€日😀";
  private static final long SEED = 20_240_229L;

  private final Emulator emulator = Emulator.start();
  private final AzureDevOps ado =
      AzureDevOps.at(URI.create(emulator.url()), Credential.token(emulator.token()))
          .retry(RetryPolicy.none())
          .build();

  @AfterAll
  void stop() {
    ado.close();
    emulator.close();
  }

  static Stream<String> texts() {
    Random random = new Random(SEED);
    int[] alphabet = ALPHABET.codePoints().toArray();
    Stream<String> made =
        IntStream.range(0, 80)
            .mapToObj(
                i ->
                    random
                        .ints(1 + random.nextInt(12), 0, alphabet.length)
                        .mapToObj(at -> Character.toString(alphabet[at]))
                        .reduce("", String::concat))
            .filter(text -> !text.isBlank() && !text.equals(".") && !text.equals(".."));
    return Stream.concat(NASTY.stream().filter(text -> !text.isBlank()), made);
  }

  private ReceivedRequest arrived() {
    List<ReceivedRequest> requests = emulator.requests();
    emulator.forgetRequests();
    assertThat(requests).hasSize(1);
    assertThat(requests.get(0).target()).matches("[\\x21-\\x7e]+").doesNotContain("#");
    return requests.get(0);
  }

  private static List<String> segments(ReceivedRequest request) {
    return Arrays.stream(request.path().split("/", -1)).skip(2).map(EncodingTest::decoded).toList();
  }

  private static List<String> parameters(ReceivedRequest request) {
    return Arrays.stream(request.query().split("&", -1)).map(EncodingTest::decoded).toList();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void nameInThePathArrivesAsItIs(String name) {
    assertThat(Mode.BLOCKING.failure(ado.project(name).workItems().get(7)).kind())
        .isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(segments(arrived())).containsExactly(name, "_apis", "wit", "workitems", "7");

    Mode.ASYNC.failure(ado.project(name).workItems().create(name).set(Fields.TITLE, "x"));
    assertThat(segments(arrived())).containsExactly(name, "_apis", "wit", "workitems", "$" + name);

    Mode.BLOCKING.failure(ado.project("p").workItems().query("SELECT [a] FROM b").team(name).ids());
    assertThat(segments(arrived())).containsExactly("p", name, "_apis", "wit", "wiql");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void textInTheQueryArrivesAsItIs(String text) {
    Mode.BLOCKING.failure(ado.request("GET", "/_apis/nothing").query("q", text).json());
    assertThat(parameters(arrived())).containsExactly("q=" + text);
    if (text.indexOf('/') < 0 && text.indexOf(',') < 0) {
      Field<String> field = Field.text(text);
      Mode.ASYNC.failure(ado.workItems().get(7).fields(field, Fields.TITLE));
      assertThat(parameters(arrived()))
          .containsExactly("fields=" + field.name() + ",System.Title", "api-version=7.1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void realProjectWithADifficultNameIsReached(Mode mode) {
    List<String> names = List.of("Größe & Maß", "a+b c", "100% #1", "😀");
    var builder = Emulator.builder();
    names.forEach(builder::project);
    try (Emulator difficult = builder.start();
        AzureDevOps client =
            AzureDevOps.at(URI.create(difficult.url()), Credential.token(difficult.token()))
                .build()) {
      for (String name : names) {
        String title = name + " ☃ \\ \" <&>";
        WorkItem made =
            mode.run(client.project(name).workItems().create("Bug").set(Fields.TITLE, title));
        assertThat(made.peek(Fields.TEAM_PROJECT)).contains(name);
        assertThat(mode.run(client.project(name).workItems().get(made.id())).peek(Fields.TITLE))
            .contains(title);
      }
    }
  }

  @Test
  void dotSegmentsAreRefused() {
    for (String dots : List.of(".", "..")) {
      assertThatIllegalArgumentException().isThrownBy(() -> ado.project(dots));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ado.project("p").workItems().create(dots));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ado.project("p").workItems().query("SELECT [a] FROM b").team(dots));
    }
    assertThat(emulator.requests()).isEmpty();
  }
}
