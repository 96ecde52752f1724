// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Raw;
import io.github.fluentado.emulator.TestClock;
import io.github.fluentado.emulator.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What no area implements is answered from the description. */
class SynthesisTest {
  private static final String PLANS = "/web/_apis/testplan/plans";
  private static final String LABELS = "/_apis/tfvc/labels";
  private static final String VERSION = "?api-version=7.1";
  private static final String MARK = "X-Emulator-Synthesized";

  @AutoClose private final Emulator emulator = Emulator.builder().clock(new TestClock()).start();

  private final Wire wire = Wire.of(emulator);

  @Test
  void aMarkNamesTheOperation() {
    Wire.Answer answer = wire.get(LABELS + "/7" + VERSION);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header(MARK)).isEqualTo("tfvc_Labels_get");
    assertThat(answer.header("Content-Type"))
        .isEqualTo("application/json; charset=utf-8; api-version=7.1");
    assertThat(wire.get("/_apis/projects").header(MARK)).isEmpty();
  }

  @Test
  void whatTheRequestSaysComesBack() {
    JsonObject label = wire.get(LABELS + "/7" + VERSION + "&description=Gr%C3%B6%C3%9Fe").json();
    assertThat(label.get("id").getAsInt()).isEqualTo(7);
    assertThat(label.get("description").getAsString()).isEqualTo("Größe");
  }

  @Test
  void strictOnesRefuseWhatTheyWouldMakeUp() {
    try (Emulator strict = Emulator.builder().strict().start()) {
      Wire there = Wire.of(strict);
      Wire.Answer refused = there.get(LABELS + "/7" + VERSION);
      assertThat(refused.status()).isEqualTo(501);
      assertThat(refused.message()).contains("tfvc_Labels_get");
      assertThat(there.get(PLANS + VERSION).status()).isEqualTo(200);
      assertThat(there.get("/_apis/projects").status()).isEqualTo(200);
    }
  }

  @Test
  void whatIsMadeUpIsToldOnceForEachOperation() {
    PrintStream usual = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      wire.get(LABELS + "/7" + VERSION);
      wire.get(LABELS + "/8" + VERSION);
      wire.get(PLANS + VERSION);
    } finally {
      System.setErr(usual);
    }
    assertThat(told.toString(StandardCharsets.UTF_8))
        .containsOnlyOnce("The emulator makes up its answers to tfvc_Labels_get.")
        .doesNotContain("testPlan_");
  }

  @Test
  void peopleAreTheRealOnes() {
    JsonObject label = wire.get(LABELS + "/7" + VERSION).json();
    assertThat(label.getAsJsonObject("owner").get("displayName").getAsString())
        .isEqualTo("Ada Admin");
  }

  @Test
  void listsAreWrappedAndHaveTwoDifferentItems() {
    Wire.Answer answer = wire.get("/web/_apis/githubconnections?api-version=7.1-preview.1");
    assertThat(answer.json().get("count").getAsInt()).isEqualTo(2);
    assertThat(answer.strings("value", "id")).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void pagesEnd() {
    assertThat(wire.get(LABELS + VERSION + "&$top=1").list()).hasSize(1);
    assertThat(wire.get(LABELS + VERSION + "&$skip=1").list()).hasSize(1);
    assertThat(wire.get(LABELS + VERSION + "&$skip=2").list()).isEmpty();
    assertThat(wire.get(LABELS + VERSION + "&$top=x").status()).isEqualTo(400);
  }

  @Test
  void theSameRequestHasTheSameAnswerInEveryEmulator() {
    try (Emulator other = Emulator.builder().clock(new TestClock()).start()) {
      String here = wire.get(LABELS + VERSION).text().replace(emulator.url(), "");
      assertThat(Wire.of(other).get(LABELS + VERSION).text().replace(other.url(), ""))
          .isEqualTo(here);
    }
  }

  @Test
  void unknownProjectsAndTeamsAreNotFound() {
    assertThat(wire.get("/nowhere/_apis/testplan/plans" + VERSION).typeKey())
        .isEqualTo("ProjectDoesNotExistWithNameException");
    String boards = "/_apis/dashboard/dashboards?api-version=7.1-preview.3";
    assertThat(wire.get("/web/web%20Team" + boards).status()).isEqualTo(200);
    assertThat(wire.get("/web/nobody" + boards).typeKey()).isEqualTo("TeamNotFoundException");
  }

  @Test
  void whatIsRequiredMustBeThere() {
    String logs = "/web/_apis/testresults/runs/1/testlog?api-version=7.1-preview.1";
    Wire.Answer query = wire.get(logs);
    assertThat(query.status()).isEqualTo(400);
    assertThat(query.typeKey()).isEqualTo("ArgumentNullException");
    assertThat(query.message()).endsWith("Parameter name: type");
    Wire.Answer body = wire.post(PLANS + VERSION, "");
    assertThat(body.status()).isEqualTo(400);
    assertThat(body.message()).contains("body");
  }

  @Test
  void bodiesAreReadStrictly() {
    assertThat(wire.post(PLANS + VERSION, "{\"name\":").typeKey()).isEqualTo("JsonReaderException");
    assertThat(wire.post(PLANS + VERSION, "[]").status()).isEqualTo(400);
    assertThat(wire.send("POST", PLANS + VERSION, "text/plain", "{}").typeKey())
        .isEqualTo("VssRequestContentTypeNotSupportedException");
  }

  @Test
  void versionsAreChecked() {
    assertThat(wire.get(PLANS + "?api-version=9.9").status()).isEqualTo(200);
    String dashboards = "/web/_apis/dashboard/dashboards?api-version=7.1";
    assertThat(wire.get(dashboards).typeKey()).isEqualTo("VssInvalidPreviewVersionException");
    assertThat(wire.post(PLANS, "{}").typeKey()).isEqualTo("VssVersionNotSpecifiedException");
    assertThat(wire.get(PLANS).status()).isEqualTo(200);
  }

  @Test
  void badPathValuesLeadNowhereAndBadQueryValuesAreRefused() {
    assertThat(wire.get(PLANS + "/seven" + VERSION).status()).isEqualTo(404);
    assertThat(wire.get(PLANS + VERSION + "&includePlanDetails=perhaps").status()).isEqualTo(400);
  }

  @Test
  void theAcceptHeaderChoosesTheForm() throws IOException {
    String items = "/web/_apis/tfvc/items?path=$/web/a&api-version=7.1";
    Wire.Answer zip = wire.with("Accept", "application/zip").get(items);
    assertThat(zip.header("Content-Type")).isEqualTo("application/zip");
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip.bytes()))) {
      ZipEntry entry = entries.getNextEntry();
      assertThat(entry == null ? "" : entry.getName()).isEqualTo("sample.txt");
      assertThat(new String(entries.readAllBytes(), StandardCharsets.UTF_8)).contains("tfvc_");
    }
  }

  @Test
  void somePathsHaveNoOrganization() throws Exception {
    String head = "GET /_apis/status/health?api-version=7.1-preview.1 HTTP/1.1";
    assertThat(Raw.status(emulator, head)).isEqualTo(200);
    String profile = "GET /_apis//profile/profiles/me?api-version=7.1 HTTP/1.1";
    assertThat(Raw.status(emulator, profile)).isEqualTo(200);
    assertThat(Raw.status(emulator, "GET /_apis/testplan/suites?testCaseId=1 HTTP/1.1"))
        .isEqualTo(404);
    assertThat(Raw.status(emulator, "GET /other/_apis/accounts HTTP/1.1")).isEqualTo(404);
  }

  @Test
  void pathsWithoutApisAreKnownToo() {
    Wire.Answer answer =
        wire.post(
            "/web/_packaging/packaging/feeds/f/cargo/packagesbatch?api-version=7.1-preview.1",
            "{}");
    assertThat(answer.header(MARK)).startsWith("artifactsPackageTypes_");
  }

  @Test
  void aPatchDocumentIsReadForWhatItSets() {
    Wire.Answer answer =
        wire.patch(
            "/_apis/extensionmanagement/installedextensions" + VERSION,
            Wire.document(Wire.operation("add", "/version", "\"2.0\"")));
    assertThat(answer.status()).isBetween(200, 499);
  }

  @Test
  void entriesOfABatchAreAnsweredAlike() {
    String entry =
        "[{\"method\":\"GET\",\"uri\":\"%s/7?api-version=7.1\",\"headers\":{}}]".formatted(PLANS);
    JsonArray answers =
        JsonParser.parseString(wire.post("/_apis/wit/$batch" + VERSION, entry).text())
            .getAsJsonObject()
            .getAsJsonArray("value");
    assertThat(answers.get(0).getAsJsonObject().get("code").getAsInt()).isEqualTo(404);
  }

  @Test
  void theQueryChoosesAmongOperationsOfOnePath() {
    String shelvesets = "/_apis/tfvc/shelvesets?api-version=7.1";
    assertThat(wire.get(shelvesets).header(MARK)).isEqualTo("tfvc_Shelvesets_list");
    assertThat(wire.get(shelvesets + "&shelvesetId=1").header(MARK))
        .isEqualTo("tfvc_Shelvesets_get");
  }
}
