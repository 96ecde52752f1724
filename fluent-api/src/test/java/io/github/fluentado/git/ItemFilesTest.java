// SPDX-License-Identifier: MIT
package io.github.fluentado.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.Installed;
import io.github.fluentado.Mode;
import io.github.fluentado.client.git.GitCommitRef;
import io.github.fluentado.client.git.GitPush;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.emulator.ReceivedRequest;
import io.github.fluentado.emulator.ServerYear;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files and folders of a repository as downloads: on the hosted service and on each server. */
@ParameterizedClass(name = "{0}")
@MethodSource(Installed.ALL)
class ItemFilesTest extends Installed {
  private static final Branch MAIN = Branch.of("main");
  private static final Branch SIDE = Branch.of("feature/a#1&100%");
  private static final Tag TAG = Tag.of("v1.0+größe");

  private final Repositories.One repository = project.repository(project.name());
  @TempDir private Path folder = Path.of("");

  ItemFilesTest(Optional<ServerYear> server) {
    super(server);
  }

  private static CommitId commit(GitPush push) {
    List<GitCommitRef> commits = Objects.requireNonNull(push.commits());
    return CommitId.of(String.valueOf(commits.get(0).commitId()));
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String text(Mode mode, Download download) throws IOException {
    return Files.readString(mode.run(download.to(folder.resolve("f")).overwrite()));
  }

  /** Of the last request that was answered with a file. */
  private Map<String, String> asked() {
    List<ReceivedRequest> all = emulator.requests();
    return all.get(all.size() - 1).queryValues();
  }

  @ParameterizedTest
  @EnumSource
  void aFileIsThatOfTheBranchTheTagOrTheCommit(Mode mode) throws IOException {
    CommitId first = commit(mode.run(repository.push(MAIN, "1").add("/a/f.txt", "one")));
    mode.run(repository.update(RefChange.create(TAG, first))).orThrow();
    CommitId second = commit(mode.run(repository.push(MAIN, "2").edit("/a/f.txt", "two")));
    mode.run(repository.push(SIDE, "3").onto(second).edit("/a/f.txt", "three"));

    assertThat(text(mode, repository.content("/a/f.txt"))).isEqualTo("two");
    assertThat(asked()).doesNotContainKey("versionDescriptor.version");
    assertThat(text(mode, repository.content("/a/f.txt", TAG))).isEqualTo("one");
    assertThat(asked())
        .containsEntry("versionDescriptor.version", TAG.name())
        .containsEntry("versionDescriptor.versionType", "tag");
    assertThat(text(mode, repository.content("/a/f.txt", first))).isEqualTo("one");
    assertThat(asked())
        .containsEntry("versionDescriptor.version", first.id())
        .containsEntry("versionDescriptor.versionType", "commit");
    assertThat(text(mode, repository.content("a/f.txt", MAIN))).isEqualTo("two");
    assertThat(text(mode, repository.content("/a/f.txt", second))).isEqualTo("two");
    assertThat(text(mode, repository.content("/a/f.txt", SIDE))).isEqualTo("three");
    assertThat(asked())
        .containsEntry("path", "/a/f.txt")
        .containsEntry("versionDescriptor.version", SIDE.name())
        .containsEntry("versionDescriptor.versionType", "branch");
    assertThat(left()).containsExactly("f");
  }

  @ParameterizedTest
  @EnumSource
  void aFileComesByteForByteUnderAnyName(Mode mode) throws IOException {
    byte[] random = new byte[200_000];
    new Random(1).nextBytes(random);
    Map<String, byte[]> files =
        new TreeMap<>(
            Map.of(
                "/with space/a #1.bin", random,
                "/100%/%41.txt", "percent".getBytes(UTF_8),
                "/größe/図&+=?.txt", "\ufeffmark\r\nand\nends".getBytes(UTF_8),
                "/page.html", "<!DOCTYPE html><title>Sign in</title>".getBytes(UTF_8),
                "/data.json", "{\"count\": 1}".getBytes(UTF_8),
                "/empty", new byte[0]));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      mode.run(repository.push(MAIN, "More").add(file.getKey(), file.getValue()));
    }

    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Download download = repository.content(file.getKey(), MAIN);

      assertThat(mode.run(download.to(folder.resolve("f")).overwrite()))
          .as(file.getKey())
          .hasBinaryContent(file.getValue());
      assertThat(mode.run(download.bytes(1_000_000))).isEqualTo(file.getValue());
    }
    assertThat(left()).containsExactly("f");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsMissingIsNotFoundAndLeavesNoFile(Mode mode) throws IOException {
    mode.run(repository.push(MAIN, "1").add("/f.txt", "one"));
    Path old = Files.writeString(folder.resolve("old"), "older");
    List<Download> missing =
        List.of(
            repository.content("/none.txt"),
            repository.content("/f.txt", Branch.of("none")),
            repository.content("/f.txt", Tag.of("main")),
            repository.content("/f.txt", CommitId.of("1".repeat(40))),
            repository.zip(MAIN, "/none"),
            repository.zip(Branch.of("none")),
            project.repository("none").content("/f.txt"));

    for (Download download : missing) {
      AzureDevOpsException error = mode.failure(download.to(folder.resolve("f")));
      assertThat(error.kind()).as("%s", error).isEqualTo(ErrorKind.NOT_FOUND);
      assertThat(mode.failure(download.to(old).overwrite()).kind()).isEqualTo(ErrorKind.NOT_FOUND);
    }
    assertThat(old).hasContent("older");
    assertThat(left()).containsExactly("old");
  }

