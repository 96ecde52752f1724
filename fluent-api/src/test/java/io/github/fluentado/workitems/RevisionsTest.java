// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.AzureDevOps;
import io.github.fluentado.Mode;
import io.github.fluentado.core.Export;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.emulator.ReceivedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All revisions of all work items, walked and exported. */
class RevisionsTest extends OnEmulator {
  @TempDir private Path folder;

  /** Twenty revisions in a page. */
  private ListRevisions revisions() {
    return items.revisions().query("$maxPageSize", "20");
  }

  /** Makes that many revisions more. */
  private void many(Mode mode, int count) {
    List<Integer> ids =
        tasks(mode, count / 2, i -> items.create("Task").set(Fields.TITLE, "task \n" + i));
    mode.run(items.editAll(ids, edit -> edit.addTag("ü")).failures());
    requests();
  }

  private static List<String> keys(List<String> lines) {
    List<String> keys = new ArrayList<>();
    for (String line : lines) {
      JsonObject revision = JsonParser.parseString(line).getAsJsonObject();
      keys.add(revision.get("id") + "." + revision.get("rev"));
    }
    return keys;
  }

  private List<String> expected(Mode mode) {
    return mode.all(revisions()).stream().map(item -> item.id() + "." + item.rev()).toList();
  }

  @ParameterizedTest
  @EnumSource
  void everyRevisionComesOnceInPagesToTheLastBatch(Mode mode) {
    many(mode, 100);

    List<String> keys = expected(mode);

    assertThat(keys).hasSize(104).doesNotHaveDuplicates();
    assertThat(requests()).hasSize(6).extracting(ReceivedRequest::method).containsOnly("POST");
  }

  @ParameterizedTest
  @EnumSource
  void aTimeIsNotSentWithAToken(Mode mode) {
    Instant before = emulator.clock().instant();
    emulator.clock().advance(Duration.ofMinutes(1));
    many(mode, 100);

    assertThat(mode.all(revisions().since(before.plusSeconds(30)))).hasSize(100);

    List<ReceivedRequest> sent = requests();
    assertThat(sent.get(0).queryValues()).containsKey("startDateTime");
    assertThat(sent.subList(1, sent.size()))
        .isNotEmpty()
        .allSatisfy(
            request ->
                assertThat(request.queryValues())
                    .containsKey("continuationToken")
                    .doesNotContainKey("startDateTime"));
  }

  @ParameterizedTest
  @EnumSource
  void onlyWhatIsAskedForComes(Mode mode) {
    int bug = emulator.seeds().workItems().get(3);
    mode.run(items.edit(bug).addTag("new"));
    mode.run(items.delete(emulator.seeds().workItems().get(2)));
    requests();

    ListRevisions bugs = items.revisions().types("Bug").fields(Fields.ID, Fields.TAGS);
    assertThat(mode.all(bugs)).hasSize(2).allMatch(item -> item.fields().size() <= 2);
    assertThat(mode.all(bugs.latestOnly())).hasSize(1);
    assertThat(mode.all(items.revisions().includeDeleted()).size())
        .isGreaterThan(mode.all(items.revisions()).size());
    assertThat(mode.all(items.revisions().largeTexts())).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void eachIsALineAndAnotherRunAddsWhatIsNew(Mode mode) throws IOException {
    many(mode, 100);
    Path file = folder.resolve("revisions.jsonl");
    Export<?> export = revisions().export(file);

    Export.Progress first = mode.run(export);

    assertThat(first).isEqualTo(new Export.Progress(104, Files.size(file), true));
    assertThat(keys(Files.readAllLines(file))).isEqualTo(expected(mode));
    mode.run(items.edit(emulator.seeds().workItems().get(0)).addTag("later"));
    requests();
    assertThat(mode.run(export).lines()).isEqualTo(105);
    assertThat(requests()).hasSize(1);
    assertThat(mode.run(export).lines()).isEqualTo(105);
    assertThat(keys(Files.readAllLines(file))).isEqualTo(expected(mode));
  }

  @ParameterizedTest
  @EnumSource
  void howeverOftenItIsCutOffNothingIsLostOrTwice(Mode mode) throws IOException {
    many(mode, 240);
    Path file = folder.resolve("revisions.jsonl");
    Random random = new Random(12);
    int cuts = 0;
    for (int i = 0; i < 10; i++) {
      try (AzureDevOps cut = client().build()) {
        int pages = random.nextInt(3);
        int[] seen = {0};
        Export<?> export =
            cut.project("web")
                .workItems()
                .revisions()
                .query("$maxPageSize", "20")
                .export(file)
                .onProgress(
                    progress -> {
                      if (seen[0]++ == pages && !progress.whole()) {
                        throw new IllegalStateException("cut");
                      }
                    });
        mode.run(export);
      } catch (IllegalStateException asPlanned) {
        cuts++;
      }
      // What a program leaves that is killed while it writes.
      Files.write(file, new byte[random.nextInt(50)], StandardOpenOption.APPEND);
      Files.writeString(folder.resolve("revisions.jsonl.checkpoint.part"), "{\"tok");
    }

    mode.run(revisions().export(file));

    assertThat(cuts).isPositive();
    assertThat(keys(Files.readAllLines(file))).isEqualTo(expected(mode)).hasSize(244);
  }

  @ParameterizedTest
  @EnumSource
  void aFileOfAnotherQuestionIsNotGoneOnWith(Mode mode) {
    Path file = folder.resolve("revisions.jsonl");
    mode.run(items.revisions().export(file));

    assertThat(mode.failure(items.revisions().types("Bug").export(file)).kind())
        .isEqualTo(ErrorKind.INVALID);
    assertThat(mode.failure(ado.workItems().revisions().export(file)))
        .hasMessageContaining("another question");
  }

  @Test
  void emptyListsOfNamesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.revisions().fields())
        .withMessage("fields is empty");
    assertThatIllegalArgumentException().isThrownBy(() -> items.revisions().types());
    assertThatIllegalArgumentException().isThrownBy(() -> items.revisions().types(" "));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.revisions().export(Path.of("/")))
        .withMessage("file has no name");
  }
}
