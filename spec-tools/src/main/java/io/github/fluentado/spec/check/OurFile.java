// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One file of the description.
 *
 * @param name such as {@code areas/git.yaml}
 */
record OurFile(String name, Node root) {
  static final String COMMON = "common";

  String area() {
    return root.get("x-ado-area").text();
  }

  Map<String, Node> schemas() {
    return root.get("components").get("schemas").members();
  }

  List<OurOperation> operations() {
    List<OurOperation> operations = new ArrayList<>();
    root.get("paths")
        .members()
        .forEach(
            (key, item) ->
                item.members()
                    .forEach(
                        (verb, node) -> operations.add(new OurOperation(this, key, verb, node))));
    return operations;
  }
}
