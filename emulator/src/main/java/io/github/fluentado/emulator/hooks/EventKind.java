// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import io.github.fluentado.emulator.server.Doc;
import java.util.List;
import java.util.Optional;

/**
 * A type of event that a publisher has.
 *
 * @param versions of the resource, newest first
 */
record EventKind(
    String publisher,
    String id,
    String name,
    String description,
    List<String> versions,
    List<Input> inputs) {

  EventKind {
    versions = List.copyOf(versions);
    inputs = List.copyOf(inputs);
  }

  Optional<Input> input(String inputId) {
    return inputs.stream().filter(input -> input.id().equalsIgnoreCase(inputId)).findFirst();
  }

  Doc json(String hooksUrl) {
    return Doc.of("publisherId", publisher)
        .with("id", id)
        .with("url", hooksUrl + "/publishers/" + publisher + "/eventTypes/" + id)
        .with("name", name)
        .with("description", description)
        .with("supportedResourceVersions", versions)
        .with("inputDescriptors", inputs.stream().map(Input::json).toList());
  }
}
