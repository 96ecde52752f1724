// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AttachmentsTest {
  private static final String BYTES = "application/octet-stream";
  private static final String UPLOAD = "/web/_apis/wit/attachments?api-version=7.1&fileName=";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  private String path(Wire.Answer uploaded) {
    return uploaded.json().get("url").getAsString().substring(emulator.url().length());
  }

  @Test
  void bytesComeBackAsTheyWereSent() {
    byte[] content = new byte[3_000_000];
    new Random(1).nextBytes(content);
    Wire.Answer uploaded = wire.send("POST", UPLOAD + "a%20%23%26.bin", BYTES, content);
    assertThat(uploaded.status()).isEqualTo(201);
    assertThat(path(uploaded)).endsWith("?fileName=a%20%23%26.bin");
    Wire.Answer downloaded = wire.get(path(uploaded));
    assertThat(downloaded.bytes()).isEqualTo(content);
    assertThat(downloaded.header("Content-Type")).isEqualTo(BYTES);
    Wire.Answer saved = wire.get(path(uploaded) + "&download=true");
    assertThat(saved.header("Content-Disposition")).contains("a%20%23%26.bin");
    assertThat(wire.send("POST", UPLOAD + "empty", "", new byte[0]).status()).isEqualTo(201);
  }

  @Test
  void anUploadBecomesPartOfAnItem() {
    wire.task("one");
    String url =
        wire.send("POST", UPLOAD + "log.txt", BYTES, "12345").json().get("url").getAsString();
    Wire.Answer answer = wire.update(1, Wire.link("AttachedFile", url));
    JsonObject relation = Wire.relations(answer).get(0).getAsJsonObject();
    assertThat(relation.get("url").getAsString()).isEqualTo(url);
    assertThat(relation.getAsJsonObject("attributes").get("name")).hasToString("\"log.txt\"");
    assertThat(relation.getAsJsonObject("attributes").get("resourceSize")).hasToString("5");
    assertThat(
            wire.wiql("SELECT [Id] FROM WorkItems WHERE [Attached File Count] = 1")
                .ids("workItems"))
        .containsExactly(1);
    String nowhere = emulator.url() + "/_apis/wit/attachments/00000000-0000-0000-0000-000000000000";
    assertThat(wire.update(1, Wire.link("AttachedFile", nowhere)).typeKey())
        .isEqualTo("WorkItemAttachmentNotFoundException");
  }

  @Test
  void largeFilesComeInChunks() {
    Wire.Answer registered =
        wire.send("POST", UPLOAD + "big.zip&uploadType=chunked", "", new byte[0]);
    String id = registered.json().get("id").getAsString();
    String chunk = "/web/_apis/wit/attachments/" + id + "?uploadType=chunked&api-version=7.1";
    Wire first = wire.with("Content-Range", "bytes 0-3/8");
    Wire second = wire.with("Content-Range", "bytes 4-7/8");
    assertThat(second.send("PUT", chunk, BYTES, "efgh").typeKey())
        .isEqualTo("WorkItemAttachmentIncorrectOffsetException");
    assertThat(first.send("PUT", chunk, BYTES, "wxyz").status()).isEqualTo(201);
    assertThat(wire.send("PUT", chunk, BYTES, "efgh").status()).isEqualTo(400);
    assertThat(second.send("PUT", chunk, BYTES, "zzzz").status()).isEqualTo(201);
    assertThat(second.send("PUT", chunk, BYTES, "zzzz").typeKey())
        .isEqualTo("WorkItemAttachmentIncorrectOffsetException");
    // The first chunk begins it anew.
    assertThat(first.send("PUT", chunk, BYTES, "abcd").status()).isEqualTo(201);
    assertThat(second.send("PUT", chunk, BYTES, "efgh").status()).isEqualTo(201);
    assertThat(wire.get(path(registered)).text()).isEqualTo("abcdefgh");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    Wire.Answer answer = wire.get("/_apis/wit/attachments/00000000-0000-0000-0000-000000000000");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.typeKey()).isEqualTo("AttachmentNotFoundException");
    assertThat(wire.send("POST", UPLOAD + "x", "image/png", "x").typeKey())
        .isEqualTo("VssRequestContentTypeNotSupportedException");
  }
}
