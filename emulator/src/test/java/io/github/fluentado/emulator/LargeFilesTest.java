// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol of Git LFS, as its client speaks it. */
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
    Wire.Answer locks = wire.send("POST", LFS + "locks/verify", TYPE, "{}");
    assertThat(locks.json().getAsJsonArray("ours")).isEmpty();
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
