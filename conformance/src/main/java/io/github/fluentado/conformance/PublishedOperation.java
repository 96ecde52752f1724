// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import java.util.List;
import java.util.Optional;

/**
 * An operation as a published file has it.
 *
 * @param file below {@code specification}, such as {@code wit/7.1/workItemTracking.json}
 * @param verb in capitals
 * @param version value of {@code api-version}, or empty
 * @param path template, from the organization on
 * @param examples references to examples, as they stand in the file
 */
record PublishedOperation(
    String file,
    String id,
    String verb,
    String version,
    String path,
    List<PublishedParameter> parameters,
    List<String> examples) {

  String area() {
    return file.substring(0, file.indexOf('/'));
  }

  Optional<PublishedParameter> parameter(String name) {
    return parameters.stream().filter(p -> p.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The parameters that a caller gives, apart from the body. */
  List<PublishedParameter> given() {
    return parameters.stream().filter(p -> !p.ofClient() && !p.in().equals("body")).toList();
  }
}
