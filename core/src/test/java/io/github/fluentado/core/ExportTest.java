// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.testing.Both;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists on their way into files, cut off wherever it may be. */
class ExportTest {
  private static final int PAGE = 3;

  @TempDir private Path folder;
  private Path file = Path.of("");
  private final List<String> asked = new ArrayList<>();
  private int items = 20;

  @BeforeEach
  void named() {
    file = folder.resolve("items.jsonl");
  }

  /** Items by number, three in a page; a log of changes names a page behind its last one. */
  private Paged<Integer> list(boolean log) {
    return new Paged<>() {
      @Override
      public Call<Page<Integer>> firstPage() {
        return page("0");
      }

      @Override
      public Call<Page<Integer>> page(String token) {
        return Call.defer(
            () -> {
              asked.add(token);
              int start = Integer.parseInt(token);
              int end = Math.min(start + PAGE, items);
              List<Integer> found = IntStream.range(start, end).boxed().toList();
              String next = Integer.toString(end);
              Page<Integer> last = Page.last(found);
              return Call.of(
                  end < items ? Page.of(found, next, page(next)) : log ? last.until(next) : last);
            });
      }
    };
  }

  private static String line(int item) {
    return "{\"id\":" + item + ",\"ü\":\"" + "x".repeat(item % 7) + "\"}";
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(file);
  }

  private List<String> expected() {
    return IntStream.range(0, items).mapToObj(ExportTest::line).toList();
  }

