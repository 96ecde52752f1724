// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.core.http.RequestBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows HTTP and CLI-05: requests for routes that need no method of their own. */
class HttpRowsTest extends SurfaceTest {
  private static final String PATCH = "application/json-patch+json";

  HttpRowsTest(Site site) {
    super(site);
  }

  private int id() {
    return emulator.seeds().workItems().get(0);
  }

  @Test
  @Row(
      id = "CLI-05",
      call = "project.request(\"GET\", \"/{project}/_apis/wit/fields\").query(…).json()")
  void anyRouteIsAskedFor() {
    JsonElement fields =
        row(
            project
                .request("GET", "/{project}/_apis/wit/fields")
                .query("$expand", "extensionFields & more")
                .query("deep", true)
                .version("7.1")
                .json());
    assertThat(fields.getAsJsonObject().getAsJsonArray("value")).isNotEmpty();
    assertThat(only().host()).isEqualTo(site.host("dev.azure.com"));
    assertThat(only().path()).isEqualTo(site.root() + "/" + project.name() + "/_apis/wit/fields");
    assertThat(only().query("$expand")).isEqualTo("extensionFields & more");
    assertThat(only().query("deep")).isEqualTo("true");
    assertThat(only().query("api-version")).matches(site.version("7.1"));
  }

  @Test
  @Row(id = "HTTP-04", call = "ado.request(\"GET\", \"/_apis/projects\").version(\"7.1\").json()")
  void jsonIsRead() {
    JsonElement projects =
        row(ado.request("GET", "/_apis/projects").version("7.1").header("X-A", "b").json());
    assertThat(projects.getAsJsonObject().get("count").getAsInt()).isPositive();
    assertThat(only().verb() + " " + only().path())
        .isEqualTo("GET " + site.root() + "/_apis/projects");
    assertThat(only().header("Accept")).contains("application/json");
    assertThat(only().header("X-A")).isEqualTo("b");
    assertThat(only().body()).isNull();
  }

  @Test
  @Row(id = "HTTP-05", call = "ado.request(\"POST\", route).body(json).version(\"7.1\").json()")
  void jsonIsPosted() {
    JsonObject query = new JsonObject();
    query.addProperty("query", "SELECT [System.Id] FROM WorkItems");
    JsonElement found =
        row(project.request("POST", "/{project}/_apis/wit/wiql").body(query).version("7.1").json());
    assertThat(found.getAsJsonObject().getAsJsonArray("workItems")).isNotEmpty();
    assertThat(only().verb()).isEqualTo("POST");
    assertThat(only().header("Content-Type")).startsWith("application/json");
    assertThat(JsonParser.parseString(String.valueOf(only().body()))).isEqualTo(query);
    assertThat(query.size()).as("what was given stays as it was").isEqualTo(1);
  }

  @Test
  @Row(
      id = "HTTP-06",
      call = "ado.request(\"PATCH\", route).body(\"application/json-patch+json\", content).json()")
  void patchIsSent() {
    JsonArray document =
        JsonParser.parseString(
                "[{\"op\":\"add\",\"path\":\"/fields/System.Title\",\"value\":\"renamed\"}]")
            .getAsJsonArray();
    JsonElement item =
        row(
            project
                .request("PATCH", "/{project}/_apis/wit/workitems/{id}")
                .path("id", id())
                .body(PATCH, RequestBody.of(document.toString()))
                .version("7.1")
                .json());
    assertThat(item.getAsJsonObject().getAsJsonObject("fields").get("System.Title").getAsString())
        .isEqualTo("renamed");
    assertThat(only().verb() + " " + only().path())
        .isEqualTo("PATCH " + site.root() + "/" + project.name() + "/_apis/wit/workitems/" + id());
    assertThat(only().header("Content-Type")).startsWith(PATCH);
    assertThat(only().body()).isEqualTo(document.toString());
  }

  @Test
  @Row(id = "HTTP-07", call = "ado.request(\"PUT\", route).body(json).version(\"7.1\").json()")
  void jsonIsPut() {
    String route = "/{project}/_apis/work/boards/Stories/rows";
    JsonElement rows = mode.run(project.request("GET", route).version("7.1").json());
    JsonElement same = rows.getAsJsonObject().get("value");
    JsonElement put = row(project.request("PUT", route).body(same).version("7.1").json());
    assertThat(put.getAsJsonObject().get("value").getAsJsonArray()).isNotEmpty();
    assertThat(only().verb() + " " + only().path())
        .isEqualTo("PUT " + site.root() + "/" + project.name() + "/_apis/work/boards/Stories/rows");
    assertThat(only().header("Content-Type")).startsWith("application/json");
    assertThat(JsonParser.parseString(String.valueOf(only().body()))).isEqualTo(same);
  }

  @Test
  @Row(id = "HTTP-08", call = "ado.request(\"DELETE\", route).version(\"7.1\").done()")
  void somethingIsDeleted() {
    row(
        project
            .request("DELETE", "/{project}/_apis/wit/workitems/{id}")
            .path("id", id())
            .version("7.1")
            .done());
    assertThat(only().verb() + " " + only().path())
        .isEqualTo("DELETE " + site.root() + "/" + project.name() + "/_apis/wit/workitems/" + id());
    assertThat(only().body()).isNull();
  }

  @Test
  @Row(
      id = "HTTP-09",
      call =
          "ado.request(\"POST\", route).body(\"application/octet-stream\", RequestBody.of(file))")
  void fileIsPosted(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.log"), "it broke");
    JsonElement uploaded =
        row(
            project
                .request("POST", "/{project}/_apis/wit/attachments")
                .query("fileName", "a & b.log")
                .body("application/octet-stream", RequestBody.of(file))
                .version("7.1")
                .json());
    assertThat(uploaded.getAsJsonObject().get("url").getAsString()).contains("/attachments/");
    assertThat(only().query("fileName")).isEqualTo("a & b.log");
    assertThat(only().header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(only().header("User-Agent")).isNotEmpty();
    assertThat(only().body()).isEqualTo("it broke");
  }
}
