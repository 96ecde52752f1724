// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.http.Headers;
import java.util.Arrays;
import java.util.List;

/** A route that is published nowhere is asked for as Microsoft's clients do. */
final class RouteProof implements Proof {
  private final Index index;

  RouteProof(Index index) {
    this.index = index;
  }

  @Override
  public void prove(Fact fact) {
    Entry entry = index.byOperation(fact.get("operation"));
    Wire wire = new Wire().answer(Headers.none(), "");
    Exchanged.quietly(new Requests(wire.toContoso()).make(entry));
    Sent sent = wire.only();

    assertThat(sent.method()).isEqualTo(fact.get("verb"));
    assertThat(sent.query("api-version")).containsExactly(fact.get("version"));
    assertThat(fixed(sent.uri().getRawPath().substring("/contoso".length()), fact))
        .isEqualTo(fact.get("path"));
  }

  /** The path that was sent, with the places of the template where values are. */
  private static String fixed(String path, Fact fact) {
    List<String> template = Arrays.asList(fact.get("path").split("/", -1));
    String[] parts = path.split("/", -1);
    for (int i = 0; i < Math.min(parts.length, template.size()); i++) {
      boolean place = template.get(i).startsWith("{");
      parts[i] = place && !parts[i].isEmpty() ? template.get(i) : parts[i];
    }
    // The last value may have a slash of its own.
    int count = template.get(template.size() - 1).equals("{key}") ? template.size() : parts.length;
    return String.join("/", Arrays.asList(parts).subList(0, count));
  }
}
