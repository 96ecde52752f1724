// SPDX-License-Identifier: MIT
package io.github.fluentado.wiki;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.Installed;
import io.github.fluentado.Mode;
import io.github.fluentado.client.common.GitVersionDescriptor;
import io.github.fluentado.client.common.GitVersionType;
import io.github.fluentado.client.wiki.WikiAttachment;
import io.github.fluentado.client.wiki.WikiCreateParametersV2;
import io.github.fluentado.client.wiki.WikiType;
import io.github.fluentado.client.wiki.WikiUpdateParameters;
import io.github.fluentado.client.wiki.WikisApi;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.emulator.ReceivedRequest;
import io.github.fluentado.emulator.ServerYear;
import io.github.fluentado.git.Branch;
import io.github.fluentado.git.Repositories;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of wikis, to the emulator and back: on the hosted service and on each server. */
@ParameterizedClass(name = "{0}")
@MethodSource(Installed.ALL)
class WikiAttachmentsTest extends Installed {
  private static final Branch MAIN = Branch.of("main");
  private static final List<String> NAMES =
      List.of(
          "plan.png", "a plan #1.png", "100% & more+.txt", "%41%2F.txt", "größe 図.bin", "a?b=c");

  private final Wikis.One wiki = project.wikis().wiki(project.name() + ".wiki");
  @TempDir private Path folder = Path.of("");

