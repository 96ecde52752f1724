// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which lines differ, in blocks that cover both files. */
class FileDiffsTest {
  private static final String V = "?api-version=7.1";
  private static final String REPOSITORY = "/web/_apis/git/repositories/lines";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);
  private String before = "";
  private String after = "";

  @BeforeEach
  void pushTwice() {
    wire.post("/web/_apis/git/repositories" + V, "{\"name\":\"lines\"}");
    before =
        push(
            "0".repeat(40),
            change("add", "/a.txt", "one\ntwo\nthree\nfour\n"),
            change("add", "/gone.txt", "x\ny\n"),
            change("add", "/bin", "\u0000"));
    after =
        push(
            before,
            change("edit", "/a.txt", "one\nTWO\nthree\nfour\nfive\nsix\n"),
            change("delete", "/gone.txt", ""),
            change("edit", "/bin", "\u0000\u0001"));
  }

  private static String change(String type, String path, String content) {
    return "{\"changeType\":\"%s\",\"item\":{\"path\":\"%s\"},\"newContent\":{\"content\":%s,\"contentType\":\"rawtext\"}}"
        .formatted(type, path, Wire.quote(content));
  }

  private String push(String from, String... changes) {
    String body =
        "{\"refUpdates\":[{\"name\":\"refs/heads/main\",\"oldObjectId\":\"%s\"}],\"commits\":[{\"comment\":\"c\",\"changes\":[%s]}]}"
            .formatted(from, String.join(",", changes));
    Wire.Answer pushed = wire.post(REPOSITORY + "/pushes" + V, body);
    assertThat(pushed.status()).as(pushed.text()).isEqualTo(201);
    return pushed
        .json()
        .getAsJsonArray("commits")
        .get(0)
        .getAsJsonObject()
        .get("commitId")
        .getAsString();
  }

  private Wire.Answer diffs(String... params) {
    return wire.post(
        REPOSITORY + "/filediffs" + V,
        "{\"baseVersionCommit\":\"%s\",\"targetVersionCommit\":\"%s\",\"fileDiffParams\":[%s]}"
            .formatted(before, after, String.join(",", params)));
  }

  private static List<String> blocks(JsonElement diff) {
    List<String> all = new ArrayList<>();
    JsonArray blocks = diff.getAsJsonObject().getAsJsonArray("lineDiffBlocks");
    for (JsonElement element : blocks) {
      JsonObject block = element.getAsJsonObject();
      all.add(
          "%s %s+%s %s+%s"
              .formatted(
                  block.get("changeType").getAsString(),
                  block.get("originalLineNumberStart"),
                  block.get("originalLinesCount"),
                  block.get("modifiedLineNumberStart"),
                  block.get("modifiedLinesCount")));
    }
    return all;
  }

  @Test
  void linesAreTheSameChangedOrNew() {
    Wire.Answer answer = diffs("{\"path\":\"/a.txt\",\"originalPath\":\"/a.txt\"}");
    assertThat(blocks(answer.list().get(0)))
        .containsExactly("none 1+1 1+1", "edit 2+1 2+1", "none 3+2 3+2", "add 5+0 5+2");
  }

  @Test
  void aSideThatIsNotNamedIsEmpty() {
    Wire.Answer answer = diffs("{\"path\":\"/a.txt\"}", "{\"originalPath\":\"/gone.txt\"}");
    assertThat(blocks(answer.list().get(0))).containsExactly("add 1+0 1+6");
    JsonObject gone = answer.list().get(1).getAsJsonObject();
    assertThat(gone.has("path")).isFalse();
    assertThat(blocks(gone)).containsExactly("delete 1+2 1+0");
  }

  @Test
  void whatIsNoTextHasNoLines() {
    JsonObject binary =
        diffs("{\"path\":\"/bin\",\"originalPath\":\"/bin\"}").list().get(0).getAsJsonObject();
    assertThat(binary.keySet()).containsExactly("path", "originalPath");
  }

  @Test
  void oneToTenFilesCanBeAskedFor() {
    String one = "{\"path\":\"/a.txt\"}";
    assertThat(diffs().status()).isEqualTo(400);
    assertThat(diffs(Collections.nCopies(10, one).toArray(String[]::new)).list()).hasSize(10);
    Wire.Answer many = diffs(Collections.nCopies(11, one).toArray(String[]::new));
    assertThat(many.message()).contains("between 1 and 10");
  }

  @Test
  void commitsMustBeThere() {
    after = "1".repeat(40);
    assertThat(diffs("{\"path\":\"/a.txt\"}").status()).isEqualTo(404);
  }
}
