// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol of Git LFS, as its client speaks it. */
@Tag("jdk")
class LargeFilesTest {
  private static final String LFS = "/web/_git/web/info/lfs/";
  private static final String TYPE = "application/vnd.git-lfs+json";

  @AutoClose private final Emulator emulator = Emulator.builder().seeded().start();
  private final Wire wire = Wire.of(emulator);

  private Wire.Answer batch(String operation, String oid) {
    return wire.send(
        "POST",
        LFS + "objects/batch",
        TYPE,
        "{\"operation\":\"%s\",\"transfers\":[\"basic\"],\"objects\":[{\"oid\":\"%s\",\"size\":5}]}"
            .formatted(operation, oid));
  }

  private static JsonObject only(Wire.Answer batch) {
    assertThat(batch.status()).as(batch.text()).isEqualTo(200);
    assertThat(batch.header("Content-Type")).isEqualTo(TYPE);
    return batch.json().getAsJsonArray("objects").get(0).getAsJsonObject();
  }

  @Test
  void whatIsUploadedCanBeDownloaded() throws Exception {
    byte[] content = "large".getBytes(StandardCharsets.UTF_8);
    String oid = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    assertThat(only(batch("download", oid)).getAsJsonObject("error").get("code").getAsInt())
        .isEqualTo(404);
    String place =
        only(batch("upload", oid))
            .getAsJsonObject("actions")
            .getAsJsonObject("upload")
            .get("href")
            .getAsString()
            .substring(emulator.url().length());
    assertThat(wire.send("PUT", place, "application/octet-stream", "other").status())
        .as("another content")
        .isEqualTo(422);
    assertThat(wire.send("PUT", place, "application/octet-stream", content).status())
        .isEqualTo(200);
    assertThat(only(batch("upload", oid)).has("actions")).as("it is there already").isFalse();
    assertThat(only(batch("download", oid)).getAsJsonObject("actions").has("download")).isTrue();
    assertThat(wire.get(place).bytes()).isEqualTo(content);
  }

  @Test
  void aFileMayBeSentAsWhatItsClientTakesItFor() throws Exception {
    byte[] content = "a text".getBytes(StandardCharsets.UTF_8);
    String oid = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    for (String type : List.of("text/plain; charset=utf-8", "image/png", "application/zip")) {
      assertThat(wire.send("PUT", LFS + "objects/" + oid, type, content).status())
          .as(type)
          .isEqualTo(200);
    }
  }

  private Wire.Answer lock(String path) {
    return wire.send("POST", LFS + "locks", TYPE, "{\"path\":\"" + path + "\"}");
  }

  @Test
  void aFileIsLockedOnceUntilItIsUnlocked() {
    assertThat(lock("").status()).isEqualTo(422);
    JsonObject held = lock("a.bin").json().getAsJsonObject("lock");
    assertThat(lock("b.bin").status()).isEqualTo(201);
    Wire.Answer again = lock("a.bin");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().getAsJsonObject("lock").get("id")).isEqualTo(held.get("id"));

    String id = held.get("id").getAsString();
    assertThat(wire.get(LFS + "locks").strings("locks", "path")).containsExactly("a.bin", "b.bin");
    assertThat(wire.get(LFS + "locks?path=a.bin").strings("locks", "id")).containsExactly(id);
    assertThat(wire.get(LFS + "locks?id=" + id).strings("locks", "path")).containsExactly("a.bin");
    Wire.Answer verified = wire.send("POST", LFS + "locks/verify", TYPE, "{}");
    assertThat(verified.strings("ours", "path")).containsExactly("a.bin", "b.bin");
    assertThat(verified.json().getAsJsonArray("theirs")).isEmpty();

    String unlock = LFS + "locks/" + id + "/unlock";
    assertThat(wire.send("POST", unlock, TYPE, "{}").status()).isEqualTo(200);
    assertThat(wire.send("POST", unlock, TYPE, "{}").status()).isEqualTo(404);
    assertThat(wire.get(LFS + "locks").strings("locks", "path")).containsExactly("b.bin");
    assertThat(lock("a.bin").status()).as("it is free again").isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"operation\":\"delete\",\"objects\":[]}",
        "{\"operation\":\"upload\",\"objects\":[{\"oid\":\"x\"}]}",
      })
  void batchesThatAreNoneAreRefused(String body) {
    assertThat(wire.send("POST", LFS + "objects/batch", TYPE, body).status()).isEqualTo(422);
    assertThat(wire.send("POST", "/web/_git/none/info/lfs/objects/batch", TYPE, body).status())
        .isEqualTo(404);
  }
}