  WikiAttachmentsTest(Optional<ServerYear> server) {
    super(server);
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** The client learns which version the server has: a stream could not be sent once more then. */
  private void versionIsKnown(Mode mode) {
    mode.run(wiki.attach("first", RequestBody.of("1")));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @EnumSource
  void aFileComesBackByteForByteUnderAnyName(Mode mode) throws IOException {
    for (int i = 0; i < NAMES.size(); i++) {
      String name = NAMES.get(i);
      byte[] content = random(3_000 + i); // each rest that base64 pads

      WikiAttachment made = mode.run(wiki.attach(name, RequestBody.of(content)));

      assertThat(made.path()).isEqualTo("/.attachments/" + name);
      assertThat(mode.run(wiki.attachment(name).to(folder.resolve("f" + i))))
          .as(name)
          .hasBinaryContent(content);
      assertThat(mode.run(wiki.attachment(name).bytes(10_000))).as(name).isEqualTo(content);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatGoesOutIsBase64AndWhatIsAskedForIsTheFileOfTheWikisRepository(Mode mode) {
    byte[] content = random(100_000);
    mode.run(wiki.attach("a #1.bin", RequestBody.of(content)));

    ReceivedRequest sent = emulator.requests().get(emulator.requests().size() - 1);
    assertThat(sent.method()).isEqualTo("PUT");
    assertThat(sent.query()).contains("name=a%20%231.bin");
    assertThat(sent.headers()).containsEntry("content-type", "application/octet-stream");
    assertThat(Base64.getDecoder().decode(sent.body())).isEqualTo(content);
    String repository = mode.run(wiki.get()).repositoryId();
    emulator.forgetRequests();

    mode.run(wiki.attachment("a #1.bin").bytes(200_000));

    // Servers refuse a version that they do not have yet, once.
    List<ReceivedRequest> asked =
        emulator.requests().stream().filter(request -> request.status() == 200).toList();
    assertThat(asked).hasSize(2).allMatch(request -> request.method().equals("GET"));
    ReceivedRequest file = asked.get(1);
    assertThat(file.path()).endsWith("/_apis/git/repositories/" + repository + "/items");
    assertThat(file.query())
        .contains("path=/.attachments/a%20%231.bin")
        .contains("versionDescriptor.version=wikiMaster");
    assertThat(file.headers()).containsEntry("accept", "application/octet-stream");
  }

  @ParameterizedTest
  @EnumSource
  void aFileWithoutAByteIsAFile(Mode mode) throws IOException {
    mode.run(wiki.attach("empty", RequestBody.of("")));

    assertThat(mode.run(wiki.attachment("empty").to(folder.resolve("empty")))).isEmptyFile();
    assertThat(left()).containsExactly("empty");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsMissingIsNotFoundAndLeavesNoFile(Mode mode) throws IOException {
    Path old = Files.writeString(folder.resolve("old"), "older");
    Download missing = wiki.attachment("none.png");
    Download nowhere = project.wikis().wiki("none").attachment("plan.png");
    mode.run(wiki.attach("plan.png", RequestBody.of("1")));
    Download elsewhere = wiki.attachment("plan.png", Branch.of("none"));

    for (Download download : List.of(missing, nowhere, elsewhere)) {
      assertThat(mode.failure(download.to(folder.resolve("f"))).kind())
          .isEqualTo(ErrorKind.NOT_FOUND);
      assertThat(mode.failure(download.to(old).overwrite()).kind()).isEqualTo(ErrorKind.NOT_FOUND);
      assertThat(mode.failure(download.open()).kind()).isEqualTo(ErrorKind.NOT_FOUND);
    }
    assertThat(old).hasContent("older");
    assertThat(left()).containsExactly("old");
  }

  @ParameterizedTest
  @EnumSource
  void aFileOfTheSameNameIsAConflict(Mode mode) {
    mode.run(wiki.attach("plan.png", RequestBody.of("1")));

    assertThat(mode.failure(wiki.attach("plan.png", RequestBody.of("2"))).kind())
        .isEqualTo(ErrorKind.CONFLICT);
    assertThat(mode.run(wiki.attachment("plan.png").bytes(9))).asString(UTF_8).isEqualTo("1");
  }

  @ParameterizedTest
  @EnumSource
  void aFileBelowAFolderOfCodeIsFoundInEachVersionThatIsShown(Mode mode) {
    Repositories.One code = project.repository(project.name());
    mode.run(code.push(MAIN, "Pages").add("/docs/the wiki/Home.md", "# Home"));
    mode.run(code.createBranch(Branch.of("next"), MAIN));
    String repository = Objects.requireNonNull(mode.run(code.get()).id());
    mode.run(published(repository, "/docs/the wiki"));
    Wikis.One docs = project.wikis().wiki("docs");
    mode.run(
        project
            .raw(WikisApi::new)
            .update(
                "docs",
                new WikiUpdateParameters().versions(List.of(shown("main"), shown("next")))));

    mode.run(docs.attach("plan.txt", RequestBody.of("main")));
    mode.run(docs.attach("plan.txt", RequestBody.of("later")).version("next"));

    assertThat(text(mode, docs.attachment("plan.txt"))).isEqualTo("main");
    assertThat(text(mode, docs.attachment("plan.txt", Branch.of("next")))).isEqualTo("later");
    assertThat(text(mode, docs.attachment("plan.txt", mode.run(code.tip(MAIN))))).isEqualTo("main");
    assertThat(text(mode, code.content("/docs/the wiki/.attachments/plan.txt", MAIN)))
        .isEqualTo("main");
  }

  private WikisApi.Create published(String repository, String mappedPath) {
    WikiCreateParametersV2 wanted =
        new WikiCreateParametersV2()
            .type(WikiType.CODE_WIKI)
            .name("docs")
            .projectId(Objects.requireNonNull(wiki.get().execute().projectId()))
            .repositoryId(repository)
            .mappedPath(mappedPath)
            .version(shown("main"));
    return project.raw(WikisApi::new).create(wanted);
  }

  private static GitVersionDescriptor shown(String branch) {
    return new GitVersionDescriptor().version(branch).versionType(GitVersionType.BRANCH);
  }

  private static String text(Mode mode, Download download) {
    return new String(mode.run(download.bytes(100)), UTF_8);
  }

  @ParameterizedTest
  @EnumSource
  void aStreamIsAttachedOnce(Mode mode) {
    versionIsKnown(mode);
    var attach =
        wiki.attach(
            "once.txt", RequestBody.once(new ByteArrayInputStream("ten".getBytes(UTF_8)), 3));
    mode.run(attach);
    emulator.forgetRequests();

    assertThat(mode.failure(attach)).hasMessageContaining("cannot be read again");
    assertThat(emulator.requests()).isEmpty();
    assertThat(text(mode, wiki.attachment("once.txt"))).isEqualTo("ten");
  }

  @ParameterizedTest
  @EnumSource
  void aStreamOfAnotherLengthThanAnnouncedIsNotAttached(Mode mode) {
    versionIsKnown(mode);
    for (int length : new int[] {9, 11}) {
      RequestBody content = RequestBody.once(new ByteArrayInputStream(random(10)), length);

      assertThat(mode.failure(wiki.attach("odd", content)))
          .as("%d bytes announced", length)
          .hasMessageContaining("announced");
      assertThat(mode.failure(wiki.attachment("odd").bytes(9)).kind())
          .isEqualTo(ErrorKind.NOT_FOUND);
    }
  }

  @ParameterizedTest
  @EnumSource
  void badNamesAreRefusedUnsent(Mode mode) {
    emulator.forgetRequests();

    for (String bad : List.of("", " ", ".", "..", "a\nb")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> mode.run(wiki.attachment(bad).bytes(1)))
          .withMessageContaining("fileName");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> wiki.attach(bad, RequestBody.of("x")))
          .withMessageContaining("fileName");
    }
    assertThat(emulator.requests()).isEmpty();
  }
}
