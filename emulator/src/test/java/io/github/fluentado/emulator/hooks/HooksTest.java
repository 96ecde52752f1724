// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Publishers, consumers and subscriptions over the API. */
class HooksTest {
  private static final String V = "?api-version=7.1";
  private static final String SUBSCRIPTIONS = "/_apis/hooks/subscriptions";

  private Emulator emulator;
  private Wire wire;

  @BeforeEach
  void start() {
    emulator = Emulator.start();
    wire = Wire.of(emulator);
  }

  @AfterEach
  void close() {
    emulator.close();
  }

  private String project() {
    return wire.get("/_apis/projects/web").json().get("id").getAsString();
  }

  private Wire.Answer create(String eventType, String publisherInputs, String consumerInputs) {
    return wire.post(SUBSCRIPTIONS + V, order(eventType, publisherInputs, consumerInputs));
  }

  static String order(String eventType, String publisherInputs, String consumerInputs) {
    return """
        {"publisherId":"tfs","eventType":"%s","resourceVersion":"1.0","consumerId":"webHooks",
         "consumerActionId":"httpRequest","publisherInputs":%s,"consumerInputs":%s}
        """
        .formatted(eventType, publisherInputs, consumerInputs);
  }

  private static final String SOMEWHERE = "{\"url\":\"http://127.0.0.1:9/x\"}";

  @Test
  void publishersTellTheirEventsAndWhatTheyCanBeFilteredBy() {
    Wire.Answer all = wire.get("/_apis/hooks/publishers" + V);
    assertThat(all.strings("value", "id"))
        .containsExactly("tfs", "pipelines", "rm", "distributedtask", "advsec");
    JsonObject push = wire.get("/_apis/hooks/publishers/tfs/eventtypes/git.push").json();
    assertThat(push.getAsJsonArray("inputDescriptors").asList())
        .extracting(input -> input.getAsJsonObject().get("id").getAsString())
        .containsExactly("repository", "branch", "pushedBy");
    assertThat(push.getAsJsonArray("supportedResourceVersions").get(0).getAsString())
        .isEqualTo("1.0");
    String url = push.get("url").getAsString();
    assertThat(wire.get(url.substring(emulator.url().length())).json()).isEqualTo(push);
    assertThat(wire.get("/_apis/hooks/publishers/tfs/eventtypes").list().size()).isEqualTo(19);
    assertThat(wire.get("/_apis/hooks/publishers/nobody").typeKey())
        .isEqualTo("PublisherNotFoundException");
    Wire.Answer query =
        wire.post("/_apis/hooks/publishersquery" + V, "{\"publisherIds\":[\"RM\"]}");
    assertThat(query.strings("results", "id")).containsExactly("rm");
  }

  @Test
  void consumersCanBeNarrowedToThoseOfAPublisher() {
    assertThat(wire.get("/_apis/hooks/consumers" + V).strings("value", "id"))
        .contains("webHooks", "azureServiceBus", "jenkins");
    assertThat(wire.get("/_apis/hooks/consumers?publisherId=rm").strings("value", "id"))
        .contains("webHooks")
        .doesNotContain("jenkins", "zendesk");
    Wire.Answer post = wire.get("/_apis/hooks/consumers/webHooks/actions/httpRequest");
    assertThat(post.strings("inputDescriptors", "id"))
        .contains("url", "httpHeaders", "basicAuthPassword", "resourceDetailsToSend");
    assertThat(wire.get("/_apis/hooks/consumers/webHooks/actions").list()).hasSize(1);
    assertThat(wire.get("/_apis/hooks/consumers/webHooks/actions/none").status()).isEqualTo(404);
    assertThat(wire.get("/_apis/hooks/consumers/none").typeKey())
        .isEqualTo("ConsumerNotFoundException");
  }

