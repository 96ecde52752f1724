// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.ServerYear;
import io.github.fluentado.emulator.Wire;
import java.util.Arrays;
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
  void whatIsTooLargeIsRefused() {
    byte[] large = new byte[4 * 1024 * 1024 + 1];
    assertThat(wire.send("POST", UPLOAD + "a", BYTES, large).status()).isEqualTo(201);
    try (Emulator server = Emulator.builder().server(ServerYear.SERVER_2022_1).start()) {
      Wire there = Wire.of(server);
      Wire.Answer refused = there.send("POST", UPLOAD + "a", BYTES, large);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.message()).startsWith("TF237082: ").contains("(4.000 MB(s))");
      byte[] most = Arrays.copyOf(large, large.length - 1);
      assertThat(there.send("POST", UPLOAD + "a", BYTES, most).status()).isEqualTo(201);
    }
    Wire.Answer begun = wire.send("POST", UPLOAD + "b&uploadType=chunked", "", new byte[0]);
    String chunk =
        "/web/_apis/wit/attachments/"
            + begun.json().get("id").getAsString()
            + "?uploadType=chunked&api-version=7.1";
    Wire late = wire.with("Content-Range", "bytes 62914560-62914560/62914561");
    assertThat(late.send("PUT", chunk, BYTES, "x").message()).contains("(60.000 MB(s))");
  }

  @Test
  void anItemHas100AttachmentsAtMost() {
    wire.task("one");
    String url = wire.send("POST", UPLOAD + "a", BYTES, "x").json().get("url").getAsString();
    String[] links = new String[100];
    for (int i = 0; i < links.length; i++) {
      String file = wire.send("POST", UPLOAD + i, BYTES, "x").json().get("url").getAsString();
      links[i] = Wire.link("AttachedFile", file);
    }
    assertThat(wire.update(1, links).status()).isEqualTo(200);
    assertThat(wire.update(1, Wire.link("AttachedFile", url)).status()).isEqualTo(400);
    assertThat(Wire.relations(wire.item(1))).hasSize(100);
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
