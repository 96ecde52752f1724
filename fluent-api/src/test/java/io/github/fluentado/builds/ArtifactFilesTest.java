// SPDX-License-Identifier: MIT
package io.github.fluentado.builds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.Installation;
import io.github.fluentado.Mode;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.RequestBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One door to the files of an artifact, of whichever kind it is. */
class ArtifactFilesTest {
  @AutoClose private final Installation hosted = Installation.hosted();
  private final Builds.One build = hosted.project.builds().build(hosted.seed("build"));
  @TempDir private Path folder = Path.of("");

  /** An artifact whose files lie in the container of the build. */
  private Builds.Artifact contained(Mode mode) {
    Builds.Artifact site = build.artifact("site");
    for (String path : List.of("a b.txt", "/deep/größe #1.txt", "empty")) {
      String content = path.equals("empty") ? "" : "content of " + path;
      mode.run(site.upload(path, RequestBody.of(content)));
    }
    mode.run(site.publish());
    return site;
  }

  @ParameterizedTest
  @EnumSource
  void filesOfBothKindsAreListedAndReadByTheirPath(Mode mode) {
    List<ArtifactFile> drop = mode.run(build.artifact("drop").files());
    assertThat(drop).isNotEmpty();
    for (ArtifactFile file : drop) {
      assertThat(file.path()).doesNotStartWith("/");
      assertThat(mode.run(build.artifact("drop").file(file.path()).bytes(1_000_000)))
          .hasSize((int) file.size());
    }
    Builds.Artifact site = contained(mode);
    assertThat(mode.run(site.files()))
        .extracting(ArtifactFile::path)
        .containsExactlyInAnyOrder("a b.txt", "deep/größe #1.txt", "empty");
    assertThat(new String(mode.run(site.file("/deep/größe #1.txt").bytes(1_000)), UTF_8))
        .isEqualTo("content of /deep/größe #1.txt");
  }

  @ParameterizedTest
  @EnumSource
  void aLargeFileGoesInPieces(Mode mode) {
    Builds.Artifact site = build.artifact("site");
    byte[] content = "0123456789".getBytes(UTF_8);
    for (RequestBody body :
        List.of(RequestBody.of(content), RequestBody.once(new ByteArrayInputStream(content), 10))) {
      hosted.emulator.forgetRequests();
      List<Download.Progress> told = Collections.synchronizedList(new ArrayList<>());

      mode.run(site.upload("large.bin", body, 4).onProgress(told::add));

      assertThat(hosted.emulator.requests())
          .filteredOn(request -> request.method().equals("PUT"))
          .extracting(request -> request.headers().get("content-range"))
          .containsExactly("bytes 0-3/10", "bytes 4-7/10", "bytes 8-9/10");
      assertThat(told).last().extracting(Download.Progress::bytes).isEqualTo(10L);
      if (mode.run(build.artifacts()).stream().noneMatch(made -> "site".equals(made.name()))) {
        mode.run(site.publish());
      }
      assertThat(mode.run(site.file("large.bin").bytes(100))).isEqualTo(content);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatIsNotThereIsNotFoundAndLeavesNothing(Mode mode) throws IOException {
    Builds.Artifact site = contained(mode);
    for (Builds.Artifact artifact : List.of(build.artifact("drop"), site)) {
      assertThat(mode.failure(artifact.file("nowhere.txt").to(folder.resolve("f"))).kind())
          .isEqualTo(ErrorKind.NOT_FOUND);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anArtifactIsUnpackedAndItsTokenStaysAtHome(Mode mode) throws IOException {
    hosted.emulator.forgetRequests();

    Path made = mode.run(build.artifact("drop").extractTo(folder.resolve("drop")));

    List<ArtifactFile> files = mode.run(build.artifact("drop").files());
    try (Stream<Path> there = Files.walk(made)) {
      assertThat(there.filter(Files::isRegularFile)).hasSize(files.size());
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(made);
    }
  }
}
