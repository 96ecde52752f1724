// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static io.github.fluentado.workitems.Fields.TITLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonPrimitive;
import io.github.fluentado.Mode;
import io.github.fluentado.client.common.WorkItemRelation;
import io.github.fluentado.client.wit.AttachmentReference;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.emulator.ReceivedRequest;
import io.github.fluentado.emulator.ServerYear;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of work items, to the emulator and back. */
@ParameterizedClass(name = "{0}")
@MethodSource(OnEmulator.INSTALLATIONS)
class AttachmentsTest extends OnEmulator {
  private static final String NAME = "trace #1 & 100% größe+.txt";

  @TempDir private Path folder = Path.of("");

  AttachmentsTest(Optional<ServerYear> server) {
    super(server);
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve(NAME), content);
  }

  private static WorkItemRelation attached(List<WorkItemRelation> relations) {
    return relations.stream()
        .filter(relation -> "AttachedFile".equals(relation.rel()))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void fileIsAttachedByTwoRequestsAndComesBack(Mode mode) throws IOException {
    WorkItem bug = mode.run(items.create("Bug").set(TITLE, "With a file"));
    requests();

    WorkItem changed = mode.run(bug.attach(file("line 1\nline 2\n")));

    List<ReceivedRequest> sent = requests();
    assertThat(sent).extracting(ReceivedRequest::method).containsExactly("POST", "PATCH");
    assertThat(sent.get(0).headers()).containsEntry("content-type", "application/octet-stream");
    assertThat(sent.get(0).query())
        .contains("fileName=trace%20%231%20%26%20100%25%20gr%C3%B6%C3%9Fe%2B.txt");
    WorkItemRelation relation = attached(changed.peekRelations().orElseThrow());
    assertThat(mode.run(items.attachment(relation).bytes(100)))
        .asString(UTF_8)
        .isEqualTo("line 1\nline 2\n");
  }

  @ParameterizedTest
  @EnumSource
  void anyContentIsUploadedAndAttachedWithAComment(Mode mode) {
    AttachmentReference upload = mode.run(items.upload("log.txt", RequestBody.of("from memory")));

    WorkItem task =
        mode.run(items.create("Task").set(TITLE, "Look at it").attach(upload, "the log"));

    WorkItemRelation relation = attached(mode.run(task.readRelations()));
    assertThat(relation.attributes()).containsEntry("comment", new JsonPrimitive("the log"));
  }

  @Test
  void badInputIsRefusedBeforeAnyRequest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.upload(folder.resolve("none")))
        .withMessageContaining("file");
    assertThatIllegalArgumentException().isThrownBy(() -> items.upload(folder));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.upload(" ", RequestBody.of("x")))
        .withMessageContaining("fileName");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.edit(1).attach(new AttachmentReference()))
        .withMessageContaining("upload");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.attachment(new WorkItemRelation().url("https://example.com/x")))
        .withMessageContaining("attached");
    assertThat(emulator.requests()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aStreamOfKnownLengthGoesInChunksOnce(Mode mode) {
    InputStream stream = new ByteArrayInputStream("0123456789".getBytes(UTF_8));
    UploadAttachment upload = items.upload("s", RequestBody.once(stream, 10)).chunks(4);
    requests();

    AttachmentReference uploaded = mode.run(upload);

    assertThat(requests())
        .extracting(sent -> sent.headers().getOrDefault("content-range", "-"))
        .containsExactly("-", "bytes 0-3/10", "bytes 4-7/10", "bytes 8-9/10");
    WorkItem bug = mode.run(items.create("Bug").set(TITLE, "With a stream").attach(uploaded));
    WorkItemRelation attached = attached(mode.run(bug.readRelations()));
    assertThat(mode.run(items.attachment(attached).bytes(100)))
        .asString(UTF_8)
        .isEqualTo("0123456789");
    assertThat(mode.failure(upload)).hasMessageContaining("could not be sent");
    assertThat(requests())
        .extracting(sent -> sent.headers().getOrDefault("content-range", "-"))
        .doesNotContain("bytes 0-3/10");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsTooLargeForOnePieceGoesInChunks(Mode mode) throws IOException {
    WorkItem bug = mode.run(items.create("Bug").set(TITLE, "With a large file"));
    List<Download.Progress> told = Collections.synchronizedList(new ArrayList<>());
    requests();

    AttachmentReference uploaded =
        mode.run(items.upload(file("0123456789")).chunks(4).onProgress(told::add));

    assertThat(requests())
        .extracting(sent -> sent.method() + " " + sent.headers().getOrDefault("content-range", "-"))
        .containsExactly("POST -", "PUT bytes 0-3/10", "PUT bytes 4-7/10", "PUT bytes 8-9/10");
    assertThat(told).last().extracting(Download.Progress::bytes).isEqualTo(10L);
    WorkItem changed = mode.run(bug.edit().attach(uploaded));
    WorkItemRelation attached = attached(mode.run(changed.readRelations()));
    assertThat(new String(mode.run(items.attachment(attached).bytes(100)), UTF_8))
        .isEqualTo("0123456789");
    assertThat(mode.run(items.attachment(attached).to(folder.resolve("back"))))
        .hasContent("0123456789");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> items.upload("x", RequestBody.once(InputStream.nullInputStream(), -1)).chunks(1));
    assertThatIllegalArgumentException().isThrownBy(() -> items.upload(file("x")).chunks(0));
  }
}
