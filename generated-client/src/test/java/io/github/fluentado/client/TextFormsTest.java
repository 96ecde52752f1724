// SPDX-License-Identifier: MIT
package io.github.fluentado.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.client.build.TimelineRecord;
import io.github.fluentado.client.common.VariableValue;
import io.github.fluentado.client.common.WorkItem;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.core.json.Json;
import io.github.fluentado.core.json.Model;
import io.github.fluentado.core.json.OpenEnum;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a log or a debugger shows of models. */
class TextFormsTest {
  private static final Pattern PRIVATE =
      Pattern.compile(
          "(?i)token|secret|password|credential|apikey|privatekey|signature|assertion|mail"
              + "|^(value|content|data|parameters|description|comment|text|body|message|key|pat)$");

  @Test
  void noModelShowsATextThatMayBeASecret() {
    int looked = 0;
    for (Class<?> model : Generated.models().toList()) {
      JsonObject json = new JsonObject();
      Generated.shape(model)
          .names()
          .forEach(name -> json.addProperty(name, "canary-" + name + "."));
      Model read = (Model) Json.decode(json.toString(), Generated.shape(model));
      for (String name : Generated.shape(model).names()) {
        if (PRIVATE.matcher(name).find() && !(read.get(name) instanceof OpenEnum)) {
          looked++;
          assertThat(read.toString()).as(model.getName()).doesNotContain("canary-" + name + ".");
        }
      }
    }
    assertThat(looked).isGreaterThan(200);
  }

  @Test
  void aThingSaysWhatItIs() {
    assertThat(
            new GitPullRequest().title("Mend the door").description("private").isDraft(true))
        .hasToString("GitPullRequest{description, isDraft=true, title=\"Mend the door\"}");
    assertThat(new TimelineRecord().name("Test").type("Job").workerName("agent 7"))
        .hasToString("TimelineRecord{name=\"Test\", type=\"Job\", workerName=\"agent 7\"}");
    assertThat(new VariableValue().isSecret(true).value("canary"))
        .hasToString("VariableValue{isSecret=true, value}");
    assertThat(
            Json.decode(
                "{\"id\":7,\"fields\":{\"System.Title\":\"Door\",\"Custom.Key\":\"canary\"}}",
                WorkItem.SHAPE))
        .hasToString("WorkItem{fields={System.Title=\"Door\"}, id=7}");
  }
}