  private Export<Integer> export(boolean log) {
    return Export.of(list(log), "items", ExportTest::line, file);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void everyItemIsALineAndProgressIsTold(Both both) throws IOException {
    List<Export.Progress> told = new ArrayList<>();

    Export.Progress end = both.run(export(false).onProgress(told::add));

    assertThat(lines()).isEqualTo(expected());
    assertThat(end).isEqualTo(new Export.Progress(20, Files.size(file), true));
    assertThat(told).hasSize(7).endsWith(end);
    assertThat(told.subList(0, 6)).noneMatch(Export.Progress::whole);
    assertThat(told).extracting(Export.Progress::lines).isSorted();
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aWholeListIsNotAskedForAgain(Both both) throws IOException {
    both.run(export(false));
    asked.clear();
    items = 30;

    assertThat(both.run(export(false)).lines()).isEqualTo(20);
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aLogOfChangesIsAskedForWhatIsNew(Both both) throws IOException {
    both.run(export(true));
    asked.clear();

    assertThat(both.run(export(true)).lines()).isEqualTo(20);
    items = 25;
    assertThat(both.run(export(true)).lines()).isEqualTo(25);
    assertThat(asked).containsExactly("20", "20", "23");
    assertThat(lines()).isEqualTo(expected());
  }

  /** The program is killed when so many bytes have reached the disk. */
  private static final class Killed extends LineFile {
    private final int most;
    private int written;

    Killed(Path file, int most) {
      super(file, "items");
      this.most = most;
    }

    @Override
    void write(FileChannel channel, ByteBuffer bytes) throws IOException {
      int left = most - written;
      if (bytes.remaining() > left) {
        ByteBuffer part = bytes.slice(bytes.position(), left);
        super.write(channel, part);
        written = most;
        throw new DeadException();
      }
      written += bytes.remaining();
      super.write(channel, bytes);
    }

    @Override
    void replace(Path part, Path checkpoint) throws IOException {
      if (written == most) {
        throw new DeadException();
      }
      super.replace(part, checkpoint);
    }
  }

  private static final class DeadException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void killedAtTenRandomPointsItHasNoGapAndNothingTwice(Both both) throws IOException {
    Random random = new Random(10);
    for (int round = 0; round < 5; round++) {
      for (int kill = 0; kill < 10; kill++) {
        try {
          both.run(Export.of(list(true), ExportTest::line, new Killed(file, random.nextInt(400))));
        } catch (DeadException asPlanned) {
          // The next one goes on.
        }
      }
      Export.Progress end = both.run(export(true));

      assertThat(lines()).isEqualTo(expected());
      assertThat(end).isEqualTo(new Export.Progress(items, Files.size(file), true));
      items += 40;
    }
  }

  @Test
  void killedAllAlongItHasNoGapAndNothingTwice() throws IOException {
    items = 8;
    for (int bytes = 0; bytes < 900; bytes += 7) {
      Path one = folder.resolve(bytes + ".jsonl");
      LineFile killed = new Killed(one, bytes);
      try {
        Export.of(list(false), ExportTest::line, killed).execute();
      } catch (DeadException asPlanned) {
        // Goes on below.
      }
      Export.of(list(false), ExportTest::line, new LineFile(one, "items")).execute();
      assertThat(Files.readAllLines(one)).as("killed after %s bytes", bytes).isEqualTo(expected());
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aFailureOfAPageEndsItAndTheNextRunGoesOn(Both both) throws IOException {
    AzureDevOpsException broken = AzureDevOpsException.of(ErrorKind.THROTTLED, "later").build();
    Paged<Integer> failing =
        new Paged<>() {
          @Override
          public Call<Page<Integer>> firstPage() {
            return list(false)
                .firstPage()
                .map(page -> Page.of(page.items(), "3", Call.failed(broken)));
          }

          @Override
          public Call<Page<Integer>> page(String token) {
            return Call.failed(broken);
          }
        };
    Export<Integer> export = Export.of(failing, "items", ExportTest::line, file);

    assertThat(both.failure(export)).isSameAs(broken);
    assertThat(lines()).hasSize(3);
    asked.clear();
    both.run(export(false));
    assertThat(asked).first().isEqualTo("3");
    assertThat(lines()).isEqualTo(expected());
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void whatTheListenerThrowsEndsItAfterThePageWasKept(Both both) throws IOException {
    IllegalStateException mine = new IllegalStateException("mine");
    Export<Integer> export =
        export(false)
            .onProgress(
                progress -> {
                  throw mine;
                });

    assertThatThrownBy(() -> both.run(export)).isSameAs(mine);
    both.run(export(false));
    assertThat(lines()).isEqualTo(expected());
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aFileThatIsNotItsOwnIsLeftAsItIs(Both both) throws IOException {
    Files.writeString(file, "precious");

    assertThat(both.failure(export(false)).kind()).isEqualTo(ErrorKind.INVALID);
    assertThat(file).hasContent("precious");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"question\":\"items\"}", "{\"question\":\"others\"}"})
  void aCheckpointThatIsNotItsOwnIsRefused(String content) throws IOException {
    export(false).execute();
    Files.writeString(folder.resolve("items.jsonl.checkpoint"), content);

    assertThat(Both.BLOCKING.failure(export(false)).kind()).isEqualTo(ErrorKind.INVALID);
    assertThat(lines()).isEqualTo(expected());
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aFileThatHasLostLinesIsRefused(Both both) throws IOException {
    both.run(export(false));
    Files.writeString(file, "");

    assertThat(both.failure(export(false)))
        .hasMessageContaining("is shorter than its checkpoint says");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void somebodyElseWhoWritesTheFileIsNoticed(Both both) {
    Export<Integer> export = export(false).onProgress(progress -> append("more\n"));

    assertThat(both.failure(export)).hasMessageContaining("somebody else");
  }

  private void append(String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.APPEND);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aFolderThatIsNotThereIsToldAsAFailure(Both both) {
    Path nowhere = folder.resolve("no").resolve("items.jsonl");

    AzureDevOpsException failure =
        both.failure(Export.of(list(false), "items", ExportTest::line, nowhere));

    assertThat(failure.kind()).isEqualTo(ErrorKind.TRANSPORT);
    assertThat(failure).hasMessageContaining("could not be saved");
  }

  @Test
  void aLineIsOneLine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Export.of(list(false), "items", item -> "a\nb", file).execute())
        .withMessage("a line has several lines");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Export.of(list(false), "items", item -> "a", Path.of("/")));
  }
}
