// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds, their views, and what a view shows. */
class FeedsTest {
  private static final String V = "?api-version=7.1";
  private static final String ALL = "/web/_apis/packaging/feeds";
  private static final String BIN = "/web/_apis/packaging/feedrecyclebin";
  private static final String TOOLS = ALL + "/tools";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);
  private JsonObject feed;

  @BeforeEach
  void make() {
    Wire.Answer made = wire.post(ALL + V, "{\"name\":\"tools\"}");
    assertThat(made.status()).isEqualTo(201);
    feed = made.json();
  }

  private static String text(JsonObject object, String name) {
    return object.get(name).getAsString();
  }

  @Test
  void aNewFeedHasThreeViewsOfWhichOneShowsAll() {
    Wire.Answer views = wire.get(TOOLS + "/views" + V);
    assertThat(views.strings("value", "name")).containsExactly("Local", "Prerelease", "Release");
    assertThat(views.strings("value", "type")).containsExactly("implicit", "release", "release");
    assertThat(text(feed, "defaultViewId"))
        .isEqualTo(text(views.list().get(0).getAsJsonObject(), "id"));
    assertThat(feed.get("upstreamEnabled").getAsBoolean()).isFalse();
    assertThat(feed.getAsJsonArray("upstreamSources")).isEmpty();
    JsonObject seen = wire.get(ALL + "/TOOLS@release" + V).json();
    assertThat(text(seen, "fullyQualifiedName")).isEqualTo("tools@Release");
    assertThat(text(seen.getAsJsonObject("view"), "type")).isEqualTo("release");
    Wire.Answer none = wire.get(TOOLS + "@none" + V);
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.typeKey()).isEqualTo("FeedViewNotFoundException");
  }

  @Test
  void aNameIsTakenOnceAlsoByAFeedInTheRecycleBin() {
    assertThat(wire.post(ALL + V, "{\"name\":\"Tools\"}").status()).isEqualTo(409);
    assertThat(wire.post("/_apis/packaging/feeds" + V, "{\"name\":\"tools\"}").status())
        .isEqualTo(201);
    wire.delete(TOOLS + V);
    assertThat(wire.get(TOOLS + V).typeKey()).isEqualTo("FeedIdNotFoundException");
    assertThat(wire.post(ALL + V, "{\"name\":\"tools\"}").status()).isEqualTo(409);
    assertThat(wire.get(BIN + V).strings("value", "name")).containsExactly("tools");
    String back = "[{\"op\":\"replace\",\"path\":\"/isDeleted\",\"value\":false}]";
    assertThat(wire.patch(BIN + "/tools" + V, back).status()).isEqualTo(204);
    assertThat(wire.get(TOOLS + V).json().get("id")).isEqualTo(feed.get("id"));
    wire.delete(TOOLS + V);
    assertThat(wire.patch(BIN + "/tools" + V, back.replace("false", "true")).status())
        .isEqualTo(400);
    assertThat(wire.delete(BIN + "/tools" + V).status()).isEqualTo(204);
    assertThat(wire.post(ALL + V, "{\"name\":\"tools\"}").status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", ".a", "_a", "a.", "a@b", "a%b"})
  void whatIsNoNameIsRefused(String name) {
    Wire.Answer refused = wire.post(ALL + V, "{\"name\":\"" + name + "\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.typeKey()).isEqualTo("InvalidFeedNameException");
    assertThat(wire.patchJson(TOOLS + V, "{\"name\":\"" + name + "\"}").status()).isEqualTo(400);
  }

  @Test
  void namesHave64CharactersAtMost() {
    String name = "a".repeat(64);
    assertThat(wire.post(ALL + V, "{\"name\":\"" + name + "\"}").status()).isEqualTo(201);
    assertThat(wire.post(ALL + V, "{\"name\":\"" + name + "b\"}").status()).isEqualTo(400);
  }

  @Test
  void upstreamSourcesAreListedWithTheirIdsAndState() {
    String sources =
        """
        {"upstreamSources": [{"name": "npmjs", "protocol": "npm",
         "location": "https://packages.example.org/npm/", "upstreamSourceType": "public"}]}""";
    JsonObject changed = wire.patchJson(TOOLS + V, sources).json();
    JsonObject source = changed.getAsJsonArray("upstreamSources").get(0).getAsJsonObject();
    assertThat(text(source, "status")).isEqualTo("ok");
    assertThat(text(source, "displayLocation")).isEqualTo("https://packages.example.org/npm/");
    assertThat(text(source, "id")).hasSize(36);
    JsonObject again = wire.patchJson(TOOLS + V, "{\"description\":\"d\"}").json();
    assertThat(again.get("upstreamSources")).isEqualTo(changed.get("upstreamSources"));
    assertThat(wire.get(TOOLS + V).json()).isEqualTo(again);
    String odd = "{\"upstreamSources\":[{\"name\":\"x\"}]}";
    assertThat(wire.patchJson(TOOLS + V, odd).status()).isEqualTo(400);
    assertThat(wire.patchJson(TOOLS + V, "{\"upstreamSources\":1}").status()).isEqualTo(400);
  }

  @Test
  void viewsComeAndGoButTheImplicitOneStays() {
    String views = TOOLS + "/views";
    Wire.Answer made = wire.post(views + V, "{\"name\":\"Stable\",\"visibility\":\"private\"}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(text(made.json(), "type")).isEqualTo("release");
    assertThat(wire.post(views + V, "{\"name\":\"stable\"}").status()).isEqualTo(409);
    assertThat(wire.post(views + V, "{\"name\":\"a b\"}").status()).isEqualTo(400);
    assertThat(wire.post(views + V, "{\"name\":\"a\",\"type\":\"implicit\"}").status())
        .isEqualTo(400);
    assertThat(wire.patchJson(views + "/stable" + V, "{\"visibility\":\"odd\"}").status())
        .isEqualTo(400);
    String id = text(made.json(), "id");
    assertThat(text(wire.patchJson(views + "/" + id + V, "{\"name\":\"Good\"}").json(), "name"))
        .isEqualTo("Good");
    assertThat(wire.delete(views + "/Good" + V).status()).isEqualTo(204);
    assertThat(wire.get(views + "/" + id + V).status()).isEqualTo(404);
    assertThat(wire.patchJson(views + "/Local" + V, "{\"name\":\"All\"}").status()).isEqualTo(400);
    assertThat(wire.delete(views + "/Local" + V).status()).isEqualTo(400);
  }

  @Test
  void numbersOfEnumsAreTaken() {
    String sources =
        """
        {"upstreamSources": [{"name": "npmjs", "protocol": "npm",
         "location": "https://packages.example.org/npm/", "upstreamSourceType": 0}]}""";
    assertThat(wire.patchJson(TOOLS + V, sources).text())
        .contains("\"upstreamSourceType\":\"public\"");
    String view = "{\"name\":\"v\",\"type\":1,\"visibility\":0}";
    JsonObject made = wire.post(TOOLS + "/views" + V, view).json();
    assertThat(text(made, "type")).isEqualTo("release");
    assertThat(text(made, "visibility")).isEqualTo("private");
  }

  private void publish(String version) {
    String body =
        """
        {"name": "ui", "dist-tags": {"latest": "%1$s"},
         "versions": {"%1$s": {"name": "ui", "version": "%1$s"}},
         "_attachments": {"ui-%1$s.tgz": {"data": "dGFy"}}}\
        """
            .formatted(version);
    String door = "/web/_packaging/tools/npm/registry/ui";
    assertThat(wire.send("PUT", door, "application/json", body).status()).isEqualTo(200);
  }

  private Wire.Answer promote(String version, String step) {
    return wire.patchJson(TOOLS + "/npm/ui/versions/" + version + V, "{\"views\":" + step + "}");
  }

  @Test
  void aViewShowsWhatWasPromotedIntoIt() {
    publish("1.0.0");
    publish("2.0.0");
    assertThat(wire.get(ALL + "/tools@Release/packages" + V).list()).isEmpty();
    String step = "{\"op\":\"add\",\"path\":\"/views/-\",\"value\":\"%s\"}";
    assertThat(promote("1.0.0", step.formatted("Release")).status()).isEqualTo(200);
    Wire.Answer shown = wire.get(ALL + "/tools@Release/packages" + V + "&includeAllVersions=true");
    assertThat(shown.text()).contains("\"version\":\"1.0.0\"").doesNotContain("2.0.0");
    assertThat(wire.get(TOOLS + "/packages" + V + "&includeAllVersions=true").text())
        .contains("\"version\":\"2.0.0\"");
    String door = "/web/_packaging/tools@Release/npm/registry/ui";
    assertThat(wire.get(door).text()).contains("1.0.0").doesNotContain("2.0.0");
    assertThat(wire.get(door + "/2.0.0").status()).isEqualTo(404);
    assertThat(wire.get("/web/_packaging/tools@Local/npm/registry/ui").text()).contains("2.0.0");
    assertThat(promote("1.0.0", step.formatted("Nightly")).typeKey())
        .isEqualTo("FeedViewNotFoundException");
    assertThat(promote("1.0.0", step.formatted("Release").replace("add", "remove")).status())
        .isEqualTo(400);
  }

  @Test
  void nothingIsPublishedIntoAView() {
    String body =
        """
        {"name": "ui", "dist-tags": {}, "versions": {"1.0.0": {"name": "ui"}},
         "_attachments": {"ui-1.0.0.tgz": {"data": "dGFy"}}}""";
    String door = "/web/_packaging/tools@Release/npm/registry/ui";
    assertThat(wire.send("PUT", door, "application/json", body).status()).isEqualTo(400);
    assertThat(wire.get(TOOLS + "/packages" + V).list()).isEmpty();
  }

  private Wire.Answer batch(String path, String operation, String data, String... versions) {
    List<String> named =
        Stream.of(versions).map(v -> "{\"id\":\"ui\",\"version\":\"" + v + "\"}").toList();
    String body = "{\"operation\":\"%s\",\"data\":%s,\"packages\":%s}";
    return wire.post(TOOLS + "/npm/" + path + V, body.formatted(operation, data, named));
  }

  private String packages(String view) {
    return wire.get(TOOLS + view + "/packages" + V + "&includeAllVersions=true").text();
  }

  @Test
  void manyVersionsArePromotedDeprecatedAndDeletedAtOnce() {
    publish("1.0.0");
    publish("2.0.0");
    publish("3.0.0");
    String release = "{\"viewId\":\"Release\"}";
    assertThat(batch("packagesbatch", "promote", release, "1.0.0", "2.0.0").status())
        .isEqualTo(200);
    assertThat(packages("@Release")).contains("1.0.0", "2.0.0").doesNotContain("3.0.0");
    batch("packagesbatch", "deprecate", "{\"message\":\"old\"}", "1.0.0", "3.0.0");
    JsonObject seen = wire.get(TOOLS + "/npm/ui/versions/3.0.0" + V).json();
    assertThat(text(seen, "deprecateMessage")).isEqualTo("old");
    batch("packagesbatch", "unpublish", "null", "1.0.0", "2.0.0");
    assertThat(packages("")).doesNotContain("1.0.0", "2.0.0").contains("3.0.0");
    batch("RecycleBin/PackagesBatch", "restoreToFeed", "null", "1.0.0");
    batch("RecycleBin/PackagesBatch", "permanentDelete", "null", "2.0.0");
    assertThat(packages("")).contains("1.0.0").doesNotContain("2.0.0");
    assertThat(batch("RecycleBin/PackagesBatch", "restoreToFeed", "null", "2.0.0").status())
        .isEqualTo(404);
  }

  @Test
  void aBatchIsDoneWholeOrNotAtAll() {
    publish("1.0.0");
    assertThat(batch("packagesbatch", "delete", "null", "1.0.0", "9.0.0").typeKey())
        .isEqualTo("PackageNotFoundException");
    assertThat(packages("")).contains("1.0.0");
    assertThat(batch("packagesbatch", "list", "{\"listed\":false}", "1.0.0").status())
        .as("is an operation of NuGet alone")
        .isEqualTo(400);
    assertThat(batch("packagesbatch", "restoreToFeed", "null", "1.0.0").status()).isEqualTo(400);
    assertThat(batch("RecycleBin/packagesbatch", "promote", "{}", "1.0.0").status()).isEqualTo(400);
    assertThat(batch("packagesbatch", "delete", "null").status()).isEqualTo(400);
    assertThat(batch("packagesbatch", "promote", "{\"viewId\":\"x\"}", "1.0.0").status())
        .isEqualTo(404);
  }
}