  @Test
  void aSubscriptionLivesFromCreateToDelete() {
    String inputs = "{\"projectId\":\"" + project() + "\",\"branch\":\"main\"}";
    Wire.Answer made = create("git.push", inputs, SOMEWHERE);
    assertThat(made.status()).isEqualTo(200);
    JsonObject json = made.json();
    assertThat(json.get("status").getAsString()).isEqualTo("enabled");
    assertThat(json.get("actionDescription").getAsString()).isEqualTo("To host 127.0.0.1");
    assertThat(json.get("eventDescription").getAsString()).isEqualTo("Branch main");
    assertThat(json.getAsJsonObject("publisherInputs").keySet())
        .contains("projectId", "branch", "hostId", "tfsSubscriptionId");
    String path = SUBSCRIPTIONS + "/" + json.get("id").getAsString();
    assertThat(wire.get(path).json()).isEqualTo(json);

    String changed = order("git.push", inputs, "{\"url\":\"https://example.invalid/new\"}");
    Wire.Answer put =
        wire.send(
            "PUT",
            path + V,
            "application/json",
            changed.replaceFirst("\\{", "{\"status\":\"disabledByUser\","));
    assertThat(put.json().get("status").getAsString()).isEqualTo("disabledByUser");
    assertThat(put.json().getAsJsonObject("consumerInputs").get("url").getAsString())
        .isEqualTo("https://example.invalid/new");
    assertThat(wire.delete(path + V).status()).isEqualTo(204);
    assertThat(wire.get(path).typeKey()).isEqualTo("SubscriptionNotFoundException");
    assertThat(wire.delete(path + V).status()).isEqualTo(404);
  }

  @Test
  void whatCannotBeServedIsRefusedAndLeavesNothing() {
    assertRefused(create("git.push", "{}", "{}"), 400, "url");
    assertRefused(create("git.push", "{}", "{\"url\":\"not a url\"}"), 400, "Uri");
    assertRefused(create("git.push", "{}", "{\"url\":\"ftp://a/b\"}"), 400, "Uri");
    assertRefused(create("git.push", "{}", "{\"url\":\"http://a:b@c/\"}"), 400, "credentials");
    assertRefused(create("git.push", "{\"colour\":\"red\"}", SOMEWHERE), 400, "repository, branch");
    assertRefused(create("git.push", "{\"repository\":\"x\"}", SOMEWHERE), 400, "guid");
    assertRefused(create("git.push", "{\"projectId\":\"x\"}", SOMEWHERE), 400, "guid");
    String nowhere = "{\"projectId\":\"11111111-2222-3333-4444-555555555555\"}";
    assertRefused(create("git.push", nowhere, SOMEWHERE), 404, "VS800075");
    assertRefused(create("build.complete", "{\"buildStatus\":\"Odd\"}", SOMEWHERE), 400, "Stopped");
    assertRefused(create("tfvc.checkin", "{}", SOMEWHERE), 400, "path");
    assertRefused(create("nothing.happened", "{}", SOMEWHERE), 404, "nothing.happened");
    assertRefused(create("git.push", "[]", SOMEWHERE), 400, "publisherInputs");
    String body = order("git.push", "{}", SOMEWHERE);
    for (String wrong :
        List.of(
            body.replace("tfs", "none"),
            body.replace("webHooks", "none"),
            body.replace("httpRequest", "none"))) {
      assertRefused(wire.post(SUBSCRIPTIONS + V, wrong), 404, "none");
    }
    assertRefused(wire.post(SUBSCRIPTIONS + V, body.replace("1.0", "9.9")), 400, "1.0-preview.1");
    assertRefused(wire.post(SUBSCRIPTIONS + V, "{"), 400, "JSON");
    assertRefused(wire.post(SUBSCRIPTIONS + V, "[]"), 400, "object");
    assertRefused(wire.post(SUBSCRIPTIONS + V, "{}"), 400, "publisherId");
    String system = body.replaceFirst("\\{", "{\"status\":\"onProbation\",");
    assertRefused(wire.post(SUBSCRIPTIONS + V, system), 400, "onProbation");
    assertThat(wire.get(SUBSCRIPTIONS).list()).isEmpty();
  }

