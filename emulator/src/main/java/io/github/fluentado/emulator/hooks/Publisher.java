// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import io.github.fluentado.emulator.server.Doc;
import java.util.List;
import java.util.Optional;

/** A part of the service that tells of events. */
record Publisher(
    String id, String name, String description, List<Input> inputs, List<EventKind> events) {

  Publisher {
    inputs = List.copyOf(inputs);
    events = List.copyOf(events);
  }

  Optional<EventKind> event(String eventType) {
    return events.stream().filter(event -> event.id().equalsIgnoreCase(eventType)).findFirst();
  }

  Doc json(String hooksUrl) {
    String url = hooksUrl + "/publishers/" + id;
    return Doc.of("id", id)
        .with("url", url)
        .with("_links", Doc.of().withHref("self", url))
        .with("name", name)
        .with("description", description)
        .with("supportedEvents", events.stream().map(event -> event.json(hooksUrl)).toList())
        .with("inputDescriptors", inputs.stream().map(Input::json).toList());
  }
}
