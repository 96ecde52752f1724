// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What work item tracking tells reaches those subscriptions that want it. */
class WorkItemHooksTest {
  private static final String ALL = "/_apis/hooks/subscriptions";
  private static final String V = "?api-version=7.1";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  private String subscribed(String event, String inputs) {
    String project = wire.get("/_apis/projects/web").json().get("id").getAsString();
    String body =
        """
        {"publisherId":"tfs","eventType":"%s","resourceVersion":"1.0","consumerId":"webHooks",
         "consumerActionId":"httpRequest","publisherInputs":{"projectId":"%s"%s},
         "consumerInputs":{"url":"http://127.0.0.1:%d/x"}}"""
            .formatted(event, project, inputs, emulator.port());
    Wire.Answer made = wire.post(ALL + V, body);
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    return ALL + "/" + made.json().get("id").getAsString() + "/notifications" + V;
  }

  @Test
  void filtersSeeWhatTheyAskFor() {
    String state = subscribed("workitem.updated", ",\"changedFields\":\"System.State\"");
    String tag = subscribed("workitem.created", ",\"tag\":\"red\"");
    String words = subscribed("workitem.commented", ",\"commentPattern\":\"hello\"");
    String links = subscribed("workitem.updated", ",\"linksChanged\":\"true\"");
    wire.create("Bug", Wire.add("System.Title", "a"), Wire.add("System.Tags", "blue; red"));
    wire.create("Bug", Wire.add("System.Title", "b"));
    wire.update(1, Wire.add("System.Title", "c"));
    wire.update(1, Wire.add("System.State", "Active"));
    wire.update(1, Wire.add("System.History", "Hello all"));
    wire.update(1, Wire.add("System.History", "bye"));
    wire.update(1, Wire.link("System.LinkTypes.Related", wire.itemUrl(2)));
    assertThat(wire.get(state).list()).hasSize(1);
    assertThat(wire.get(tag).list()).hasSize(1);
    assertThat(wire.get(words).list()).hasSize(1);
    assertThat(wire.get(links).list()).hasSize(1);
  }
}