  @ParameterizedTest
  @EnumSource
  void aFolderIsAnArchiveOfWhatIsBelowIt(Mode mode) throws IOException {
    byte[] random = new byte[100_000];
    new Random(2).nextBytes(random);
    CommitId first =
        commit(
            mode.run(
                repository
                    .push(MAIN, "1")
                    .add("/the docs/größe 図.bin", random)
                    .add("/the docs/inner/a.txt", "a")
                    .add("/other/b.txt", "b")));
    mode.run(repository.push(MAIN, "2").edit("/the docs/inner/a.txt", "later"));
    List<Download.Progress> told = Collections.synchronizedList(new ArrayList<>());

    Path zip =
        mode.run(
            repository
                .zip(first, "/the docs")
                .to(folder.resolve("docs.zip"))
                .onProgress(told::add));
    Path unpacked = mode.run(repository.zip(MAIN, "the docs").extractTo(folder.resolve("docs")));

    assertThat(entries(zip))
        .hasSize(2)
        .allSatisfy((name, size) -> assertThat(name).doesNotContain("b.txt"))
        .anySatisfy((name, size) -> assertThat(name).endsWith("größe 図.bin"))
        .anySatisfy((name, size) -> assertThat(name).endsWith("inner/a.txt"))
        .containsValue((long) random.length)
        .containsValue(1L);
    assertThat(told).last().extracting(Download.Progress::bytes).isEqualTo(Files.size(zip));
    try (Stream<Path> files = Files.walk(unpacked)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).hasSize(2);
      assertThat(all).anySatisfy(file -> assertThat(file).hasBinaryContent(random));
      assertThat(all)
          .anySatisfy(file -> assertThat(file).hasBinaryContent("later".getBytes(UTF_8)));
    }
    assertThat(left()).containsExactly("docs", "docs.zip");
  }

  private static Map<String, Long> entries(Path zip) throws IOException {
    Map<String, Long> entries = new TreeMap<>();
    try (ZipFile read = new ZipFile(zip.toFile(), UTF_8)) {
      for (ZipEntry entry : Collections.list(read.entries())) {
        if (!entry.isDirectory()) {
          entries.put(entry.getName(), entry.getSize());
        }
      }
    }
    return entries;
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatBreaksOffIsWholeAllTheSame(Mode mode) throws IOException {
    mode.run(repository.push(MAIN, "1").add("/f.txt", "0123456789"));
    mode.run(repository.content("/f.txt").bytes(10)); // the version of the interface is known now
    emulator.faults().on("GET", "/_apis/git/repositories/*/items").truncate(3);

    assertThat(text(mode, repository.content("/f.txt", MAIN))).isEqualTo("0123456789");
    emulator.faults().on("GET", "/_apis/git/repositories/*/items").always().truncate(3);
    assertThat(mode.failure(repository.content("/f.txt").to(folder.resolve("g"))).kind())
        .isEqualTo(ErrorKind.TRANSPORT);
    assertThat(left()).containsExactly("f");
  }

  @ParameterizedTest
  @EnumSource
  void badPathsAreRefusedUnsent(Mode mode) {
    emulator.forgetRequests();

    for (String bad : List.of("", " ", "a\nb")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> mode.run(repository.content(bad).bytes(1)))
          .withMessageContaining("path");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> mode.run(repository.zip(MAIN, bad).bytes(1)))
          .withMessageContaining("folder");
    }
    assertThat(emulator.requests()).isEmpty();
  }
}
