// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import io.github.fluentado.emulator.server.Doc;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A service to which events can be sent, with what can be done there. */
record Consumer(
    String id, String name, String description, List<Input> inputs, List<Action> actions) {

  /**
   * @param events the types it takes; {@code *} for any
   */
  record Action(String id, String name, List<String> events, List<Input> inputs) {
    Action {
      events = List.copyOf(events);
      inputs = List.copyOf(inputs);
    }

    boolean takes(String eventType) {
      return events.contains("*") || events.stream().anyMatch(eventType::equalsIgnoreCase);
    }

    /** Whether it takes any event that this publisher has. */
    boolean takesFrom(Publisher publisher) {
      return publisher.events().stream().anyMatch(event -> takes(event.id()));
    }

    Doc json(String consumerUrl, String consumer) {
      String url = consumerUrl + "/actions/" + id;
      return Doc.of("id", id)
          .with("consumerId", consumer)
          .with("url", url)
          .with("_links", Doc.of().withHref("self", url))
          .with("name", name)
          .with("description", name)
          .with("supportedEventTypes", events)
          .with("supportedResourceVersions", Map.of())
          .with("allowResourceVersionOverride", true)
          .with("inputDescriptors", inputs.stream().map(Input::json).toList());
    }
  }

  Consumer {
    inputs = List.copyOf(inputs);
    actions = List.copyOf(actions);
  }

  Optional<Action> action(String actionId) {
    return actions.stream().filter(action -> action.id().equalsIgnoreCase(actionId)).findFirst();
  }

  /** The inputs of the consumer and of one of its actions. */
  List<Input> inputs(Action action) {
    return Stream.concat(inputs.stream(), action.inputs().stream()).toList();
  }

  String url(String hooksUrl) {
    return hooksUrl + "/consumers/" + id;
  }

  Doc json(String hooksUrl, List<Action> shown) {
    String url = url(hooksUrl);
    return Doc.of("id", id)
        .with("url", url)
        .with("_links", Doc.of().withHref("self", url).withHref("actions", url + "/actions"))
        .with("name", name)
        .with("description", description)
        .with("authenticationType", inputs.isEmpty() ? "none" : "external")
        .with("inputDescriptors", inputs.stream().map(Input::json).toList())
        .with("actions", shown.stream().map(action -> action.json(url, id)).toList());
  }
}