  private static void assertRefused(Wire.Answer answer, int status, String part) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.message()).contains(part);
  }

  @Test
  void headersThatCannotBeSentAreRefusedWithoutRepeatingThem() {
    for (String line : List.of("no colon canary", "Host:canary", "A B:canary")) {
      Wire.Answer answer =
          create(
              "git.push",
              "{}",
              "{\"url\":\"http://127.0.0.1:9/\",\"httpHeaders\":\"X:1\\n" + line + "\"}");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("httpHeaders").doesNotContain("canary");
    }
  }

  @Test
  void credentialsGoOutInTheClearToThisMachineOnly() {
    String secret = ",\"basicAuthUsername\":\"me\",\"basicAuthPassword\":\"canary\"}";
    assertRefused(
        create("git.push", "{}", "{\"url\":\"http://example.invalid/\"" + secret), 400, "https");
    for (String url : List.of("https://example.invalid/", "http://localhost:9/")) {
      Wire.Answer made = create("git.push", "{}", "{\"url\":\"" + url + "\"" + secret);
      assertThat(made.status()).isEqualTo(200);
      assertThat(made.text()).doesNotContain("canary").contains("\"********\"");
    }
    assertThat(wire.get(SUBSCRIPTIONS).text()).doesNotContain("canary");
  }

  @Test
  void subscriptionsAreFoundByWhatTheyAskFor() {
    create("git.push", "{\"branch\":\"main\"}", SOMEWHERE);
    create("git.push", "{\"branch\":\"topic\"}", SOMEWHERE);
    create("workitem.created", "{}", SOMEWHERE);
    assertThat(wire.get(SUBSCRIPTIONS + "?eventType=git.push").list()).hasSize(2);
    assertThat(wire.get(SUBSCRIPTIONS + "?publisherId=rm").list()).isEmpty();
    assertThat(wire.get(SUBSCRIPTIONS + "?consumerActionId=httpRequest").list()).hasSize(3);
    assertThat(query("\"eventType\":\"git.push\"", "topic", "equals")).hasSize(1);
    assertThat(query("\"eventType\":\"git.push\"", "TOPIC", "equals")).hasSize(1);
    assertThat(query("\"eventType\":\"git.push\"", "topic", "notEquals")).hasSize(1);
    assertThat(query("\"publisherId\":\"tfs\"", "topic", "notEquals")).hasSize(2);
    assertRefused(
        wire.post(
            "/_apis/hooks/subscriptionsquery" + V,
            "{\"publisherInputFilters\":[{\"conditions\":[{\"inputId\":\"a\",\"operator\":\"x\"}]}]}"),
        400,
        "notEquals");
  }

  private List<String> query(String members, String branch, String operator) {
    String body =
        """
        {%s,"publisherInputFilters":[{"conditions":[
          {"inputId":"branch","operator":"%s","inputValue":"%s"}]}]}
        """
            .formatted(members, operator, branch);
    return wire.post("/_apis/hooks/subscriptionsquery" + V, body).strings("results", "id");
  }

  @Test
  void valuesOfAnInputComeFromTheProject() {
    String body =
        """
        {"currentValues":{"projectId":"%s"},
         "inputValues":[{"inputId":"workItemType"},{"inputId":"areaPath"},{"inputId":"buildStatus"}]}
        """
            .formatted(project());
    Wire.Answer answer = wire.post("/_apis/hooks/publishers/tfs/inputValuesQuery" + V, body);
    assertThat(values(answer, 0)).contains("", "Bug", "Task");
    assertThat(values(answer, 1)).contains("web");
    assertThat(values(answer, 2)).contains("Succeeded", "Stopped");
    assertRefused(
        wire.post(
            "/_apis/hooks/publishers/tfs/inputValuesQuery" + V,
            "{\"inputValues\":[{\"inputId\":\"no\"}]}"),
        400,
        "no");
  }

  private static List<String> values(Wire.Answer answer, int index) {
    JsonObject input = answer.json().getAsJsonArray("inputValues").get(index).getAsJsonObject();
    return input.getAsJsonArray("possibleValues").asList().stream()
        .map(value -> value.getAsJsonObject().get("value").getAsString())
        .toList();
  }

  @Test
  void tracesAreSwitchedOnForAnHour() {
    String id = create("git.push", "{}", SOMEWHERE).json().get("id").getAsString();
    String path = SUBSCRIPTIONS + "/" + id + "/diagnostics";
    assertThat(wire.get(path).json().size()).isZero();
    wire.send("PUT", path + V, "application/json", "{\"deliveryTracing\":{\"enabled\":true}}");
    assertThat(tracing(path)).isTrue();
    emulator.clock().advance(Duration.ofMinutes(61));
    assertThat(tracing(path)).isFalse();
  }

  private boolean tracing(String path) {
    JsonObject json = wire.get(path).json();
    return json.getAsJsonObject("deliveryTracing").get("enabled").getAsBoolean();
  }
}
