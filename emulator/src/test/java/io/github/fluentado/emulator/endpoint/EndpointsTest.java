// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class EndpointsTest {
  private static final String ALL = "/_apis/serviceendpoint/endpoints";
  private static final String OTHER = "/Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F";
  private static final String V = "?api-version=7.1";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  private static String endpoint(String name, String... projects) {
    StringBuilder references = new StringBuilder();
    for (String project : projects) {
      references.append(references.isEmpty() ? "" : ",");
      references.append(
          "{\"projectReference\":{\"name\":\"" + project + "\"},\"name\":\"" + name + "\"}");
    }
    return """
        {"name":"%s","type":"Generic","url":"https://myserver","data":{"k":"v"},
         "authorization":{"scheme":"UsernamePassword",
                          "parameters":{"username":"me","password":"hunter2"}},
         "serviceEndpointProjectReferences":[%s]}"""
        .formatted(name, references);
  }

  private String created(String name) {
    Wire.Answer made = wire.post(ALL + V, endpoint(name, "web"));
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    return made.json().get("id").getAsString();
  }

  @Test
  void noAnswerTellsASecret() {
    Wire.Answer made = wire.post(ALL + V, endpoint("one", "web"));
    JsonObject parameters =
        made.json().getAsJsonObject("authorization").getAsJsonObject("parameters");
    assertThat(parameters.get("password").isJsonNull()).isTrue();
    assertThat(parameters.get("username").getAsString()).isEqualTo("me");
    String id = made.json().get("id").getAsString();
    Wire.Answer read = wire.get("/web" + ALL + "/" + id + V);
    assertThat(read.json().getAsJsonObject("authorization").getAsJsonObject("parameters").keySet())
        .containsExactly("username");
    assertThat(made.text() + read.text() + wire.get("/web" + ALL + V).text())
        .doesNotContain("hunter2");
  }

  @Test
  void listsAreFiltered() {
    String one = created("one");
    created("two");
    assertThat(wire.get("/web" + ALL + V).strings("value", "name")).containsExactly("one", "two");
    assertThat(wire.get("/web" + ALL + V + "&endpointNames=TWO,x").strings("value", "name"))
        .containsExactly("two");
    assertThat(wire.get("/web" + ALL + V + "&endpointIds=" + one).strings("value", "name"))
        .containsExactly("one");
    assertThat(wire.get("/web" + ALL + V + "&type=generic&authSchemes=Token").list()).isEmpty();
    assertThat(wire.get("/web" + ALL + V + "&type=github").list()).isEmpty();
    assertThat(wire.get(OTHER + ALL + V).list()).isEmpty();
  }

  @Test
  void anEndpointIsSharedUnderAnotherName() {
    String id = created("one");
    String body = "[{\"projectReference\":{\"name\":\"Größe & Maß\"},\"name\":\"theirs\"}]";
    assertThat(wire.patchJson(ALL + "/" + id + V, body).status()).isEqualTo(204);
    String theirs = OTHER + ALL + V;
    assertThat(wire.get(theirs).strings("value", "name")).containsExactly("theirs");
    assertThat(wire.get("/web" + ALL + V).list().get(0).getAsJsonObject().get("isShared"))
        .hasToString("true");
    String web = wire.get("/_apis/projects/web").json().get("id").getAsString();
    assertThat(wire.delete(ALL + "/" + id + V + "&projectIds=" + web).status()).isEqualTo(204);
    assertThat(wire.get("/web" + ALL + V).list()).isEmpty();
    assertThat(wire.get(theirs).list()).hasSize(1);
  }

  @Test
  void updatesKeepWhatTheyDoNotName() {
    String id = created("one");
    Wire.Answer updated =
        wire.send("PUT", ALL + "/" + id + V, "application/json", "{\"description\":\"d\"}");
    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.json().get("name").getAsString()).isEqualTo("one");
    assertThat(updated.json().get("url").getAsString()).isEqualTo("https://myserver");
    Wire.Answer many =
        wire.send(
            "PUT", ALL + V, "application/json", "[{\"id\":\"" + id + "\",\"url\":\"https://b\"}]");
    assertThat(many.strings("value", "url")).containsExactly("https://b");
    assertThat(wire.get("/web" + ALL + "/" + id + V).json().get("description").getAsString())
        .isEqualTo("d");
  }

  @Test
  void aBatchOfUpdatesIsAppliedWhollyOrNotAtAll() {
    String id = created("one");
    String body =
        "[{\"id\":\""
            + id
            + "\",\"url\":\"https://b\"},"
            + "{\"id\":\"00000000-0000-0000-0000-000000000001\"}]";
    assertThat(wire.send("PUT", ALL + V, "application/json", body).status()).isEqualTo(404);
    assertThat(wire.get("/web" + ALL + "/" + id + V).json().get("url").getAsString())
        .isEqualTo("https://myserver");
  }

  @Test
  void wrongOnesAreRefused() {
    created("one");
    Wire.Answer twice = wire.post(ALL + V, endpoint("ONE", "web"));
    assertThat(twice.status()).isEqualTo(409);
    assertThat(twice.typeKey()).isEqualTo("DuplicateServiceConnectionException");
    assertThat(wire.post(ALL + V, endpoint("x")).status()).isEqualTo(400);
    assertThat(wire.post(ALL + V, endpoint("x", "nowhere")).status()).isEqualTo(404);
    assertThat(wire.post(ALL + V, endpoint("", "web")).status()).isEqualTo(400);
    Wire.Answer type = wire.post(ALL + V, endpoint("x", "web").replace("Generic", "nothing"));
    assertThat(type.message()).contains("nothing").contains("UsernamePassword");
    assertThat(wire.post(ALL + V, endpoint("x", "web").replace("https://myserver", "?")).status())
        .isEqualTo(400);
    assertThat(wire.post(ALL + V, "[").typeKey()).isEqualTo("JsonReaderException");
    assertThat(wire.get("/web" + ALL + V).list()).hasSize(1);
  }

  @Test
  void anUnknownOneReadsAsNull() {
    String none = "/00000000-0000-0000-0000-000000000001" + V;
    Wire.Answer answer = wire.get("/web" + ALL + none);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("null");
    assertThat(wire.delete(ALL + none + "&projectIds=web").status()).isEqualTo(404);
    assertThat(wire.delete(ALL + "/" + created("one") + V).status()).isEqualTo(400);
  }

  @Test
  void typesTellTheirSchemes() {
    Wire.Answer types = wire.get("/_apis/serviceendpoint/types?api-version=7.1&type=github");
    assertThat(types.strings("value", "displayName")).containsExactly("GitHub");
    assertThat(
            wire.get("/_apis/serviceendpoint/types?scheme=WorkloadIdentityFederation")
                .strings("value", "name"))
        .containsExactly("azurerm");
  }

  @Test
  void theHistoryOfAnUnusedEndpointIsEmpty() {
    String id = created("one");
    Wire.Answer history = wire.get("/web/_apis/serviceendpoint/" + id + "/executionhistory?top=5");
    assertThat(history.list()).isEmpty();
    assertThat(history.header("x-ms-continuationtoken")).isEmpty();
  }
}
