// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.extension;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Snapshot;
import io.github.fluentado.emulator.Wire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What an extension keeps is found again, by its id, in its scope and nowhere else. */
class ExtensionsTest {
  private static final String V = "?api-version=7.1-preview.1";
  private static final String EXTENSIONS = "/_apis/ExtensionManagement/";
  private static final String DATA = EXTENSIONS + "InstalledExtensions/ann/notes/Data/Scopes/";
  private static final String DOCUMENTS = DATA + "Default/Current/Collections/things/Documents";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  private Wire.Answer put(String documents, String document) {
    return wire.send("PUT", documents + V, "application/json", document);
  }

  private static int etag(Wire.Answer answer) {
    return answer.json().get("__etag").getAsInt();
  }

  @Test
  void documentsAreKeptWithWhateverTheyHold() {
    JsonObject made =
        wire.post(DOCUMENTS + V, "{\"id\":\"one\",\"text\":\"x\",\"deep\":{\"a\":[1]}}").json();
    assertThat(made)
        .hasToString("{\"id\":\"one\",\"text\":\"x\",\"deep\":{\"a\":[1]},\"__etag\":1}");
    assertThat(wire.get(DOCUMENTS + "/one" + V).json()).isEqualTo(made);
    String id = wire.post(DOCUMENTS + V, "{\"text\":\"y\"}").json().get("id").getAsString();
    assertThat(wire.get(DOCUMENTS + "/" + id + V).text()).contains("\"y\"");
    assertThat(wire.get(DOCUMENTS.toLowerCase(java.util.Locale.ROOT) + V).strings("value", "id"))
        .containsExactly("one", id);
  }

  @Test
  void onlyWhoKnowsTheVersionMayOverwrite() {
    put(DOCUMENTS, "{\"id\":\"one\",\"a\":1}");
    assertThat(etag(put(DOCUMENTS, "{\"id\":\"one\",\"b\":2,\"__etag\":1}"))).isEqualTo(2);
    Wire.Answer late = put(DOCUMENTS, "{\"id\":\"one\",\"a\":3,\"__etag\":1}");
    assertThat(late.status()).isEqualTo(400);
    assertThat(late.typeKey()).isEqualTo("InvalidDocumentVersionException");
    assertThat(etag(put(DOCUMENTS, "{\"id\":\"one\",\"c\":4,\"__etag\":-1}"))).isEqualTo(3);
    assertThat(wire.get(DOCUMENTS + "/one" + V).json())
        .hasToString("{\"id\":\"one\",\"c\":4,\"__etag\":3}");
    assertThat(wire.post(DOCUMENTS + V, "{\"id\":\"ONE\"}").typeKey())
        .isEqualTo("DocumentExistsException");
  }

  @Test
  void anUpdateNeedsADocumentThatIsThere() {
    assertThat(wire.patchJson(DOCUMENTS + V, "{\"id\":\"one\"}").typeKey())
        .isEqualTo("DocumentDoesNotExistException");
    assertThat(wire.patchJson(DOCUMENTS + V, "{\"a\":1}").status()).isEqualTo(400);
    wire.post(DOCUMENTS + V, "{\"id\":\"one\"}");
    assertThat(etag(wire.patchJson(DOCUMENTS + V, "{\"id\":\"one\",\"a\":1,\"__etag\":1}")))
        .isEqualTo(2);
  }

  @Test
  void aCollectionGoesWithItsLastDocument() {
    assertThat(wire.get(DOCUMENTS + V).typeKey())
        .isEqualTo("DocumentCollectionDoesNotExistException");
    assertThat(wire.delete(DOCUMENTS + "/one" + V).status()).isEqualTo(404);
    wire.post(DOCUMENTS + V, "{\"id\":\"one\"}");
    assertThat(wire.get(DOCUMENTS + "/two" + V).message())
        .isEqualTo(
            "TF1590005: Document with id two does not exist in collection Default for Current ="
                + " things");
    assertThat(wire.delete(DOCUMENTS + "/two" + V).typeKey())
        .isEqualTo("DocumentDoesNotExistException");
    assertThat(wire.delete(DOCUMENTS + "/one" + V).status()).isEqualTo(204);
    assertThat(wire.get(DOCUMENTS + V).status()).isEqualTo(404);
  }

  @Test
  void scopesAndExtensionsDoNotMix() {
    String mine = DATA + "User/Me/Collections/%24settings/Documents";
    put(mine, "{\"id\":\"key\",\"value\":\"v\",\"__etag\":-1}");
    assertThat(wire.get(mine + "/key" + V).json().get("value").getAsString()).isEqualTo("v");
    String all = mine.replace("User/Me", "Default/Current");
    assertThat(wire.get(all + "/key" + V).status()).isEqualTo(404);
    assertThat(wire.get(mine.replace("notes", "other") + "/key" + V).status()).isEqualTo(404);
    Wire.Answer queried =
        wire.post(
            EXTENSIONS + "InstalledExtensions/ann/notes/ExtensionDataCollectionQuery" + V,
            "{\"collections\":[{\"collectionName\":\"$settings\",\"scopeType\":\"User\",\"scopeValue\":\"Me\"},"
                + "{\"collectionName\":\"none\",\"scopeType\":\"User\",\"scopeValue\":\"Me\"}]}");
    assertThat(queried.strings("value", "collectionName")).containsExactly("$settings", "none");
    assertThat(queried.list().get(0).toString()).contains("\"key\"");
    assertThat(queried.list().get(1).toString()).contains("\"documents\":[]");
  }

  @Test
  void snapshotsCountForDocuments() {
    put(DOCUMENTS, "{\"id\":\"one\"}");
    Snapshot before = emulator.snapshot();
    put(DOCUMENTS, "{\"id\":\"one\",\"a\":1}");
    put(DOCUMENTS, "{\"id\":\"two\"}");
    emulator.restore(before);
    assertThat(wire.get(DOCUMENTS + V).text()).contains("\"__etag\":1").doesNotContain("two");
  }

  @Test
  void whatIsInstalledIsListedUntilItIsTakenOff() {
    String notes = EXTENSIONS + "installedExtensionsByName/ann/notes";
    assertThat(wire.get(notes + V).status()).isEqualTo(404);
    assertThat(wire.post(notes + "/1.2.3" + V, "").json().get("version").getAsString())
        .isEqualTo("1.2.3");
    assertThat(wire.post(notes + V, "").typeKey()).isEqualTo("ExtensionAlreadyInstalledException");
    String all = EXTENSIONS + "installedExtensions" + V;
    assertThat(wire.get(all).strings("value", "extensionId")).containsExactly("notes");
    Wire.Answer off =
        wire.patchJson(
            all,
            "{\"publisherId\":\"ann\",\"extensionId\":\"notes\",\"installState\":{\"flags\":\"disabled\"}}");
    assertThat(off.json().getAsJsonObject("installState").get("flags").getAsString())
        .isEqualTo("disabled");
    assertThat(wire.get(all + "&includeDisabledExtensions=false").list()).isEmpty();
    assertThat(wire.get(notes + V).text()).contains("\"disabled\"");
    assertThat(wire.delete(notes + V).status()).isEqualTo(204);
    assertThat(wire.get(all).list()).isEmpty();
    assertThat(wire.delete(notes + V).status()).isEqualTo(404);
  }
}
