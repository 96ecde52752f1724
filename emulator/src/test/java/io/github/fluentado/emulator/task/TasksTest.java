// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tasks are uploaded as packages, at once or in pieces, and are then there as others are. */
class TasksTest {
  private static final String ID = "11111111-2222-3333-4444-555555555555";
  private static final String ALL = "/_apis/distributedtask/tasks";
  private static final String ONE = ALL + "/" + ID;
  private static final String V = "?api-version=7.1-preview.1";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  private static byte[] zip(String name, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry(name));
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] task(String version) throws IOException {
    String[] parts = version.split("\\.", -1);
    return zip(
        "task.json",
        ("{\"id\":\"%s\",\"name\":\"sample\",\"friendlyName\":\"Sample\",\"visibility\":[\"Build\"],"
             + "\"version\":{\"Major\":\"%s\",\"Minor\":\"%s\",\"Patch\":\"%s\"},\"inputs\":[]}")
            .formatted(ID, parts[0], parts[1], parts[2]));
  }

  private Wire.Answer put(byte[] zip, String more) {
    return wire.send("PUT", ONE + V + more, "application/octet-stream", zip);
  }

  private Wire.Answer piece(byte[] whole, int from, int end) {
    return wire.with("Content-Range", "bytes %d-%d/%d".formatted(from, end - 1, whole.length))
        .send("PUT", ONE + V, "application/octet-stream", Arrays.copyOfRange(whole, from, end));
  }

  @Test
  void anUploadedTaskIsListedGotAndDeleted() throws IOException {
    byte[] zip = task("1.2.3");
    assertThat(put(zip, "").status()).isEqualTo(201);
    assertThat(wire.get(ALL + V).strings("value", "name")).contains("sample", "CmdLine");
    assertThat(wire.get(ALL + V + "&visibility=build").text()).contains("\"sample\"");
    assertThat(wire.get(ALL + V + "&visibility=release").text()).doesNotContain("\"sample\"");
    JsonObject got = wire.get(ONE + "/1.2.3" + V).json();
    assertThat(got.get("friendlyName").getAsString()).isEqualTo("Sample");
    assertThat(got.getAsJsonObject("version"))
        .hasToString("{\"major\":1,\"minor\":2,\"patch\":3,\"isTest\":false}");
    assertThat(wire.with("Accept", "application/zip").get(ONE + "/1.2.3" + V).bytes())
        .isEqualTo(zip);
    assertThat(wire.delete(ONE + V).status()).isEqualTo(200);
    assertThat(wire.get(ONE + V).typeKey()).isEqualTo("TaskDefinitionNotFoundException");
    assertThat(wire.delete(ONE + V).status()).isEqualTo(404);
  }

  @Test
  void versionsStandBesideEachOther() throws IOException {
    put(task("1.0.0"), "");
    put(task("1.0.1"), "");
    put(task("2.0.0"), "");
    assertThat(put(task("1.0.1"), "").status()).isEqualTo(409);
    assertThat(put(task("1.0.1"), "&overwrite=true").status()).isEqualTo(201);
    assertThat(wire.get(ONE + V).list()).as("the newest of each major one").hasSize(2);
    assertThat(wire.get(ONE + V + "&allVersions=true").list()).hasSize(3);
    assertThat(wire.get(ONE + "/1.0.0" + V).status()).isEqualTo(200);
    assertThat(wire.get(ONE + "/3.0.0" + V).status()).isEqualTo(404);
    assertThat(wire.get(ONE + V + "&versionString=1.0.0").json().get("id").getAsString())
        .isEqualTo(ID);
    assertThat(wire.get(ONE + V + "&versionString=3.0.0").status()).isEqualTo(404);
  }

  @Test
  void aPackageMayComeInPieces() throws IOException {
    byte[] zip = task("1.0.0");
    assertThat(piece(zip, 0, 50).status()).isEqualTo(202);
    assertThat(wire.get(ONE + V).status()).as("not whole yet").isEqualTo(404);
    assertThat(piece(zip, 60, zip.length).status()).as("a hole").isEqualTo(400);
    assertThat(piece(zip, 50, zip.length).status()).isEqualTo(201);
    assertThat(wire.with("Accept", "application/zip").get(ONE + "/1.0.0" + V).bytes())
        .isEqualTo(zip);
    Wire.Answer none =
        wire.with("Content-Range", "bytes x").send("PUT", ONE + V, "application/zip", zip);
    assertThat(none.status()).isEqualTo(400);
  }

  @Test
  void whatIsNoPackageIsRefused() throws IOException {
    assertThat(put("no zip".getBytes(StandardCharsets.UTF_8), "").status()).isEqualTo(400);
    assertThat(put(zip("other.json", "{}"), "").status()).isEqualTo(400);
    assertThat(put(zip("task.json", "{\"id\":\"x\"}"), "").message()).contains("id in task.json");
    assertThat(wire.get(ONE + V).status()).isEqualTo(404);
  }

  @Test
  void tasksOfTheServiceStay() throws IOException {
    String known = ALL + "/d9bafed4-0b18-4f58-968d-86655b4d2ce9";
    JsonObject line = wire.get(known + "/2.0.0" + V).json();
    assertThat(line.get("name").getAsString()).isEqualTo("CmdLine");
    assertThat(line.get("serverOwned").getAsBoolean()).isTrue();
    assertThat(wire.delete(known + V).status()).isEqualTo(403);
    assertThat(wire.send("PUT", known + V, "application/zip", task("9.0.0")).status())
        .isEqualTo(403);
  }
}
